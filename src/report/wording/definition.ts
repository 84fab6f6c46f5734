import { listWords } from "../../model/list-words.js";
import type { DefinitionProblems, EffectReason, NamedThing } from "../../model/problems/definition.js";
import { clockWording } from "./definition-clock.js";
import { consequenceWording } from "./definition-consequence.js";
import { figureWording } from "./definition-figure.js";
import { notationWording } from "./definition-notation.js";
import { scopeWording } from "./definition-scope.js";
import { wordTarget, wordTargetMismatch } from "./definition-target.js";
import type { Wording } from "./wording.js";

export const definitionWording: Wording<DefinitionProblems> = {
  ...notationWording,
  ...scopeWording,
  ...figureWording,
  ...clockWording,
  ...consequenceWording,

  "unknown-key": ({ key, path, near, known }) => ({
    message: `"${key}" is not a key of ${path}`,
    help: near === undefined ? `Known here: ${known.join(", ")}.` : `Did you mean "${near}"?`,
  }),
  "missing-key": ({ key, path, expected }) => ({
    message: `${path} has no "${key}"`,
    help: endSentence(`Add ${key}: ${expected}`),
  }),
  "wrong-value": ({ path, expected, found }) => ({
    message: `${path} is ${found}`,
    help: endSentence(`Expected ${expected}`),
  }),
  "not-a-choice": ({ path, value, choices, near }) => ({
    message: `${path} can't be "${value}"`,
    help: `${suggest(near)}It is one of ${listWords(choices, "or")}.`,
  }),
  "wrong-version": ({ found }) => ({
    message: found === "" ? "the file does not say its version" : `${found} is not a version of this format`,
    help: "Write version: 1 at the top of the file.",
  }),

  "bad-name": ({ name, what }) => ({
    message: `"${name}" can't be the ${what === "objective" || what === "agreement" ? "id" : "name"} of ${article(what)}`,
    help: 'Use letters, digits, "-", "_" and "." without spaces, beginning with a letter or a digit.',
  }),
  "duplicate-objective": ({ id, firstLine }) => ({
    message: `the id "${id}" is already used on line ${firstLine}`,
    help: "Every objective has an id of its own, by which options and reports name it.",
  }),
  "unknown-date": ({ value, path, reason, daysInMonth }) => ({
    message: `"${value}" is not a date`,
    context: path,
    help:
      reason === "form"
        ? "Expected year-month-day, such as 2025-01-31."
        : reason === "month"
          ? "Expected year-month-day, with a month from 01 to 12."
          : `That month has the days 01 to ${daysInMonth}.`,
  }),
  "from-after-until": ({ from, until, path }) => ({
    message: `it would end on ${until}, before it begins on ${from}`,
    context: path,
    help: "Both dates belong to the time in force. Swap them, or mend the wrong one.",
  }),
  "unknown-zone": ({ zone, path, near }) => ({
    message: `"${zone}" is not a time zone`,
    context: path,
    help:
      near.length === 0
        ? "Expected a name of the IANA list, such as Europe/Berlin, America/New_York or UTC."
        : `Did you mean ${listWords(near, "or")}?`,
  }),
  "zone-abbreviation": ({ zone, path, offsetsMs, near }) => ({
    message: `"${zone}" is an abbreviation, read as ${offsetsMs.map(offsetText).join(" and ")}${offsetsMs.length === 1 ? " all year" : ""}`,
    context: path,
    help: `Places share abbreviations, and some have no summer time. Write the place: ${listWords(near, "or")}.`,
  }),
  "unknown-reference": ({ what, name, path, near, known }) => ({
    message: `there is no ${what} "${name}"`,
    context: path,
    help: `${suggest(near)}${
      known.length === 0
        ? `The file defines none yet: add it under ${sectionOf[what]}.`
        : `Known here: ${known.join(", ")}; more can be added under ${sectionOf[what]}.`
    }${what === "term" ? " A column with the header term is mapped to another name, under columns of its source." : ""}`,
  }),
  "unknown-field": ({ field, path, source, near, known, inPreset }) => ({
    message: `${inPreset ? `preset "${source}"` : `source "${source}"`} has no field "${field}"`,
    context: path,
    help: `${suggest(near)}${
      known.length === 0
        ? `Map a column to it under sources.${source}.columns.`
        : `Its fields are ${known.join(", ")}. For a column of your own, map it under ${inPreset ? "columns" : `sources.${source}.columns`}.`
    }`,
  }),
  "field-nearly-known": ({ field, near, kind }) => ({
    message: `"${field}" is not a field of ${kind}, so it is read as a column of your own`,
    help: `Did you mean "${near}"?`,
  }),
  "meaning-nearly-known": ({ meaning, near, field, known }) => ({
    message: `"${meaning}" is not a word that metrics know for ${field}`,
    help: `Did you mean "${near}"? Metrics know ${listWords(known, "and")}.`,
  }),
  "word-twice": ({ word, field }) => ({
    message: `the word "${word}" of ${field} is given twice`,
    help: "Words compare without regard to case and surrounding space. Keep one of the two.",
  }),

  "unknown-weekday": ({ day, near }) => ({
    message: `"${day}" is not a weekday`,
    help: `${suggest(near)}Write mon, tue, wed, thu, fri, sat or sun, a range such as mon-fri, a list such as mon, wed, or daily.`,
  }),
  "weekday-twice": ({ day, firstKey }) => ({
    message: `${day} already has its hours under "${firstKey}"`,
    help: `Give each day once. Several windows of a day make a list: ["09:00-12:30", "13:30-17:00"].`,
  }),
  "hours-not-understood": ({ hours }) => ({
    message: `"${hours}" is not a window of opening hours`,
    help: 'Write it like "09:00-17:30", from 00:00 to 24:00. A later opening than closing runs overnight. For whole days write closed or 24 hours.',
  }),
  "empty-window": ({ window, calendar }) => ({
    message: `the window ${window} opens and closes at the same time`,
    context: `calendar "${calendar}"`,
    help: "Write 24 hours for a whole day, or closed for none.",
  }),
  "overlapping-windows": ({ window, other, calendar }) => ({
    message: `the window ${window} overlaps ${other} of the same day`,
    context: `calendar "${calendar}"`,
    help: "Join the two, or move one of them.",
  }),
  "revision-order": ({ from, previous }) => ({
    message: `the revision from ${from} stands after the one from ${previous}`,
    help: "List each date once, the earliest first.",
  }),
  "never-open": ({ calendar }) => ({
    message: `the calendar "${calendar}" is never open, so its clock would never run`,
    help: 'Give at least one day a window, such as mon-fri: ["09:00-17:00"].',
  }),
  "unknown-country": ({ country, near, known }) => ({
    message: `there are no holidays for the country "${country}"`,
    help: `${suggest(near)}Write the country's two letters, such as US, DE or GB; ${known.length} countries are known. Dates can be listed under add.`,
  }),
  "unknown-region": ({ region, country, near, known }) => ({
    message: `there are no holidays for the region "${region}" of ${country}`,
    help:
      known.length === 0
        ? `${country} has no regions of its own: remove region.`
        : `${suggest(near)}Its regions are ${known.join(", ")}.`,
  }),
  "setting-without-country": ({ key }) => ({
    message: `"${key}" says nothing without a country`,
    help: `Add a country, such as country: US, or leave ${key} out.`,
  }),
  "no-such-holiday": ({ date, country, near }) => ({
    message: `${date} is no holiday of ${country}, so there is nothing to remove`,
    help:
      near.length === 0 ? "It has none in that month." : `In that month it has ${listWords(near, "and")}.`,
  }),
  "length-not-understood": ({ text, path, reason }) => ({
    message: `"${text}" is not a length of time that can stand here`,
    context: path,
    help: reason,
  }),

  "keep-not-understood": ({ value, near }) => ({
    message: `"${value}" does not say which row is the record`,
    help: `${suggest(near)}Write newest, one, all, first, last, or last by a field, such as last by updatedAt.`,
  }),
  "allowance-not-understood": ({ value }) => ({
    message: `"${value}" is no number of rows`,
    help: "Write a whole number such as 3, or a share from 0% to 100% such as 1%.",
  }),

  "range-on-words": ({ field, type }) => ({
    message: `${field} holds ${type === "word" ? "words" : "text"}, which can't be more or less than something`,
    help: "Name the words instead, such as status: [new, open].",
  }),
  "bound-not-understood": ({ value, field, expected }) => ({
    message: `"${value}" is not a ${expected}`,
    context: `field ${field}`,
    help:
      expected === "number"
        ? "Write a number such as 50."
        : expected === "length of time"
          ? "Write a length of time with its unit, such as 30 minutes."
          : "Write a date such as 2025-01-31, or 2025-01-31T09:00+01:00.",
  }),
  "range-upside-down": ({ field, low, high }) => ({
    message: `nothing is at least ${low} and at most ${high}`,
    context: `field ${field}`,
    help: `Did you mean { between: [${high}, ${low}] }?`,
  }),
  "exists-beside-others": ({ field }) => ({
    message: `a blank ${field} can't fulfil the other conditions beside exists: false`,
    help: `Write any: [{ ${field}: { exists: false } }, …] if either will do.`,
  }),
  "not-an-instant": ({ field, type, instants }) => ({
    message: `${field} holds ${type === "number" ? "a number" : type === "duration" ? "a length of time" : type === "word" ? "words" : "text"}, not a date with a time`,
    help:
      instants.length === 0
        ? "Map a column with dates first."
        : `Fields with dates are ${listWords(instants, "and")}.`,
  }),
  "empty-filter": ({ key }) => ({
    message: `"${key}" says nothing about the records`,
    help: `Say which of them it means, such as ${key}: { status: won }.`,
  }),

  "unknown-metric": ({ metric, near, known }) => ({
    message: `there is no metric "${metric}"`,
    help: `${suggest(near)}Metrics are ${listWords(known, "and")}. One of your own is written { ratio: { of, good } }, { count: { of, where } } or the like.`,
  }),
  "target-not-understood": wordTarget,
  "target-mismatch": wordTargetMismatch,
  "several-sources": ({ metric, kind, sources }) => ({
    message: `${metric} could read several sources of ${kind}: ${listWords(sources, "or")}`,
    help: `Say which one with of: ${sources[0]}.`,
  }),
  "source-of-other-kind": ({ source, kind, metric, needed }) => ({
    message: `${metric} reads ${needed}, but the source "${source}" ${kind === undefined ? "does not say what it holds" : `holds ${kind}`}`,
    help:
      kind === undefined
        ? `Add kind: ${needed} to sources.${source}, or name another source.`
        : `Name a source of ${needed} with of, or add one under sources.`,
  }),
  "setting-without-effect": ({ key, objective, source, because }) => ({
    message: `"${key}" changes nothing here`,
    context: source === undefined ? `objective ${objective}` : `source ${source}`,
    help: `${effectWords[because]} ${key === "overrides" ? "Make an objective of each promise instead: where and effective say what it is about and when." : "Remove it."}`,
  }),
  "no-calendar": ({ objective, limit, calendars }) => ({
    message: `"${limit}" needs a calendar that says when business hours are`,
    context: `objective ${objective}`,
    help:
      calendars.length === 0
        ? "Define a calendar under calendars and name it in agreement.calendar or in the objective; for real time leave out the word business."
        : `Add calendar: ${calendars[0]} to the agreement or to the objective; for real time leave out the word business.`,
  }),
  "calendar-without-effect": ({ objective, calendar, limit }) => ({
    message:
      limit === undefined
        ? `the calendar "${calendar}" is not used, because the target has no limit in business time`
        : `the calendar "${calendar}" is not used, because "${limit}" is real time`,
    context: `objective ${objective}`,
    help:
      limit === undefined
        ? "Remove calendar."
        : `Write ${businessLimit(limit)} if business time is meant, or remove calendar.`,
  }),
  "pause-total-unusable": ({ objective, clock, reason, limit }) => ({
    message:
      reason === "cycles"
        ? "a total of pauses can't be shared out among the cycles of a reopened ticket"
        : `a total on the ${clock} clock can't be taken off "${limit}"`,
    context: `objective ${objective}`,
    help:
      reason === "cycles"
        ? "Set reopen: last-close or first-close for this objective, or give its pauses by columns or by a history."
        : `Name a total that counts ${clock === "real" ? "business" : "real"} time, with clock: ${clock === "real" ? "business" : "real"}, or give the pauses by columns: { from, to }.`,
  }),
  "pause-not-understood": ({ keys }) => ({
    message:
      keys.length === 0
        ? "this says no pause"
        : `${keys.join(", ")} ${keys.length === 1 ? "says" : "say"} no whole pause, or two in one`,
    help: "Write { from: heldAt, to: resumedAt }, or { total: onHoldMinutes, unit: minutes, clock: business }.",
  }),
  "history-in-doubt": ({ key, objective, source, histories }) => ({
    message:
      histories.length === 0
        ? `"${key}" needs the history of ${source}, and no source holds it`
        : `"${key}" needs the history of ${source}, and ${histories.join(" and ")} both hold it`,
    context: `objective ${objective}`,
    help:
      histories.length === 0
        ? `Add a source for it: ticket-history: { file: history.csv, history-of: ${source} }.`
        : "Keep one of them; several files can be listed under its file.",
  }),
  "basis-needs-decided": ({ objective, metric, own }) => ({
    message: `${own ? "this ratio" : metric} has no field that says when its outcome was decided`,
    context: `objective ${objective}`,
    help: own
      ? "Add decided and decided-at to the ratio, or remove basis."
      : "Remove basis: it counts the records that entered in the period.",
  }),
};

