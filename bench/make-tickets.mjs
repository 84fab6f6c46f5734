import { closeSync, openSync, writeSync } from "node:fs";
import { hoursBehind } from "./days.mjs";

/** Every record is judged as of then: all that is unanswered is overdue. */
export const asOf = "2026-01-31T12:00:00-05:00";
export const lastYear = 2025;

export const headers = [
  "Ticket ID",
  "Created at",
  "First response at",
  "Solved at",
  "Status",
  "Priority",
  "Assignee",
  "Organization",
  "Channel",
  "Category",
  "Subject",
  "Description",
  "Tags",
  "Rating",
  "Language",
  "Region",
];

/**
 * @typedef {object} TicketShape
 * @property {number} rows
 * @property {number} months the last of which is December of `lastYear`
 * @property {number} owners
 */

const priorities = ["low", "normal", "normal", "normal", "high", "high", "urgent"];
const organizations = [
  "Harbor Insurance",
  '"Acme, Inc."',
  "Globex",
  '"Stark, Wayne & Sons"',
  "Initech",
  "Umbrella",
];
const channels = ["email", "web", "phone", "chat"];
const categories = ["billing", "login", "delivery", "returns", "hardware", "software", "contract"];
const subjects = [
  "Cannot sign in",
  "Invoice is wrong",
  '"The ""new"" model fails"',
  "Where is my order",
  "Renewal",
];
const description = "It worked until last week";
const languages = ["en", "de", "fr", "es"];
const regions = ["AMER", "EMEA", "APAC"];

/**
 * Writes an export of tickets: sixteen columns, stamps with an offset, 2% of the values missing, commas and quotes in
 * quotes, a newline in quotes in one row of 200. The same seed gives the same bytes. An id and a start are never missing,
 * and what has no stop is open, so that every program can judge every row.
 *
 * @param {string} path
 * @param {TicketShape} shape
 * @param {number} [seed]
 */
export function makeTickets(path, { rows, months, owners }, seed = 7) {
  const random = createRandom(seed);
  const pick = (/** @type {readonly string[]} */ words) => words[(random() * words.length) | 0] ?? "";
  const some = (/** @type {string} */ text) => (random() < 0.02 ? "" : text);
  const firstDateAt = Date.UTC(lastYear + 1, -months, 1);
  const fromAt = firstDateAt + hoursBehind(firstDateAt + 5 * 3_600_000) * 3_600_000;
  const lengthMs = Date.UTC(lastYear + 1, 0, 1, 5) - fromAt;
  const print = createStampPrinter();
  const file = openSync(path, "w");
  let text = `${headers.join(",")}\n`;
  for (let row = 1; row <= rows; row++) {
    let createdAt = 0;
    // Most people write in the hours in which they are at work themselves.
    for (let tries = 0; tries < 4 && !isBusy(createdAt); tries++) {
      createdAt = fromAt + Math.floor((random() * lengthMs) / 1000) * 1000;
    }
    const isAnswered = random() >= 0.02;
    const isSolved = isAnswered && random() >= 0.02;
    const respondedAt = createdAt + 60_000 + Math.floor(random() ** 4 * 16 * 3600) * 1000;
    const solvedAt = respondedAt + Math.floor(random() ** 4 * 4 * 86_400) * 1000;
    const status = isSolved ? (random() < 0.5 ? "solved" : "closed") : isAnswered ? "pending" : "new";
    const hasNewline = random() < 0.005;
    text += [
      `T-${String(row).padStart(8, "0")}`,
      print(createdAt),
      isAnswered ? print(respondedAt) : "",
      isSolved ? print(solvedAt) : "",
      some(status),
      some(pick(priorities)),
      some(`Agent ${1 + ((random() * owners) | 0)}`),
      some(pick(organizations)),
      some(pick(channels)),
      some(pick(categories)),
      some(pick(subjects)),
      hasNewline ? `"${description}\nand that it must be mended, ""now"""` : some(description),
      some("vip;renewal"),
      some(String(1 + ((random() * 5) | 0))),
      some(pick(languages)),
      some(pick(regions)),
    ].join(",");
    text += "\n";
    if (text.length > 1 << 20) {
      writeSync(file, text);
      text = "";
    }
  }
  writeSync(file, text);
  closeSync(file);
}

/** @param {number} at epoch milliseconds */
function isBusy(at) {
  const date = new Date(at);
  return date.getUTCDay() % 6 > 0 && date.getUTCHours() >= 13 && date.getUTCHours() < 22;
}

/** Stamps of New York's wall clock; its offset is asked for once an hour of UTC. */
function createStampPrinter() {
  /** @type {Map<number, number>} */
  const known = new Map();
  return (/** @type {number} */ at) => {
    const hour = Math.floor(at / 3_600_000);
    let behind = known.get(hour);
    if (behind === undefined) known.set(hour, (behind = hoursBehind(at)));
    return `${new Date(at - behind * 3_600_000).toISOString().slice(0, 19)}-0${behind}:00`;
  };
}

/**
 * Mulberry32.
 *
 * @param {number} state
 */
function createRandom(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
