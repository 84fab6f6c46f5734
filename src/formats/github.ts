import type { RenderOptions } from "../model/format.js";
import type { AuditReport, BreachReport, ObjectiveReport, ProblemReport } from "../model/report.js";
import { objectiveBaselineText } from "../report/baseline-text.js";
import { rankBreaches } from "../report/breach-ranking.js";
import { breachSentence } from "../report/breach-sentence.js";
import { composeHeadline } from "../report/headline.js";
import { isWaived } from "../report/ledgers/waived.js";
import { detailLines, objectiveSentence } from "../report/objective-sentence.js";
import { type Standing, standingOf } from "../report/objective-standing.js";
import { groupProblems } from "../report/problem-groups.js";
import { quantityText } from "../report/quantity-text.js";
import { terminalText } from "../report/terminal-text.js";
import { verdictSymbol, verdictText, verdictWord } from "../report/verdict-text.js";
import { type Annotation, type AnnotationLevel, workflowCommand } from "../report/workflow-command.js";

/** GitHub shows as many of one level for a step and drops the others, so that the last one tells of them. */
const shownOfLevel = 10;
/** So many misses stand before other notes of their level. */
const fewestMisses = 5;

/** What is annotated, and of what kind it is where it is only counted. */
interface Noted extends Annotation {
  readonly noun: readonly [one: string, many: string];
}

/**
 * Commands for a GitHub workflow: errors for what fails the run, at the line of the definition; warnings and
 * notices for the rest, the misses at the rows of their exports.
 */
export function* renderGithub(report: AuditReport, { failsAt }: RenderOptions): Iterable<string> {
  const standings = new Map(report.objectives.map((each) => [each.id, standingOf(each, report, failsAt)]));
  const { errors, rejects, warnings } = groupProblems(report.problems);
  const misses = report.breaches.filter((breach) => !isWaived(breach));
  const fails = ({ objective, known }: BreachReport) => !known && standings.get(objective) === "fails";
  const objectives = report.objectives.flatMap((each) =>
    objectiveNote(each, standings.get(each.id) as Standing, report),
  );
  const problems = [
    ...errors.map((problem) => problemNote(problem)),
    ...rejects.map(({ first, others }) => problemNote(first, others)),
    ...warnings.map((problem) => problemNote(problem)),
  ];
  const of = (level: AnnotationLevel, notes: readonly Noted[]) =>
    notes.filter((each) => each.level === level);
  yield* writeLevel("error", [...of("error", problems), ...of("error", objectives)], 0);
  for (const level of ["warning", "notice"] as const) {
    const before = level === "notice" ? [headlineNote(report)] : of(level, objectives);
    const after = level === "notice" ? report.findings.map(findingNote) : of(level, problems);
    const wanted = misses.filter((breach) => fails(breach) === (level === "warning"));
    const room = Math.max(fewestMisses, shownOfLevel - before.length - after.length);
    const worst = rankBreaches(wanted, room).map((breach) => breachNote(breach, report, level));
    yield* writeLevel(level, [...before, ...worst, ...after], wanted.length - worst.length);
  }
}

/** @param unlisted how many misses there are beyond those that are noted */
function* writeLevel(level: AnnotationLevel, noted: readonly Noted[], unlisted: number): Iterable<string> {
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

const missNoun = ["miss", "misses"] as const;

function headlineNote(report: AuditReport): Noted {
  const { verdict, subject, reason } = composeHeadline(report);
  const title = `${verdictSymbol[verdict]} ${verdictWord(verdict)}: ${subject}`;
  return { level: "notice", title, message: reason, noun: ["verdict", "verdicts"] };
}

function objectiveNote(objective: ObjectiveReport, standing: Standing, report: AuditReport): Noted[] {
  const { id, verdict, line } = objective;
  if (standing === "passes" && verdict === "met") return [];
  const held = [objectiveBaselineText(id, report.baseline)].filter((text) => text !== "");
  return [
    {
      level: standing === "fails" || standing === "unjudged" ? "error" : "warning",
      title: `${id} ${verdictText(verdict)}`,
      message: [objectiveSentence(objective), ...detailLines(objective, report), ...held].join("\n"),
      file: report.agreement.file,
      line,
      noun: ["objective", "objectives"],
    },
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

function breachNote(breach: BreachReport, report: AuditReport, level: AnnotationLevel): Noted {
  return {
    level,
    title: `${breach.objective}: ${breach.record}`,
    message: breachSentence(breach, report),
    file: breach.file,
    line: breach.line,
    noun: missNoun,
  };
}

function findingNote({ title, message }: AuditReport["findings"][number]): Noted {
  return { level: "notice", title: `Worth a look: ${title}`, message, noun: ["finding", "findings"] };
}