const sectionOf: { readonly [T in NamedThing]: string } = {
  party: "agreement.parties",
  calendar: "calendars",
  source: "sources",
  term: "terms",
  objective: "objectives",
  agreement: "agreement",
};

const effectWords: { readonly [R in EffectReason]: string } = {
  "only-attempts": "It is about attempts to reach somebody, and this objective counts none.",
  "no-records": "This objective is not judged record by record.",
  "only-ratios": "It is about shares of records, and this objective measures a time.",
  "only-durations": "It is about a time limit, and this objective is a share without one.",
  "ratio-names-source": "A metric of your own names its source itself.",
  "only-shares": "It is about shares of records, and this objective is a figure.",
  "one-instant": "Records of this metric are put into a period by one instant only.",
  "no-constants": "This metric needs no constants.",
  "only-final-stops": "It is about tickets that are closed again, and this metric does not end with a close.",
  "only-with-history": "It is about what a history tells, and no source holds the history of these records.",
  "only-of-histories": "Only a source of kind ticket-history is the history of another one.",
  "vendor-clock":
    "This objective is judged by what the vendor's clock measured, which stood still when it did.",
  "vendor-clock-no-stop": "The export tells how long it took by the vendor's clock, not when it stopped.",
  "no-time-measured": "It is about the time from one instant to another, and this objective measures none.",
  "nothing-changes": "No filter of the objective asks for a field that the history has.",
};

function endSentence(text: string): string {
  return text.endsWith("…") ? text : `${text}.`;
}

function suggest(near: string | undefined): string {
  return near === undefined ? "" : `Did you mean "${near}"? `;
}

function article(what: NamedThing): string {
  return `${/^[aeiou]/.test(what) ? "an" : "a"} ${what}`;
}

/** `24 hours` as `24 business hours`, for text to paste. */
function businessLimit(limit: string): string {
  return limit.replace(/(\d)\s*([a-z])/gi, "$1 business $2");
}

/** `UTC-5`, `UTC+5:30`. */
function offsetText(ms: number): string {
  const minutes = Math.abs(ms) / 60_000;
  const rest = minutes % 60 === 0 ? "" : `:${String(minutes % 60).padStart(2, "0")}`;
  return `UTC${ms < 0 ? "-" : "+"}${Math.floor(minutes / 60)}${rest}`;
}
