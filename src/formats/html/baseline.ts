import type { AuditReport } from "../../model/report.js";
import { resolvedTitle } from "../../report/baseline-text.js";
import { composeBaseline, composeResolved } from "../../report/ledgers/baseline.js";
import { moreText } from "../../report/page.js";
import { ledgerTable } from "./ledger-table.js";
import { type Content, html } from "./markup.js";

const resolvedShown = 200;

/** What an earlier report says of what fails, and which of its misses are none any more. */
export function baselinePart({ baseline }: AuditReport): Content {
  if (baseline === undefined) return false;
  const results = composeBaseline(baseline);
  const resolved = composeResolved(baseline, resolvedShown);
  if (results.rows.length + resolved.rows.length === 0) return false;
  const more = moreText(baseline.misses.resolved.length - resolved.rows.length);
  return [
    results.rows.length > 0 && ledgerTable(results, { caption: "Against the baseline", nameColumn: 1 }),
    resolved.rows.length > 0 && [
      html`<p><strong>${resolvedTitle(baseline)}</strong></p>\n`,
      ledgerTable(resolved, { caption: "Resolved misses", nameColumn: 0 }),
    ],
    more !== "" && html`<p class="note">${more}</p>\n`,
  ];
}
