import type { Flip, FlipReason, FlipReport, FlipSide, Standing } from "../../model/diff.js";
import { type DurationClock, formatDuration, formatDurationAgainst } from "../../time/duration.js";
import { instantText } from "../instant-text.js";
import { listText, numberText } from "../quantity-text.js";
import { sideName } from "./change-text.js";

const standingWords: Readonly<Record<Standing, string>> = {
  met: "met",
  missed: "missed",
  open: "open",
  waived: "waived",
  excluded: "excluded",
  unmeasurable: "unmeasurable",
  outside: "out of scope",
};

/** `missed`, of what only adds to a figure `counts`, of a miss that is still open `overdue`. */
export function standingText({ standing, verdict }: FlipSide): string {
  if (verdict === "counted") return "counts";
  return verdict === "overdue" ? "overdue" : standingWords[standing];
}

/** How long it took of what: `45 min of 1 h`; empty where nobody measured a time. */
export function tookText(side: FlipSide): string {
  const { elapsedMs, limitMs } = side;
  if (elapsedMs === null) return "";
  const clock = clockOf(side.calendar);
  if (limitMs === null) return formatDuration(elapsedMs, clock);
  const took = formatDurationAgainst(elapsedMs, limitMs, clock);
  return `${took} of ${formatDuration(limitMs, clock, "exact")}`;
}

/** Which record it is, and which of its cycles or waits. */
export function flipName({ record, cycle }: Flip): string {
  return cycle === null ? record : `${record}, cycle ${cycle}`;
}

/** Each reason in words: `limit 1 h → 30 min`. */
export function reasonTexts(flip: Flip, timezone: string): string[] {
  return flip.because.map((reason) => reasonText(reason, flip, timezone));
}

function reasonText(reason: FlipReason, { old, new: now }: Flip, timezone: string): string {
  switch (reason.kind) {
    case "scope":
      return withKeys(`in the scope of ${sideName[reason.in]} only`, reason.keys);
    case "excluded":
    case "waived":
      return `${reason.kind} in ${sideName[reason.in]}: ${reason.reason}`;
    case "unmeasurable":
      return `can't be measured in ${sideName[reason.in]}: ${reason.reason.replaceAll("-", " ")}`;
    case "override":
      return `terms of ${reason.old ?? "the objective"} → ${reason.new ?? "the objective"}`;
    case "limit": {
      const [was, is] = [clockOf(old.calendar), clockOf(now.calendar)];
      return `limit ${formatDuration(reason.old, was, "exact")} → ${formatDuration(reason.new, is, "exact")}`;
    }
    case "calendar":
      return reason.old === reason.new
        ? `other hours of calendar ${reason.new}`
        : `${calendarText(reason.old)} → ${calendarText(reason.new)}`;
    case "due": {
      const told = (dueAt: string | null) => (dueAt === null ? "none" : instantText(dueAt, timezone));
      return `due ${told(reason.old)} → ${told(reason.new)}`;
    }
    case "time": {
      const clock = clockOf(now.calendar);
      const counted = `${formatDuration(reason.old, clock)} → ${formatDuration(reason.new, clock)} counted`;
      return withKeys(counted, reason.keys);
    }
    case "terms":
      return reason.keys.length === 0 ? "judged otherwise" : sayKeys(reason.keys);
  }
}

function withKeys(text: string, keys: readonly string[]): string {
  return keys.length === 0 ? text : `${text}: ${sayKeys(keys)}`;
}

function sayKeys(keys: readonly string[]): string {
  return `${listText(keys, 4)} ${keys.length === 1 ? "differs" : "differ"}`;
}

function calendarText(calendar: string | null): string {
  return calendar === null ? "real time" : `calendar ${calendar}`;
}

function clockOf(calendar: string | null): DurationClock {
  return calendar === null ? "real" : "business";
}

/** `3 met → missed` and its like, each kind by itself. */
export function kindTexts({ kinds }: FlipReport): string[] {
  return kinds.map(({ from, to, count }) => {
    return `${numberText(count)} ${standingWords[from]} → ${standingWords[to]}`;
  });
}
