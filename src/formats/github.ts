import type { RenderOptions } from "../model/format.js";
import type { AuditReport, BreachReport, ObjectiveReport } from "../model/report.js";
import { objectiveBaselineText } from "../report/baseline-text.js";
import { rankBreaches } from "../report/breach-ranking.js";
import { breachSentence } from "../report/breach-sentence.js";
import { composeHeadline } from "../report/headline.js";
import { isWaived } from "../report/ledgers/waived.js";
import { detailLines, objectiveSentence } from "../report/objective-sentence.js";
import { type Standing, standingOf } from "../report/objective-standing.js";
import { verdictText } from "../report/verdict-text.js";
import type { AnnotationLevel } from "../report/workflow-command.js";
import {
  findingNote,
  headlineNote,
  missNoun,
  type Noted,
  ofLevel,
  problemNotes,
  shownOfLevel,
  writeLevel,
} from "./github/notes.js";

/** So many misses stand before other notes of their level. */
const fewestMisses = 5;

/**
 * Commands for a GitHub workflow: errors for what fails the run, at the line of the definition; warnings and
 * notices for the rest, the misses at the rows of their exports.
 */
export function* renderGithub(report: AuditReport, { failsAt }: RenderOptions): Iterable<string> {
  const standings = new Map(report.objectives.map((each) => [each.id, standingOf(each, report, failsAt)]));
  const misses = report.breaches.filter((breach) => !isWaived(breach));
  const fails = ({ objective, known }: BreachReport) => !known && standings.get(objective) === "fails";
  const objectives = report.objectives.flatMap((each) =>
    objectiveNote(each, standings.get(each.id) as Standing, report),
  );
  const problems = problemNotes(report);
  yield* writeLevel("error", [...ofLevel("error", problems), ...ofLevel("error", objectives)], 0);
  for (const level of ["warning", "notice"] as const) {
    const before = level === "notice" ? [headlineNote(composeHeadline(report))] : ofLevel(level, objectives);
    const after = level === "notice" ? report.findings.map(findingNote) : ofLevel(level, problems);
    const wanted = misses.filter((breach) => fails(breach) === (level === "warning"));
    const room = Math.max(fewestMisses, shownOfLevel - before.length - after.length);
    const worst = rankBreaches(wanted, room).map((breach) => breachNote(breach, report, level));
    yield* writeLevel(level, [...before, ...worst, ...after], wanted.length - worst.length);
  }
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
