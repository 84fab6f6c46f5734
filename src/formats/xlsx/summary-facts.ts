import type { AuditReport } from "../../model/report.js";
import { type Verdict, verdicts } from "../../model/verdict.js";
import { partyText } from "../../report/party-text.js";
import { listText } from "../../report/quantity-text.js";
import { verdictWord } from "../../report/verdict-text.js";
import type { Fact } from "./fact-sheet.js";

type Settings = Pick<AuditReport, "agreement" | "period" | "asOf" | "timezone" | "tool">;

export function settingFacts(report: Settings): readonly Fact[] {
  const { agreement, period, asOf, timezone } = report;
  return [
    ["Agreement", [agreement.title, agreement.id].find((text) => text !== "") ?? agreement.file],
    ["Parties", listText(agreement.parties.map(({ id }) => partyText(report, id)))],
    ["Period from", period.from, "instant"],
    ["Period to, not included", period.to, "instant"],
    ["As of", asOf, "instant"],
    ["Time zone", timezone],
    ["Made by", `${report.tool.name} ${report.tool.version}`],
  ];
}

export function countFact(label: string, count: number): Fact {
  return [label, count, "number"];
}

/** How many objectives there are, and how many of each verdict. */
export function verdictFacts(reached: readonly Verdict[]): readonly Fact[] {
  const counts = verdicts
    .map((verdict) => ({ verdict, count: reached.filter((each) => each === verdict).length }))
    .filter(({ count }) => count > 0);
  return [
    countFact("Objectives", reached.length),
    ...counts.map(({ verdict, count }) => countFact(`… ${verdictWord(verdict)}`, count)),
  ];
}

/** What the data is found to be. */
export function dataFacts({
  findings,
  problems,
  inputs,
}: Pick<AuditReport, "findings" | "problems" | "inputs">): readonly Fact[] {
  return [
    countFact("Findings", findings.length),
    countFact("Errors", problems.filter(({ severity }) => severity === "error").length),
    countFact(
      "Rejected rows",
      inputs.reduce((sum, { rejected }) => sum + rejected, 0),
    ),
  ];
}

/** A workbook knows no zones, so it has to be said. */
export function zoneNote({ timezone }: Pick<AuditReport, "timezone">): string {
  return `Every date in this workbook is on the wall clock of ${timezone}; durations are hours, minutes and seconds.`;
}
