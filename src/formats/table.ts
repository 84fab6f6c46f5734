import type { RenderOptions } from "../model/format.js";
import type { AuditReport } from "../model/report.js";
import { resolvedTitle } from "../report/baseline-text.js";
import { rankBreaches } from "../report/breach-ranking.js";
import { disputesNote } from "../report/dispute-text.js";
import { composeHeadline } from "../report/headline.js";
import { composeBaseline, composeResolved } from "../report/ledgers/baseline.js";
import { clockNote, composeBreaches } from "../report/ledgers/breaches.js";
import { composeExclusions } from "../report/ledgers/exclusions.js";
import type { Ledger } from "../report/ledgers/ledger.js";
import { composeObjectives } from "../report/ledgers/objectives.js";
import { composeWaived, isWaived } from "../report/ledgers/waived.js";
import { groupsNote } from "../report/objective-details.js";
import { moreLines, noteLines, type Page } from "../report/page.js";
import {
  closingLines,
  createPage,
  findingLines,
  headlineLines,
  inputLines,
  ledgerLines,
  settingOf,
} from "../report/page-sections.js";
import { errorLines, rejectLines, warningLines } from "../report/problem-sections.js";
import { quantityText } from "../report/quantity-text.js";
import { remedyLines } from "../report/remedy-lines.js";
import { creditPart, terminationPart } from "../report/remedy-parts.js";
import { writeSections } from "../report/section-text.js";
import { causeLines, supportLines } from "../report/support-lines.js";
import { vendorNote } from "../report/vendor-clock-text.js";
import { escalationAuditLines, escalationLines } from "./table/escalations.js";

const breachesShown = 10;
/** From here on everything of a miss stands on one line; there is more to say of it than of an objective. */
const missesWideFrom = 136;

/** The table for people at a terminal. */
export function* renderTable(report: AuditReport, options: RenderOptions): Iterable<string> {
  const page = createPage(options);
  yield* writeSections([
    () => headlineLines(composeHeadline(report), page),
    () => errorLines(report, page),
    () => objectiveLines(report, page),
    () => baselineLines(report, page),
    () => escalationLines(report, page),
    () => breachLines(report, page),
    () => supportLines(report, page),
    () => causeLines(report, page),
    () => escalationAuditLines(report, page),
    () => waivedLines(report, page),
    () => remedyLines(creditPart(report), page),
    () => remedyLines(terminationPart(report), page),
    () => exclusionLines(report, page),
    () => findingLines(report, page),
    () => rejectLines(report, page),
    () => warningLines(report, page),
    () => inputLines(report, page),
    () => closingLines(report, page),
  ]);
}

function objectiveLines(report: AuditReport, page: Page): string[] {
  if (report.objectives.length === 0) return [];
  return [
    ...ledgerLines("Objectives", composeObjectives(report, settingOf(page)), page),
    ...noteLines(page, vendorNote(report)),
    ...noteLines(page, groupsNote(report)),
  ];
}

/** What an earlier report says of what fails; nothing where the run was held against none. */
function baselineLines({ baseline }: AuditReport, page: Page): string[] {
  if (baseline === undefined) return [];
  const parts: [title: string, ledger: Ledger][] = [
    ["Against the baseline", composeBaseline(baseline)],
    [resolvedTitle(baseline), composeResolved(baseline, breachesShown)],
  ];
  const drawn = parts.filter(([, { rows }]) => rows.length > 0);
  return drawn.flatMap(([title, ledger], index) => [
    ...(index === 0 ? [] : [""]),
    ...ledgerLines(title, ledger, page),
    ...(ledger === parts[1]?.[1] ? moreLines(page, baseline.misses.resolved.length - breachesShown) : []),
  ]);
}

function breachLines(report: AuditReport, page: Page): string[] {
  const setting = page.columns >= missesWideFrom ? "wide" : "narrow";
  const counted = report.breaches.filter((breach) => !isWaived(breach));
  const total = counted.length;
  if (total === 0) return [];
  const worst = rankBreaches(counted, breachesShown);
  // A miss is a record's, a breach an objective's: most targets allow some misses.
  const misses = quantityText(total, "miss", "misses");
  const title = total > worst.length ? `The ${worst.length} worst of ${misses}` : misses;
  return [
    ...ledgerLines(title, composeBreaches(worst, report, setting), page),
    ...noteLines(page, clockNote(worst, report)),
    ...noteLines(page, disputesNote(report)),
    ...moreLines(page, total - worst.length),
  ];
}

function waivedLines(report: AuditReport, page: Page): string[] {
  const waived = report.breaches.filter(isWaived);
  if (waived.length === 0) return [];
  const shown = waived.slice(0, breachesShown);
  const title = `Waived: ${quantityText(waived.length, "miss", "misses")}`;
  return [
    ...ledgerLines(title, composeWaived(shown, report, settingOf(page)), page),
    ...moreLines(page, waived.length - shown.length),
  ];
}

function exclusionLines(report: AuditReport, page: Page): string[] {
  const ledger = composeExclusions(report);
  return ledger.rows.length === 0 ? [] : ledgerLines("Excluded by agreement", ledger, page);
}
