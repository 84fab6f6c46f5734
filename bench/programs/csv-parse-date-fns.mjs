/**
 * The work as it would be written straightforwardly: csv-parse with an object for each row, and date-fns walking from
 * day to day. It takes the wall clock of a stamp as it is written, which is right only because all stamps of the file
 * are those of the calendar's zone. Arguments: the file, as-of, the years of the holidays (`2025,2026`).
 */
import { createReadStream } from "node:fs";
import { UTCDate } from "@date-fns/utc";
import { parse } from "csv-parse";
import { addDays } from "date-fns/addDays";
import { addMilliseconds } from "date-fns/addMilliseconds";
import { format } from "date-fns/format";
import { isWeekend } from "date-fns/isWeekend";
import { max } from "date-fns/max";
import { min } from "date-fns/min";
import { parseISO } from "date-fns/parseISO";
import { setHours } from "date-fns/setHours";
import { startOfDay } from "date-fns/startOfDay";
import { holidaysOf } from "../days.mjs";
import { limitMs, nearestRank } from "../work.mjs";

const [path = "", asOf = "", years = ""] = process.argv.slice(2);
const holidays = new Set(years.split(",").flatMap((year) => holidaysOf(Number(year))));

/** @param {string} stamp */
const readWallClock = (stamp) => new UTCDate(parseISO(`${stamp.slice(0, 19)}Z`).getTime());

/**
 * @param {Date} from
 * @param {Date} to
 */
function businessMs(from, to) {
  let elapsed = 0;
  for (let day = startOfDay(from); day < to; day = addDays(day, 1)) {
    if (isWeekend(day) || holidays.has(format(day, "yyyy-MM-dd"))) continue;
    const open = max([from, setHours(day, 9)]);
    const close = min([to, setHours(day, 17)]);
    if (close > open) elapsed += close.getTime() - open.getTime();
  }
  return elapsed;
}

/** @type {Map<string, { met: number, elapsed: number[] }>} */
const groups = new Map();
const rows = createReadStream(path).pipe(parse({ columns: true, bom: true }));
for await (const row of rows) {
  const createdAt = readWallClock(row["Created at"]);
  const isAnswered = row["First response at"] !== "";
  const stoppedAt = readWallClock(isAnswered ? row["First response at"] : asOf);
  const elapsed = businessMs(createdAt, stoppedAt);
  // Due is the first instant at which the limit is reached; behind a close no more time passes, but it is too late.
  const isInTime =
    elapsed < limitMs ||
    (elapsed === limitMs && businessMs(createdAt, addMilliseconds(stoppedAt, -1)) < limitMs);
  const key = `${format(createdAt, "yyyy-MM")} ${row["Priority"]}`;
  const group = groups.get(key) ?? { met: 0, elapsed: [] };
  groups.set(key, group);
  if (isAnswered && isInTime) group.met++;
  group.elapsed.push(elapsed);
}
/** @type {import("../work.mjs").Figures} */
const figures = {};
for (const [key, { met, elapsed }] of groups) {
  elapsed.sort((a, b) => a - b);
  figures[key] = [elapsed.length, met, nearestRank(elapsed, 0.5), nearestRank(elapsed, 0.9)];
}
console.log(JSON.stringify(figures));
