import { type Fact, type Grounds, listClosingFacts } from "../../report/closing-facts.js";
import { composeInputs } from "../../report/ledgers/inputs.js";
import { ledgerTable } from "./ledger-table.js";
import { type Content, html, type Markup } from "./markup.js";

/** What stands below the title: whoever prints the page must see at once what it is about. */
const openingFacts: ReadonlySet<string> = new Set(["As of", "Period", "Time zone", "Parties"]);

export function openingPart(report: Grounds): Markup {
  return factList(listClosingFacts(report).filter(({ label }) => openingFacts.has(label)));
}

/** What the figures rest on: the files with their hashes, every row accounted for, the conventions in force. */
export function evidencePart(report: Grounds): Content {
  const facts = listClosingFacts(report).filter(({ label }) => !openingFacts.has(label));
  return [
    report.inputs.length > 0 && [
      html`<h3>Inputs</h3>\n`,
      ledgerTable(composeInputs(report, "wide"), { caption: "Inputs and their rows", nameColumn: 1 }),
    ],
    hashTable(report),
    html`<h3>How it was made</h3>\n`,
    factList(facts),
  ];
}

export function factList(facts: readonly Fact[]): Markup {
  return html`<dl class="facts">${facts.map(({ label, texts }) => html`<div><dt>${label}</dt>${texts.map((text) => html`<dd>${text}</dd>`)}</div>\n`)}</dl>
`;
}

/** Whole, so that a copy of a file can be held against the one that was audited. */
function hashTable({ agreement, inputs, supportedBy = [] }: Grounds): Content {
  const inner = supportedBy.flatMap((each) => [each.agreement, ...each.agreement.included, ...each.inputs]);
  const all = [agreement, ...agreement.included, ...inputs, ...inner];
  // An export that several agreements read is one file.
  const files = [
    ...new Map(
      all.map(({ file, sha256 }) => [`${file}\n${sha256}`, { file, sha256: sha256 ?? "" }]),
    ).values(),
  ].filter(({ sha256 }) => sha256 !== "");
  if (files.length === 0) return false;
  return html`<details class="hashes"><summary>SHA-256 of every file</summary>
<div class="scroll" role="group" tabindex="0" aria-label="SHA-256 of every file"><table><caption class="unseen">SHA-256 of every file</caption>
<thead><tr><th scope="col">File</th><th scope="col">SHA-256</th></tr></thead>
<tbody>${files.map(({ file, sha256 }) => html`<tr><th scope="row">${file}</th><td><code>${sha256}</code></td></tr>\n`)}</tbody></table></div></details>
`;
}
