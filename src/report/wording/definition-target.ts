import { listWords } from "../../model/list-words.js";
import type { DefinitionProblems, PromiseShape, TargetFault } from "../../model/problems/definition.js";
import type { Words } from "./wording.js";

const examples = {
  duration: [
    '"95% within 4 business hours"',
    '"p90 within 3 business days"',
    '"average within 8 business hours"',
  ],
  ratio: ['"at least 20%"', '"at most 2%"', '">= 99.5%"'],
  count: ['"at least 100 per month"', '"at most 5"', '"at least 100 per month by day 20"'],
  money: ['"at least 5000 USD per month"', '"at most 400 EUR"'],
  number: ['"at least 4.2"', '"at most 3"'],
  minutes: ['"at most 12 minutes"', '"at most 1.5 hours"'],
  attempts: ['"90% with at least 6 within 10 business days"', '"100% with at least 1 within 24 hours"'],
  cadence: ['"100% by friday 17:00 each week"', '"95% by day 5 each month"', '"100% by 17:00 each day"'],
  uptime: ['"at least 99.9%"', '">= 99.95%"'],
} satisfies Record<PromiseShape, readonly string[]>;

/** What a metric is that is one figure over all records. */
const natures = {
  ratio: "a share",
  count: "a number of records",
  money: "an amount of money",
  number: "a number",
  minutes: "one time over all records",
};

/** Quotes the promise, says which part is not understood, and shows three that are. */
export function wordTarget({
  target,
  part,
  fault,
  shape,
}: DefinitionProblems["target-not-understood"]): Words {
  const said = target === "" ? "the target" : `the target "${target}"`;
  return {
    message: `${said} is not understood: ${wordFault(fault, part, shape)}`,
    // Where only the limit is wrong, what it is said about it shows the way.
    help:
      fault.kind === "limit" ? fault.reason : `Targets are written like ${listWords(examples[shape], "or")}.`,
  };
}

export function wordTargetMismatch({ metric, shape, target }: DefinitionProblems["target-mismatch"]): Words {
  const written = `Write it like ${listWords(examples[shape], "or")}.`;
  switch (shape) {
    case "duration":
      return {
        message: `"${target}" does not say how long ${metric} may take`,
        help: `It measures a time. ${written}`,
      };
    case "ratio":
    case "count":
    case "money":
    case "number":
    case "minutes":
      return {
        message: `"${target}" ${isTimed(target) ? "sets a time" : "is about something else"}, but ${metric === "custom" ? customNames[shape] : metric} is ${natures[shape]}`,
        help: written,
      };
    case "attempts":
      return {
        message: `"${target}" does not say how many attempts are promised, and by when`,
        help: written,
      };
    case "cadence":
      return { message: `"${target}" does not say when each delivery is due`, help: written };
    case "uptime":
      return { message: `"${target}" is not a share of the agreed time`, help: written };
  }
}

const customNames: typeof natures = {
  ratio: "a ratio",
  count: "a count",
  money: "this figure",
  number: "this figure",
  minutes: "this figure",
};

function isTimed(target: string): boolean {
  return /\b(within|in|by)\b/i.test(target) && !/^(at least|at most|[<>≤≥])/i.test(target);
}

function wordFault(fault: TargetFault, part: string, shape: PromiseShape): string {
  switch (fault.kind) {
    case "empty":
      return "nothing is promised";
    case "no-percent-sign":
      return `"${part}" needs a percent sign, such as 95%`;
    case "share-out-of-range":
      return `a share is ${fault.lowest === "0%" ? "from 0% to" : "more than 0% and at most"} 100%`;
    case "too-many-digits":
      return `"${part}" is not a figure such as 95 or 99.95`;
    case "percentile-out-of-range":
      return `"${part}" is not a percentile; they are more than 0 and at most 100, such as p90 or p99.5`;
    case "expected-word":
      return `"${part}" stands where ${listWords(fault.expected, "or")} should`;
    case "nothing-follows":
      return `after "${part}" ${fault.expected} is missing`;
    case "share-alone":
      return shape === "ratio"
        ? `it does not say whether ${fault.share} is the least or the most: at least ${fault.share}, or at most ${fault.share}`
        : `it does not say by when: ${fault.share} within 4 business hours, or ${fault.share} by dueAt`;
    case "bound-with-limit":
      if (shape === "ratio") return `a rate has no time limit, so leave out "${fault.rest}"`;
      return fault.meant === undefined
        ? `"${fault.sign}" can't stand before a share with a time limit, which is always the least`
        : `leave out "${fault.sign}", because a share with a time limit is always the least: ${fault.meant}`;
    case "needless-word":
      return `leave out "${fault.word}": within ${fault.meant}`;
    case "limit":
      return `"${part}" is not a length of time`;
    case "limit-of-nothing":
      return `"${part}" leaves no time at all`;
    case "limit-without-share":
      return `it does not say for how many records: 95% within ${fault.limit}, or average within ${fault.limit}`;
    case "schedule":
      return `"${part}" is no schedule such as by friday 17:00 each week, by day 5 each month or by 17:00 each day`;
    case "left-over":
      return `"${part}" is left over at its end`;
    case "bound-missing":
      return `it does not say whether that is the least or the most: at least ${fault.figure}, or at most ${fault.figure}`;
    case "grouped-digits":
      return `write "${part}" without a sign between its digits, which is read differently in different countries: ${fault.meant}`;
    case "currency-first":
      return `the currency stands behind the amount: ${fault.meant}`;
    case "unknown-currency":
      return `"${part}" is not a currency of ISO 4217${fault.near === undefined ? ", such as EUR or USD" : `; did you mean ${fault.near}?`}`;
    case "no-such-day":
      return `"${part}" is no day of a month; they are 1 to 31`;
    case "other-period":
      return `every objective of this agreement is judged for each ${fault.every} (reporting.every), so write per ${fault.every}`;
    case "day-needs-month":
      return `only a month has a "${part}", and this agreement measures each ${fault.every}`;
    case "not-one-promise":
      return `${listWords(fault.keys, "and")} don't go together; a target makes one promise`;
    case "half-a-promise":
      return `${fault.key} needs ${fault.needs} beside it`;
  }
}
