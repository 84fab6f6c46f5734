import type { Fraction } from "../model/fraction.js";
import type { TargetFault } from "../model/problems/definition.js";
import type { Limit, Target } from "../model/target.js";
import { parseDuration } from "../time/duration.js";
import { parsePercent, parsePercentile } from "./percent.js";
import { parseSchedule } from "./schedule.js";
import { parseThreshold } from "./threshold.js";

/** `part` is what to mark: a piece of the text as it was written. */
export type TargetResult =
  | { readonly ok: true; readonly target: Target }
  | { readonly ok: false; readonly part: string; readonly fault: TargetFault };

export interface TargetObject {
  readonly share?: string | undefined;
  readonly within?: string | undefined;
  readonly by?: string | undefined;
  /** As it was written: `90`, `99.5` or `p90`. */
  readonly percentile?: string | undefined;
  readonly "average-within"?: string | undefined;
  readonly "at-least"?: string | undefined;
  readonly "at-most"?: string | undefined;
}

const startWords = [
  "95% within …",
  "95% by …",
  "p90 within …",
  "average within …",
  "at least …",
  "at most …",
];

/** Reads a promise as people write it: `95% within 4 business hours`, `at least 20%`. Case and spaces do not matter. */
export function parseTarget(written: string): TargetResult {
  const text = written.trim().replace(/\s+/g, " ");
  if (text === "") return fail("", { kind: "empty" });

  const threshold = /^(at least|at most|>=|<=|≥|≤)\s*(.*)$/i.exec(text);
  if (threshold !== null) return parseThreshold(threshold[1]!, threshold[2]!, text);

  const average = /^average\b\s*(.*)$/i.exec(text);
  if (average !== null)
    return afterWithin(average[1]!, "average", (limit) => ({ kind: "average-within", limit, text }));

  const percentile = /^(median|p\s?\d[\d.]*)(?![\d.%])\s*(.*)$/i.exec(text);
  if (percentile !== null) {
    const [, named, rest] = percentile;
    const rank = /^median$/i.test(named!)
      ? { numerator: 50, denominator: 100, text: "p50" }
      : parsePercentile(named!.replace(/\s/g, ""));
    if (rank === undefined || !isShare(rank)) return fail(named!, { kind: "percentile-out-of-range" });
    return afterWithin(rest!, named!, (limit) => ({
      kind: "percentile-within",
      percentile: rank,
      limit,
      text,
    }));
  }

  const share = /^(\d[\d.,]*)\s*(%?)\s*(.*)$/.exec(text);
  if (share !== null) return parseShare(share[1]!, share[2] === "%", share[3]!, text);

  const within = /^(?:within|in|under)\s+(.+)$/i.exec(text);
  if (within !== null) return fail(text, { kind: "limit-without-share", limit: within[1]! });
  return fail(text.split(" ")[0]!, { kind: "expected-word", expected: startWords });
}

/** Reads a promise that is spelled out: `{ share: 95%, within: 4 business hours }`. */
export function parseTargetObject(object: TargetObject): TargetResult {
  const keys = Object.keys(object).filter((key) => object[key as keyof TargetObject] !== undefined);
  const has = (...wanted: string[]) =>
    wanted.length === keys.length && wanted.every((key) => keys.includes(key));
  if (keys.length === 0) return fail("", { kind: "empty" });
  if (has("share", "within")) return parseTarget(`${object.share} within ${object.within}`);
  if (has("share", "by")) return parseTarget(`${object.share} by ${object.by}`);
  if (has("percentile", "within"))
    return /^p?\d/i.test(object.percentile!)
      ? parseTarget(`p${object.percentile!.replace(/^p/i, "")} within ${object.within}`)
      : fail(object.percentile!, { kind: "percentile-out-of-range" });
  if (has("average-within")) return parseTarget(`average within ${object["average-within"]}`);
  if (has("at-least")) return parseTarget(`at least ${object["at-least"]}`);
  if (has("at-most")) return parseTarget(`at most ${object["at-most"]}`);
  if (has("share")) return fail("", { kind: "half-a-promise", key: "share", needs: "within or by" });
  if (has("within")) return fail("", { kind: "half-a-promise", key: "within", needs: "share or percentile" });
  if (has("by")) return fail("", { kind: "half-a-promise", key: "by", needs: "share" });
  if (has("percentile")) return fail("", { kind: "half-a-promise", key: "percentile", needs: "within" });
  return fail("", { kind: "not-one-promise", keys });
}

