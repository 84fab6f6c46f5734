import type { DiffReport } from "../../model/diff.js";
import { listDiffFacts, listDiffInputs } from "../../report/diff/diff-closing.js";
import { composeDiffHeadline } from "../../report/diff/diff-headline.js";
import {
  composeDiffChanges,
  composeDiffCredits,
  composeDiffObjectives,
  sameObjectivesText,
  terminationSentences,
} from "../../report/diff/diff-ledgers.js";
import { composeFlips, flipCount, flipsTitle, listFlips } from "../../report/diff/flip-ledger.js";
import { nameSides } from "../../report/diff/name-sides.js";
import { composeInputs } from "../../report/ledgers/inputs.js";
import type { Ledger } from "../../report/ledgers/ledger.js";
import { markdownTable } from "../../report/markdown-table.js";
import { markdownProse, markdownText } from "../../report/markdown-text.js";
import { moreText } from "../../report/page.js";
import { writeSections } from "../../report/section-text.js";
import { errorsSection, folded, note, rejectsSection, warningsSection } from "./sections.js";

const flipsShown = 50;

/** A comparison as Markdown, for the pull request that changes a definition. */
export function* renderDiffMarkdown(diff: DiffReport): Iterable<string> {
  yield* writeSections([
    () => headlineSection(diff),
    () => errorsSection({ problems: nameSides(diff) }),
    () => objectivesSection(diff),
    () => ledgerSection("What the definitions say differently", composeDiffChanges(diff)),
    () => ledgerSection("Credits", composeDiffCredits(diff)),
    () => terminationSection(diff),
    () => flipsSection(diff),
    () => rejectsSection({ problems: nameSides(diff), inputs: diff.new.inputs }),
    () => warningsSection({ problems: nameSides(diff) }),
    () => evidenceSection(diff),
  ]);
}

function headlineSection(diff: DiffReport): string[] {
  const { outcome, subject, reason } = composeDiffHeadline(diff);
  const [symbol = "", ...words] = outcome.split(" ");
  const text = words.join(" ");
  return [
    `## ${symbol} ${text.slice(0, 1).toUpperCase()}${text.slice(1)}: ${markdownText(subject)}`,
    "",
    markdownProse(reason),
  ];
}

function objectivesSection(diff: DiffReport): string[] {
  const ledger = ledgerSection("Objectives", composeDiffObjectives(diff));
  const same = note(sameObjectivesText(diff));
  return ledger.length > 0 || same.length === 0 ? [...ledger, ...same] : ["### Objectives", ...same];
}

function ledgerSection(title: string, ledger: Ledger): string[] {
  return ledger.rows.length === 0 ? [] : [`### ${title}`, "", ...markdownTable(ledger)];
}

function terminationSection(diff: DiffReport): string[] {
  const sentences = terminationSentences(diff);
  return sentences.length === 0 ? [] : ["### Right to end the agreement", ...sentences.flatMap(note)];
}

function flipsSection(diff: DiffReport): string[] {
  const total = flipCount(diff);
  const worst = listFlips(diff, flipsShown);
  if (worst.length === 0) return [];
  return [
    ...ledgerSection(flipsTitle(total, worst.length), composeFlips(worst, diff)),
    ...note(moreText(total - worst.length)),
  ];
}

function evidenceSection(diff: DiffReport): string[] {
  const inputs = listDiffInputs(diff).flatMap(({ title, side }) =>
    side.inputs.length === 0 ? [] : [`**${title}**`, "", ...markdownTable(composeInputs(side, "wide")), ""],
  );
  const facts = listDiffFacts(diff).map(
    ({ label, texts }) => `- **${label}:** ${texts.map(markdownProse).join("<br>")}`,
  );
  return folded("Evidence", [...inputs, ...facts]);
}
