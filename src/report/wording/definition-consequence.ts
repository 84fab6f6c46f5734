import { listWords } from "../../model/list-words.js";
import type { AmountFault, BandFault, ConsequenceProblems } from "../../model/problems/consequence.js";
import type { Wording } from "./wording.js";

const amountExamples = {
  amount: "50.00 EUR",
  fee: "12000.00 EUR per month",
  credit: "5% for a share of the fee, or 500.00 EUR",
};

/** What can be wrong with penalties, remedies and escalations. */
export const consequenceWording: Wording<ConsequenceProblems> = {
  "amount-not-understood": ({ value, expected, fault }) => ({
    message: `"${value}" is not understood as ${expected === "credit" ? "a credit" : expected === "fee" ? "a fee" : "an amount of money"}: ${wordAmountFault(fault)}`,
    help: `Write it like ${amountExamples[expected]}.`,
  }),
  "two-currencies": ({ currency, other, otherLine }) => ({
    message: `${currency} stands beside ${other} of line ${otherLine}, and currencies are never added`,
    help: `Write every amount of the agreement in ${other}.`,
  }),
  "fee-missing": ({ share }) => ({
    message: `${share} is a share of the fee, and the agreement names none`,
    help: "Add fee: 12000.00 EUR per month to the agreement, or of: 3000.00 EUR per month to the penalty, or write an amount.",
  }),
  "fee-period": ({ per, every }) => ({
    message: `a fee per ${per} can't be split by the ${every}s that are measured`,
    help: `Write the fee per ${every}, or change reporting.every of the agreement.`,
  }),
  "penalty-key-missing": ({ kind, key, example }) => ({
    message: `a ${kind} needs "${key}"`,
    help: `Write it like ${example}.`,
  }),
  "penalty-key-of-others": ({ kind, key, known }) => ({
    message: `"${key}" is not a key of a ${kind}`,
    help: `Known here: ${known.join(", ")}.`,
  }),
  "unknown-penalty": ({ kind, near, known }) => ({
    message: `"${kind}" is not a kind of penalty`,
    help: `${near === undefined ? "" : `Did you mean "${near}"? `}It is one of ${listWords(known, "or")}.`,
  }),
  "penalty-mismatch": ({ kind, objective, target, needs, known }) => ({
    message:
      needs === "share"
        ? `a ${kind} is about a share, and "${target}" promises none`
        : needs === "misses"
          ? `a ${kind} counts records that missed their limit, and "${target}" sets none`
          : `a ${kind} needs one figure, and "${target}" promises none`,
    context: `objective ${objective}`,
    help: `This objective can have a ${listWords(known, "or")}.`,
  }),
  "level-not-understood": ({ value, unit, target }) => ({
    message: `"${value}" can't be compared with what "${target}" is about`,
    help:
      unit === "share"
        ? "Expected a percentage from 0% to 100%, such as 90%."
        : unit === "number"
          ? "Expected a number, such as 80."
          : "Expected a length of time in hours or minutes, such as 5 business hours.",
  }),
  "bands-contradict": ({ band, fault }) => ({
    message: band === "" ? `the band ${wordBandFault(fault)}` : `the band "${band}" ${wordBandFault(fault)}`,
    help: mendOfBand(fault),
  }),
  "level-on-wrong-side": ({ level, target }) => ({
    message: `${level} keeps the promise "${target}", so no credit can be owed there`,
    help: "Name a figure beyond the target, at which the whole credit is owed.",
  }),
  "carry-over-without-cap": () => ({
    message: "without a cap there is nothing to carry over",
    help: "Add cap: 15% to the penalty, or leave carry-over out.",
  }),
  "termination-not-understood": ({ value, every, reason }) => ({
    message:
      reason === "other-period"
        ? `"${value}" counts other periods than the ${every}s that are measured`
        : reason === "too-many"
          ? `"${value}" reaches back further than 120 ${every}s`
          : `"${value}" does not say how many breached ${every}s give the right to end the agreement`,
    help: `Write it like 3 breached ${every}s in a row, or 4 of 12 for 4 breached ${every}s of the last 12.`,
  }),
  "escalation-not-understood": ({ value }) => ({
    message: `"${value}" does not say when the level is reached`,
    help: "Write 80% for a share of the limit, due, or due + 1 business day.",
  }),
  "escalation-order": ({ level, previous }) => ({
    message: `${level} is reached no later than ${previous}, which stands before it`,
    help: "Write the levels in the order in which a record reaches them.",
  }),
  "escalation-without-due": ({ objective, target }) => ({
    message: `"${target}" gives no record a due, so nothing can be escalated`,
    context: `objective ${objective}`,
    help: "Leave escalation out, or promise a time, such as 95% within 4 business hours.",
  }),
  "escalation-near-contact": ({ tell, near }) => ({
    message: `"${tell}" is nearly "${near}", which this file knows, and has no contact itself`,
    help: `Write tell: ${near} if that is meant; else give ${tell} a line of its own under agreement.contacts.`,
  }),
  "several-escalations": ({ source, sources, isLinked }) => ({
    message: `who was told of the records of ${source} could be in several sources: ${listWords(sources, "or")}`,
    help: isLinked
      ? "Keep one of them: several files can be listed under its file."
      : `Say which one is about them: sources.${sources[0]}.link: { ${source}: record }.`,
  }),
  "escalations-in-doubt": ({ source, records }) => ({
    message: `the entries of ${source} could be about the records of ${listWords(records, "or")}`,
    help: `Say which they name: sources.${source}.link: { ${records[0]}: record }. A source for each of them, or a link to each, is possible too.`,
  }),
  "disputes-without-calendar": ({ limit, calendars }) => ({
    message: `"${limit}" needs a calendar that says when business hours are`,
    context: "the disputes of the agreement",
    help:
      calendars.length === 0
        ? "Define a calendar under calendars and name it in agreement.calendar; for real time leave out the word business."
        : `Add calendar: ${calendars[0]} to the agreement; for real time leave out the word business.`,
  }),
};

