import type { AuditReport } from "../model/report.js";
import { composeHeadline } from "../report/headline.js";
import { composeExclusions } from "../report/ledgers/exclusions.js";
import { creditPart, terminationPart } from "../report/remedy-parts.js";
import { baselinePart } from "./html/baseline.js";
import { breachesPart, waivedPart } from "./html/breaches.js";
import { chartsPart } from "./html/charts-part.js";
import { escalationAuditPart, escalationsPart } from "./html/escalations.js";
import { evidencePart } from "./html/evidence.js";
import { html } from "./html/markup.js";
import { objectivesPart } from "./html/objectives.js";
import { type Section, writePage } from "./html/page.js";
import { pagePolicy } from "./html/page-policy.js";
import { pageScript } from "./html/page-script.js";
import {
  agreementSection,
  errorsSection,
  findingsSection,
  ledgerPart,
  problemSections,
} from "./html/page-sections.js";
import { pageStyle } from "./html/page-style.js";
import { remedySection } from "./html/remedies.js";
import { supportSections } from "./html/supports.js";

/** The bars of what was missed are hatched: they differ by more than their colour. */
const hatching = html`<svg class="hatching" width="0" height="0" aria-hidden="true"><defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6"/><path d="M0,0V6"/></pattern></defs></svg>
`;

/**
 * One page that needs nothing else: it loads nothing, works without its script, and runs no other. Every value
 * of a file is text in it.
 */
export function* renderHtml(report: AuditReport): Iterable<string> {
  yield* writePage({
    report,
    headline: composeHeadline(report),
    sections: listSections(report),
    policy: pagePolicy,
    styles: [pageStyle],
    script: pageScript,
    patterns: hatching,
  });
}

function listSections(report: AuditReport): Section[] {
  return [
    errorsSection(report),
    { id: "objectives", title: "Objectives", content: objectivesPart(report) },
    { id: "baseline", title: "Against the baseline", content: baselinePart(report) },
    { id: "charts", title: "At a glance", content: chartsPart(report) },
    { id: "escalations", title: "To escalate", content: escalationsPart(report) },
    { id: "breaches", title: "Misses", content: breachesPart(report) },
    {
      id: "escalation-audit",
      title: "Escalations that were to happen",
      content: escalationAuditPart(report),
    },
    ...supportSections(report),
    { id: "waived", title: "Waived", content: waivedPart(report) },
    remedySection("credits", creditPart(report)),
    remedySection("termination", terminationPart(report)),
    {
      id: "excluded",
      title: "Excluded by agreement",
      content: ledgerPart(composeExclusions(report), "Excluded by agreement", 1),
    },
    findingsSection(report),
    ...problemSections(report),
    agreementSection(report),
    { id: "evidence", title: "Evidence", content: evidencePart(report) },
  ];
}
