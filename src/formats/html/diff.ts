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
import { moreText } from "../../report/page.js";
import { factList } from "./evidence.js";
import { ledgerTable } from "./ledger-table.js";
import { html } from "./markup.js";
import { type Section, writeFramedPage } from "./page.js";
import { plainPagePolicy } from "./page-policy.js";
import { errorsSection, ledgerPart, problemSections } from "./page-sections.js";
import { pageStyle } from "./page-style.js";

const flipsShown = 200;
const openingFacts: ReadonlySet<string> = new Set(["As of", "Period", "Time zone"]);

/** A comparison as one page that loads nothing and needs no script. Every value of a file is text in it. */
export function* renderDiffHtml(diff: DiffReport): Iterable<string> {
  const { outcome, style, subject, reason } = composeDiffHeadline(diff);
  const facts = listDiffFacts(diff);
  const problems = nameSides(diff);
  yield* writeFramedPage({
    title: `${subject}: ${outcome.slice(2)}`,
    badge: html`<span class="badge ${style}">${outcome}</span>`,
    subject,
    reason,
    opening: factList(facts.filter(({ label }) => openingFacts.has(label))),
    tool: diff.tool,
    sections: [
      errorsSection({ problems }),
      objectivesSection(diff),
      ledgerSection("changes", "What the definitions say differently", composeDiffChanges(diff)),
      ledgerSection("credits", "Credits", composeDiffCredits(diff)),
      terminationSection(diff),
      flipsSection(diff),
      ...problemSections({ problems, inputs: diff.new.inputs }),
      evidenceSection(diff),
    ],
    policy: plainPagePolicy,
    styles: [pageStyle],
  });
}

function objectivesSection(diff: DiffReport): Section {
  const same = sameObjectivesText(diff);
  const content = [
    ledgerPart(composeDiffObjectives(diff), "Objectives", 0),
    same !== "" && html`<p class="note">${same}</p>\n`,
  ];
  return { id: "objectives", title: "Objectives", content };
}

function ledgerSection(id: string, title: string, ledger: Ledger): Section {
  return { id, title, content: ledgerPart(ledger, title, 0) };
}

function terminationSection(diff: DiffReport): Section {
  const sentences = terminationSentences(diff);
  const content = sentences.length > 0 && sentences.map((sentence) => html`<p>${sentence}</p>\n`);
  return { id: "termination", title: "Right to end the agreement", content };
}

function flipsSection(diff: DiffReport): Section {
  const total = flipCount(diff);
  const worst = listFlips(diff, flipsShown);
  const more = moreText(total - worst.length);
  const content = worst.length > 0 && [
    ledgerPart(composeFlips(worst, diff), "Records judged otherwise", 0),
    more !== "" && html`<p class="note">${more}</p>\n`,
  ];
  return { id: "records", title: flipsTitle(total, worst.length), content };
}

function evidenceSection(diff: DiffReport): Section {
  const inputs = listDiffInputs(diff)
    .filter(({ side }) => side.inputs.length > 0)
    .map(({ title, side }) => [
      html`<h3>${title}</h3>\n`,
      ledgerTable(composeInputs(side, "wide"), { caption: title, nameColumn: 1 }),
    ]);
  const facts = listDiffFacts(diff).filter(({ label }) => !openingFacts.has(label));
  const content = [inputs, html`<h3>How it was made</h3>\n`, factList(facts)];
  return { id: "evidence", title: "Evidence", content };
}
