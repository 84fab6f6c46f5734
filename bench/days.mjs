/**
 * The calendar of the work, day by day: 09 to 17 from Monday to Friday in New York, less ten holidays a year. Its hours
 * lie within one day of UTC all year round, so a table by days of UTC says everything: programs that know no business
 * time join with it.
 *
 * @typedef {object} Day
 * @property {number} day days since 1970, UTC
 * @property {number} openAt epoch milliseconds
 * @property {number} lengthMs 0 on a day without hours
 * @property {number} beforeMs the business time of all days before it
 * @property {number} midnightAt when the date in New York changes during this day of UTC
 * @property {string} monthBefore of New York until then, `2025-03`
 * @property {string} monthAfter of New York from then on
 */

export const timezone = "America/New_York";
export const dayMs = 86_400_000;

const holidays = "01-01 01-20 02-17 05-26 06-19 07-04 09-01 10-13 11-27 12-25".split(" ");

/** @param {number} year */
export const holidaysOf = (year) => holidays.map((date) => `${year}-${date}`);

const clock = new Intl.DateTimeFormat("en-US", { timeZone: timezone, timeZoneName: "longOffset" });

/**
 * How far New York is behind UTC, in hours.
 *
 * @param {number} at epoch milliseconds
 */
export function hoursBehind(at) {
  return Number(/GMT-(\d+)/.exec(clock.format(at))?.[1]);
}

/**
 * @param {number} fromYear
 * @param {number} untilYear included
 * @returns {Day[]}
 */
export function listDays(fromYear, untilYear) {
  /** @type {Day[]} */
  const days = [];
  let beforeMs = 0;
  for (let at = Date.UTC(fromYear, 0, 1); at < Date.UTC(untilYear + 1, 0, 1); at += dayMs) {
    const date = new Date(at).toISOString().slice(0, 10);
    const weekday = new Date(at).getUTCDay();
    const isOpen = weekday > 0 && weekday < 6 && !holidays.includes(date.slice(5));
    const lengthMs = isOpen ? 8 * 3_600_000 : 0;
    days.push({
      day: at / dayMs,
      openAt: at + (9 + hoursBehind(at + dayMs / 2)) * 3_600_000,
      lengthMs,
      beforeMs,
      midnightAt: at + hoursBehind(at + 5 * 3_600_000) * 3_600_000,
      monthBefore: new Date(at - dayMs).toISOString().slice(0, 7),
      monthAfter: date.slice(0, 7),
    });
    beforeMs += lengthMs;
  }
  return days;
}

/** @param {readonly Day[]} days */
export function printDays(days) {
  const [first] = days;
  if (first === undefined) return "";
  const rows = days.map((each) => Object.values(each).join(","));
  return `${[Object.keys(first).join(","), ...rows].join("\n")}\n`;
}