function wordAmountFault(fault: AmountFault): string {
  switch (fault.kind) {
    case "form":
      return "it has no amount";
    case "negative":
      return "it is below zero";
    case "digits":
      return "its digits are grouped or marked in a way that is not read alike everywhere";
    case "no-currency":
      return "it names no currency";
    case "unknown-currency":
      return `${fault.code} is no currency of ISO 4217`;
    case "decimals":
      return fault.most === 0
        ? `${fault.currency} has no smaller unit`
        : `${fault.currency} has ${fault.most} decimals`;
    case "no-period":
      return "it does not say for how long it is paid";
  }
}

function wordBandFault(fault: BandFault): string {
  switch (fault.kind) {
    case "not-one-edge":
      return fault.keys.length === 0
        ? "does not say where it begins"
        : `has ${listWords(fault.keys, "and")}, which don't go together`;
    case "not-one-credit":
      return fault.keys.length === 0 ? "has neither a credit nor a reward" : "has a credit and a reward";
    case "upside-down":
      return "ends before it begins";
    case "wrong-side":
      return fault.isReward
        ? `rewards figures that break the promise "${fault.target}"`
        : `costs figures that keep the promise "${fault.target}"`;
    case "same-edge":
      return `has the same edge as "${fault.other}"`;
    case "overlap":
      return `overlaps "${fault.other}"`;
    case "gap":
      return `leaves the figures from ${fault.from} to ${fault.to} to no band, next to "${fault.other}"`;
    case "pays-less":
      return `lies further from the promise than "${fault.other}" and comes to less`;
  }
}

function mendOfBand(fault: BandFault): string {
  switch (fault.kind) {
    case "not-one-edge":
      return "Write it like { below: 95%, credit: 5% }, with from: 90% beside it for its other end; above and to for figures that must stay low.";
    case "not-one-credit":
      return "Write credit for what is owed, or reward for what is earned.";
    case "upside-down":
      return "The end nearer to the promise stands under below or above, the other under from or to.";
    case "wrong-side":
      return fault.isReward
        ? "A reward is for figures at or beyond the promise, such as { at-least: 99%, reward: 2% }."
        : "A credit is for figures that miss the promise, such as { below: 95%, credit: 5% } for a promise of at least 95%.";
    case "same-edge":
      return "Give each band an edge of its own.";
    case "overlap":
      return "Let each band begin where the one before it ends, or leave from and to out: the lowest band that a figure falls in applies.";
    case "gap":
      return "Let each band begin where the one before it ends, or leave from and to out.";
    case "pays-less":
      return "Let the credit grow with the distance from the promise.";
  }
}
