import type { WriteSheet } from "hucre/xlsx";
import type { AuditReport } from "../../model/report.js";
import { composeHeadline } from "../../report/headline.js";
import { isWaived } from "../../report/ledgers/waived.js";
import type { Zone } from "../../time/zone.js";
import { type Fact, factSheet } from "./fact-sheet.js";
import { countFact, dataFacts, settingFacts, verdictFacts, zoneNote } from "./summary-facts.js";

/**
 * What a reader needs if nothing else is read, and how to read the other sheets.
 *
 * @param notes what they leave out
 */
export function summarySheet(report: AuditReport, notes: readonly string[], zone: Zone): WriteSheet {
  const facts = [settingFacts(report), countFacts(report)];
  return factSheet({ headline: composeHeadline(report), facts, notes: [zoneNote(report), ...notes] }, zone);
}

function countFacts(report: AuditReport): readonly Fact[] {
  const { objectives, breaches } = report;
  return [
    ...verdictFacts(objectives.map(({ verdict }) => verdict)),
    countFact("Misses", breaches.filter((breach) => !isWaived(breach)).length),
    countFact("Waived misses", breaches.filter(isWaived).length),
    ...dataFacts(report),
  ];
}
