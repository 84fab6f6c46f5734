import type { AuditReport, ProblemReport } from "../../model/report.js";
import type { Headline } from "../../report/headline.js";
import { groupProblems } from "../../report/problem-groups.js";
import { quantityText } from "../../report/quantity-text.js";
import { terminalText } from "../../report/terminal-text.js";
import { verdictSymbol, verdictWord } from "../../report/verdict-text.js";
import { type Annotation, type AnnotationLevel, workflowCommand } from "../../report/workflow-command.js";

/** GitHub shows as many of one level for a step and drops the others, so that the last one tells of them. */
export const shownOfLevel = 10;

/** What is annotated, and of what kind it is where it is only counted. */
export interface Noted extends Annotation {
  readonly noun: readonly [one: string, many: string];
}

/** @param unlisted how many misses there are beyond those that are noted */
export function* writeLevel(
  level: AnnotationLevel,
  noted: readonly Noted[],
  unlisted: number,
): Iterable<string> {
  const fits = unlisted === 0 && noted.length <= shownOfLevel;
  const shown = fits ? noted : noted.slice(0, shownOfLevel - 1);
  for (const { noun: _, ...annotation } of shown) yield workflowCommand(printable(annotation));
  if (fits) return;
  const counts = new Map<string, { noun: Noted["noun"]; count: number }>();
  const add = (noun: Noted["noun"], count: number) => {
    const known = counts.get(noun[0]) ?? { noun, count: 0 };
    known.count += count;
    counts.set(noun[0], known);
  };
  for (const { noun } of noted.slice(shown.length)) add(noun, 1);
  if (unlisted > 0) add(missNoun, unlisted);
  const rest = Array.from(counts.values(), ({ noun, count }) => quantityText(count, noun[0], noun[1]));
  const message = "GitHub shows ten of a level: the summary and the other formats have all of them.";
  yield workflowCommand({ level, title: `Further ${rest.join(", ")}`, message });
}

/** Control characters as their pictures, line by line. */
function printable(annotation: Annotation): Annotation {
  const { title, message, file } = annotation;
  return {
    ...annotation,
    title: terminalText(title),
    message: message.split("\n").map(terminalText).join("\n"),
    ...(file ? { file: terminalText(file) } : {}),
  };
}

export const missNoun = ["miss", "misses"] as const;

export function headlineNote({ verdict, subject, reason }: Headline): Noted {
  const title = `${verdictSymbol[verdict]} ${verdictWord(verdict)}: ${subject}`;
  return { level: "notice", title, message: reason, noun: ["verdict", "verdicts"] };
}

/** What has to be mended at its place, rejected rows of one kind as one. */
export function problemNotes(report: Pick<AuditReport, "problems">): Noted[] {
  const { errors, rejects, warnings } = groupProblems(report.problems);
  return [
    ...errors.map((problem) => problemNote(problem)),
    ...rejects.map(({ first, others }) => problemNote(first, others)),
    ...warnings.map((problem) => problemNote(problem)),
  ];
}

function problemNote(problem: ProblemReport, others: string | null = null): Noted {
  const { severity, message, help, context, file, line, column } = problem;
  return {
    level: severity,
    title: problem.code,
    message: [message, context, help, others].filter((text) => text !== null).join("\n"),
    file,
    line,
    column,
    noun: ["problem", "problems"],
  };
}

export function findingNote({ title, message }: AuditReport["findings"][number]): Noted {
  return { level: "notice", title: `Worth a look: ${title}`, message, noun: ["finding", "findings"] };
}

export function ofLevel(level: AnnotationLevel, notes: readonly Noted[]): Noted[] {
  return notes.filter((each) => each.level === level);
}