function parseShare(number: string, hasSign: boolean, rest: string, text: string): TargetResult {
  if (!hasSign) {
    if (/^(per|a|an|each|every)\b/i.test(rest)) return fail(text, { kind: "bound-missing", figure: text });
    return fail(number, { kind: "no-percent-sign", number });
  }
  const share = parsePercent(`${number}%`);
  if (share === undefined) return fail(number, { kind: "too-many-digits" });
  if (!isShare(share)) return fail(`${number}%`, { kind: "share-out-of-range", lowest: "more than 0%" });

  if (rest === "") return fail(`${number}%`, { kind: "share-alone", share: `${number}%` });
  const attempts = /^with at least (\d{1,6})(?: attempts?)?\b\s*(.*)$/i.exec(rest);
  if (attempts !== null) {
    const count = Number(attempts[1]);
    if (count === 0) return fail(attempts[1]!, { kind: "expected-word", expected: ["1 or more"] });
    return afterWithin(attempts[2]!, attempts[1]!, (limit) => ({
      kind: "share-with-count",
      share,
      count,
      limit,
      text,
    }));
  }
  const by = /^by\b\s*(.*)$/i.exec(rest);
  if (by !== null && /\b(each|every)\b/i.test(by[1]!)) {
    const schedule = parseSchedule(by[1]!);
    if (schedule === undefined) return fail(rest, { kind: "schedule" });
    return { ok: true, target: { kind: "share-by-schedule", share, schedule, text } };
  }
  if (by === null)
    return afterWithin(rest, `${number}%`, (limit) => ({ kind: "share-within", share, limit, text }), [
      "within",
      "by",
    ]);
  const [dueField, more] = by[1]!.split(/ (.*)/);
  if (dueField === undefined || dueField === "")
    return fail(rest, {
      kind: "nothing-follows",
      expected: "the field with each record's due, such as dueAt",
    });
  if (more !== undefined) return fail(more, { kind: "left-over" });
  return { ok: true, target: { kind: "share-by-due", share, dueField, text } };
}

/** `within` and the limit behind it; `in` is heard as well. */
function afterWithin(
  rest: string,
  before: string,
  make: (limit: Limit) => Target,
  expected: readonly string[] = ["within"],
): TargetResult {
  if (rest === "") return fail(before, { kind: "nothing-follows", expected: `"${expected.join('" or "')}"` });
  const match = /^(within|in)\b\s*(.*)$/i.exec(rest);
  if (match === null) return fail(rest.split(" ")[0]!, { kind: "expected-word", expected });
  const written = match[2]!;
  if (written === "")
    return fail(match[1]!, { kind: "nothing-follows", expected: "a limit such as 4 business hours" });
  const needless = /^(?:under|below|less than|at most|up to|max(?:imum)?|no more than|<=?|≤)\s*(.+)$/i.exec(
    written,
  );
  if (needless !== null) {
    const word = written.slice(0, written.length - needless[1]!.length).trim();
    return fail(word, { kind: "needless-word", word, meant: needless[1]! });
  }
  const parsed = parseDuration(written);
  if (!parsed.ok) return fail(written, { kind: "limit", reason: parsed.reason });
  const { duration } = parsed;
  if ((duration.kind === "elapsed" ? duration.ms : duration.days) <= 0)
    return fail(written, { kind: "limit-of-nothing" });
  return { ok: true, target: make({ ...duration, text: written }) };
}

/** More than nothing and at most all. */
function isShare(share: Fraction): boolean {
  return share.numerator > 0 && share.numerator <= share.denominator;
}

function fail(part: string, fault: TargetFault): TargetResult {
  return { ok: false, part, fault };
}
