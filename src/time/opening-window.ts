import type { OpeningWindow } from "./calendar-spec.js";
import { MS_PER_DAY } from "./civil.js";

/** A window in milliseconds of the wall after its date's midnight; overnight, `close` lies beyond a day. */
export interface WallWindow {
  readonly open: number;
  readonly close: number;
}

/** Milliseconds after midnight of `HH:MM`, `24:00` included; null for anything else. */
export function parseTimeOfDay(text: string): number | null {
  const match = /^(\d{1,2}):([0-5]\d)$/.exec(text);
  if (match === null) return null;
  const ms = (Number(match[1]) * 60 + Number(match[2])) * 60_000;
  return ms <= MS_PER_DAY ? ms : null;
}

/** Null for a window that `checkCalendar` reports. */
export function readWindow([openText, closeText]: OpeningWindow): WallWindow | null {
  const open = parseTimeOfDay(openText);
  const close = parseTimeOfDay(closeText);
  if (open === null || close === null || open === MS_PER_DAY || open === close) return null;
  return { open, close: close < open ? close + MS_PER_DAY : close };
}
