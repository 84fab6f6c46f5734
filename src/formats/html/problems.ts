import type { Excerpt } from "../../model/problem.js";
import type { AuditReport, ProblemReport } from "../../model/report.js";
import { groupProblems } from "../../report/problem-groups.js";
import { numberText } from "../../report/quantity-text.js";
import { type Content, html, type Markup } from "./markup.js";

const problemsShown = 50;
/** Of a long line the part around the mark is shown. */
const excerptReach = 120;

/** What has to be mended before the audit can be relied upon. */
export function errorsPart({ problems }: Pick<AuditReport, "problems">): Content {
  return problemList(groupProblems(problems).errors.map((problem) => ({ problem, others: null })));
}

export function rejectsPart({ problems }: Pick<AuditReport, "problems">): Content {
  const { rejects } = groupProblems(problems);
  return problemList(rejects.map(({ first, others }) => ({ problem: first, others })));
}

export function warningsPart({ problems }: Pick<AuditReport, "problems">): Content {
  return problemList(groupProblems(problems).warnings.map((problem) => ({ problem, others: null })));
}

interface Listed {
  readonly problem: ProblemReport;
  /** How many more are like it; null where it stands for itself. */
  readonly others: string | null;
}

function problemList(problems: readonly Listed[]): Content {
  if (problems.length === 0) return false;
  const rest = problems.length - problemsShown;
  return [
    html`<ul class="problems">
${problems.slice(0, problemsShown).map(problemItem)}</ul>
`,
    rest > 0 && html`<p class="note">${numberText(rest)} more: -o report.json has them.</p>\n`,
  ];
}

function problemItem({ problem, others }: Listed): Markup {
  const { message, help, context, excerpt } = problem;
  const place = placeText(problem);
  return html`<li class="${problem.severity}"><p>${place !== "" && html`<code>${place}</code> `}<strong>${message}</strong>${context !== null && html` <span class="quiet">${context}</span>`}</p>
${excerpt !== null && excerptBlock(excerpt)}${help !== null && html`<p>${help}</p>\n`}${others !== null && html`<p class="quiet">${others}.</p>\n`}</li>
`;
}

function placeText({ file, line, column }: ProblemReport): string {
  if (file === null) return "";
  return [file, ...(line === null ? [] : [line]), ...(line === null || column === null ? [] : [column])].join(
    ":",
  );
}

function excerptBlock({ line, text, column, length }: Excerpt): Markup {
  const from = column - 1;
  const to = from + length;
  const before = text.slice(Math.max(0, from - excerptReach), from);
  const after = text.slice(to, to + excerptReach);
  const [cutBefore, cutAfter] = [from > excerptReach, to + excerptReach < text.length];
  return html`<pre><span class="quiet">${line} |</span> ${cutBefore && "…"}${before}<mark>${text.slice(from, to)}</mark>${after}${cutAfter && "…"}</pre>
`;
}
