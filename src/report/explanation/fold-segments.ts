import type { ClockSegment } from "../../model/explanation.js";
import { clockChangeText, closedText, dayOf, reasonText } from "./stretch-text.js";

/** One line of a clock: a stretch, or many of them of which there is nothing to say one by one. */
export interface ClockLine {
  readonly from: string;
  readonly to: string;
  readonly what: string;
  /** What it counts; null for time that does not. */
  readonly countedMs: number | null;
  readonly totalMs: number;
  readonly isLate: boolean;
  /** How many working days a folded line holds; 0 for a line of its own. */
  readonly foldedDays: number;
}

interface Draft extends ClockLine {
  /** A pause, a holiday, a half day, a change of the clock: what a reader looks for. */
  readonly isNotable: boolean;
  readonly days: ReadonlySet<number>;
}

/** So many lines are shown as they are. */
const linesShown = 18;
const keptAtEnds = 4;
/** Of so many notable lines a long clock shows each; of more only those at its ends. */
const notableShown = 30;

/** The lines of a clock; those of a long one are folded where nothing but ordinary days go by. */
export function foldSegments(segments: readonly ClockSegment[], timezone: string): ClockLine[] {
  const lines = joinClosed(segments, timezone);
  if (lines.length <= linesShown) return lines;
  const showsNotable = lines.filter(({ isNotable }) => isNotable).length <= notableShown;
  const folded: ClockLine[] = [];
  let run: Draft[] = [];
  const flush = () => {
    folded.push(...(run.length < 3 ? run : [fold(run)]));
    run = [];
  };
  for (const [index, line] of lines.entries()) {
    const isEnd = index < keptAtEnds || index >= lines.length - keptAtEnds;
    const turnsLate = run.length > 0 && run.at(-1)!.isLate !== line.isLate;
    if (isEnd || turnsLate || (showsNotable && line.isNotable)) flush();
    if (isEnd || (showsNotable && line.isNotable)) folded.push(line);
    else run.push(line);
  }
  flush();
  return folded;
}

/** A night, a weekend and the morning after it are one line. */
function joinClosed(segments: readonly ClockSegment[], timezone: string): Draft[] {
  const lines: Draft[] = [];
  let reasons: string[] = [];
  for (const segment of segments) {
    const line = draftOf(segment, timezone);
    const last = lines.at(-1);
    if (segment.kind !== "closed") {
      reasons = [];
      lines.push(line);
    } else if (last?.countedMs === null && reasons.length > 0 && last.isLate === line.isLate) {
      reasons = [...new Set([...reasons, ...wordsOf(segment)])];
      const what = `closed: ${wordReasons(reasons).join(", ")}`;
      const isNotable = last.isNotable || line.isNotable;
      lines[lines.length - 1] = { ...last, to: line.to, what, isNotable };
    } else {
      reasons = wordsOf(segment);
      lines.push(line);
    }
  }
  return lines;
}

/** Nights and weekends go without saying beside a better reason, and nights beside weekends. */
function wordReasons(reasons: readonly string[]): readonly string[] {
  const changes = reasons.filter((reason) => reason.startsWith("clock set"));
  const plain = [noHours, outsideHours].find((reason) => reasons.includes(reason));
  const special = reasons.filter(
    (reason) => reason !== outsideHours && reason !== noHours && !changes.includes(reason),
  );
  return [...(special.length > 0 || plain === undefined ? special : [plain]), ...changes];
}

const outsideHours = "outside hours";
const noHours = "no hours that day";

function wordsOf(segment: ClockSegment): string[] {
  return [closedText(segment), clockChangeText(segment)].filter((words) => words !== "");
}

function draftOf(segment: ClockSegment, timezone: string): Draft {
  const { kind, reason, from, to, ms, totalMs, isLate, clockChangeMs } = segment;
  const isCounted = kind === "working" || kind === "running";
  const isOrdinary =
    clockChangeMs === 0 &&
    kind !== "paused" &&
    (reason === null || reason === "hours" || reason === "outside-hours" || reason === "closed-weekday");
  const change = clockChangeText(segment);
  return {
    from,
    to,
    what: change === "" ? reasonText(segment) : `${reasonText(segment)}, ${change}`,
    countedMs: isCounted ? ms : null,
    totalMs,
    isLate,
    foldedDays: 0,
    isNotable: !isOrdinary,
    days: new Set(isCounted ? [dayOf(segment, timezone)] : []),
  };
}

function fold(run: readonly Draft[]): ClockLine {
  const last = run.at(-1)!;
  const days = new Set(run.flatMap((line) => [...line.days]));
  return {
    from: run[0]!.from,
    to: last.to,
    what: "",
    countedMs: run.reduce((sum, { countedMs }) => sum + (countedMs ?? 0), 0),
    totalMs: last.totalMs,
    isLate: last.isLate,
    foldedDays: days.size,
  };
}
