import type { AgreementKind } from "../model/contract.js";
import type { AuditReport } from "../model/report.js";
import type { Fact } from "./closing-facts.js";
import { civilDateText } from "./instant-text.js";
import { partyText } from "./party-text.js";

const kindText: Readonly<Record<AgreementKind, string>> = {
  customer: "an agreement between a provider and its client",
  internal: "an internal agreement",
  vendor: "an agreement with a vendor",
  commitment: "a commitment of one side",
};

/** What the agreement says beside its figures, for whoever reads its report; empty where it says nothing. */
export function listContractFacts(report: Pick<AuditReport, "agreement">): readonly Fact[] {
  const {
    kind,
    services,
    notCovered,
    responsibilities = [],
    stages = [],
    clauses,
    signatures,
  } = report.agreement;
  const owners = [...new Set(responsibilities.map(({ party }) => party))];
  const facts: Fact[] = [
    { label: "Kind", texts: kind === undefined ? [] : [kindText[kind]] },
    { label: "Services", texts: services ?? [] },
    { label: "Not covered", texts: notCovered ?? [] },
    ...owners.map((party) => ({
      label: `Duties of ${partyText(report, party)}`,
      texts: responsibilities.filter((each) => each.party === party).map(({ duty }) => duty),
    })),
    { label: "Stages", texts: stages.length === 0 ? [] : [stages.join(" → ")] },
    { label: "Clauses", texts: (clauses ?? []).map(({ name, says }) => `${name}: ${says}`) },
    {
      label: "Signed by",
      texts: (signatures ?? []).map(
        ({ party, name, on }) =>
          `${name}, for ${partyText(report, party)}${on === null ? "" : `, on ${civilDateText(on)}`}`,
      ),
    },
  ];
  return facts.filter(({ texts }) => texts.length > 0);
}
