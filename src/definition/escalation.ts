import type { EscalationLevel } from "../model/escalation.js";
import type { Metric } from "../model/metric.js";
import type { Limit, Target } from "../model/target.js";
import { parseDuration } from "../time/duration.js";
import { calendarOfLimit, type UsualCalendar } from "./calendar-use.js";
import { readLimit } from "./limit.js";
import { parsePercent } from "./percent.js";
import type { Reading } from "./reading.js";
import type { Path } from "./tree.js";

interface EscalatedObjective {
  readonly id: string;
  readonly metric: Metric | undefined;
  readonly target: Target | undefined;
  readonly usualCalendar: UsualCalendar;
}

/** The levels at which somebody is told, in the order in which a record reaches them. */
export function readEscalation(
  path: Path,
  { id, metric, target, usualCalendar }: EscalatedObjective,
  reading: Reading,
): EscalationLevel[] {
  const node = reading.nodeAt(path);
  if (node?.kind !== "list") return [];
  if (metric !== undefined && target !== undefined && !hasDue(metric)) {
    reading.report("escalation-without-due", path, { objective: id, target: target.text }, { on: "key" });
    return [];
  }
  const levels = node.items.flatMap((_, index) => readLevel([...path, index], id, usualCalendar, reading));
  checkOrder(levels, path, reading);
  return levels;
}

function hasDue({ shape }: Metric): boolean {
  return shape === "duration" || shape === "attempts" || shape === "cadence";
}

function readLevel(
  path: Path,
  objective: string,
  usualCalendar: UsualCalendar,
  reading: Reading,
): EscalationLevel[] {
  const text = reading.textAt([...path, "after"]);
  const tell = reading.textAt([...path, "tell"]);
  const actWithin = readLimit([...path, "act-within"], reading);
  if (text === undefined) return [];
  const after = parseAfter(text);
  if (after === undefined) {
    reading.report("escalation-not-understood", [...path, "after"], { value: text });
    return [];
  }
  if (tell === undefined) return [];
  const plus = after.kind === "due" ? after.plus : undefined;
  const calendarOf = (limit: Limit | undefined, key: string) =>
    limit && calendarOfLimit(objective, limit, usualCalendar, [...path, key], reading);
  const ofPlus = calendarOf(plus, "after");
  const calendar = calendarOf(actWithin, "act-within") ?? ofPlus;
  return [
    {
      after,
      tell,
      ...(actWithin === undefined ? {} : { actWithin }),
      ...(calendar === undefined ? {} : { calendar }),
      text,
      at: reading.place(path),
    },
  ];
}

/** `80%` of the limit, `due`, or `due + 1 business day`. */
function parseAfter(text: string): EscalationLevel["after"] | undefined {
  const share = parsePercent(text);
  if (share !== undefined) {
    const isPart = share.numerator > 0 && share.numerator <= share.denominator;
    if (!isPart) return undefined;
    return share.numerator === share.denominator ? { kind: "due" } : { kind: "share", share };
  }
  const match = /^due(?:\s*\+\s*(.+))?$/i.exec(text);
  if (match === null) return undefined;
  if (match[1] === undefined) return { kind: "due" };
  const parsed = parseDuration(match[1]);
  return parsed.ok ? { kind: "due", plus: { ...parsed.duration, text: match[1] } } : undefined;
}

/** Times behind due in different clocks can't be told apart here; all else can. */
function checkOrder(levels: readonly EscalationLevel[], path: Path, reading: Reading): void {
  for (const [index, level] of levels.entries()) {
    const previous = levels[index - 1];
    if (previous === undefined || !isBehind(level, previous)) continue;
    reading.report("escalation-order", [...path, index, "after"], {
      level: level.text,
      previous: previous.text,
    });
  }
}

function isBehind({ after }: EscalationLevel, { after: previous }: EscalationLevel): boolean {
  if (after.kind === "share") {
    if (previous.kind === "due") return true;
    return (
      after.share.numerator * previous.share.denominator <= previous.share.numerator * after.share.denominator
    );
  }
  if (previous.kind === "share") return false;
  const [own, before] = [lengthOf(after.plus), lengthOf(previous.plus)];
  return own !== undefined && before !== undefined && own <= before;
}

function lengthOf(plus: { kind: string; ms?: number; days?: number } | undefined): number | undefined {
  if (plus === undefined) return 0;
  return plus.kind === "elapsed" ? plus.ms : undefined;
}
