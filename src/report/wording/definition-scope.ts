import { listWords } from "../../model/list-words.js";
import type { DefinitionProblems, IdleExclusion } from "../../model/problems/definition.js";
import type { Wording, Words } from "./wording.js";

type ScopeCode =
  | "term-chain"
  | "term-of-other-source"
  | "half-an-override"
  | "hidden-override"
  | "not-one-exclusion"
  | "exclusion-without-effect"
  | "instant-not-understood"
  | "window-ends-first"
  | "waivers-not-read"
  | "unknown-preset"
  | "preset-of-other-kind"
  | "preset-not-read"
  | "duplicate-waiver"
  | "waiver-ends-first"
  | "not-linked"
  | "linked-needs-filter"
  | "link-circle"
  | "several-attempts"
  | "attempts-without-times";

/** `leads` as `lead`, for a field to paste. */
function singular(source: string): string {
  return source.endsWith("ies") ? `${source.slice(0, -3)}y` : source.replace(/s$/, "");
}

const idleWords: Record<IdleExclusion["because"], (idle: IdleExclusion) => Words> = {
  "only-looked-up": ({ source, instead }) => ({
    message: `records of ${source} are only looked up by filters of ${instead[0]}, so none of them is judged`,
    help: `Leave out the records that name them: { of: ${instead[0]}, where: { ${source}: { … } }, reason: … }.`,
  }),
  "clock-elsewhere": ({ source, instead }) => ({
    message: `the clock that this would stop is that of ${instead[0]}, not of ${source}`,
    help: `Write of: ${instead[0]}.`,
  }),
  "no-clock": ({ source }) => ({
    message: `nothing that is promised about ${source} runs on a clock that could be stopped`,
    help: "Write started-between, which leaves out the records that started in that time, or remove it.",
  }),
  "not-read": ({ source, instead }) => ({
    message: `no objective reads ${source}, so nothing is left out`,
    help: `Objectives read ${listWords(instead, "and")}. Name one of them, or remove it.`,
  }),
};

/** What can be wrong with terms, overrides, exclusions and waivers. */
export const scopeWording: Wording<Pick<DefinitionProblems, ScopeCode>> = {
  "term-chain": ({ chain, reason }) => ({
    message:
      reason === "circle"
        ? `the term "${chain.at(-1)}" is used to define itself: ${chain.join(" → ")}`
        : `the term "${chain[0]}" stands on a chain of more than ${chain.length - 1} terms`,
    help:
      reason === "circle"
        ? "Write out the conditions of one of them."
        : `Nobody follows that far: ${chain.join(" → ")}. Write out the conditions of one of them.`,
  }),
  "term-of-other-source": ({ term, of, source }) => ({
    message: `the term "${term}" is about ${of}, and this filter is about ${source}`,
    help: `Write the conditions out, or define a term with of: ${source}.`,
  }),
  "half-an-override": ({ objective, lacks }) => ({
    message:
      lacks === "terms"
        ? "this override changes nothing: it has neither a target nor a calendar"
        : "this override does not say for which records it holds",
    context: `objective ${objective}`,
    help:
      lacks === "terms"
        ? "Add what is promised instead, such as target: 99% within 30 minutes, or another calendar."
        : "Add when, such as when: { account: Globex }, or dates, such as effective: { from: 2025-07-01 }. What holds for every record is the objective's own target.",
  }),
  "hidden-override": ({ objective, firstLine }) => ({
    message: `the override on line ${firstLine} covers the same records on the same dates, and the first match wins`,
    context: `objective ${objective}`,
    help: "Remove one of the two, put the narrower one first, or give them dates that do not overlap, such as effective: { from: 2025-07-01 }.",
  }),
  "not-one-exclusion": ({ keys }) => ({
    message:
      keys.length === 0
        ? "this exclusion does not say what is left out"
        : `${listWords(keys, "and")} don't go together in one exclusion`,
    help:
      keys.length === 0
        ? "Add where (these records), started-between (records that started in that time) or pause-clock (that time counts for nobody)."
        : "Make an exclusion of each, with its own reason.",
  }),
  "exclusion-without-effect": (idle) => idleWords[idle.because](idle),
  "instant-not-understood": ({ value, path, timezone }) => ({
    message: `"${value}" is not a date, nor a date with a time`,
    context: path,
    help: `Write 2025-03-04 or 2025-03-04T10:00, which are read in ${timezone}, or give an offset: 2025-03-04T10:00:00-05:00.`,
  }),
  "window-ends-first": ({ from, to, empty, path }) => ({
    message: empty ? `it begins and ends at ${from}` : `it would end at ${to}, before it begins at ${from}`,
    context: path,
    help: `${empty ? "Mend one of the two." : "Swap the two, or mend the wrong one."} A date as the end includes that day.`,
  }),
  "waivers-not-read": ({ file, reason }) => ({
    message:
      reason === undefined ? `no way was given to read "${file}"` : `"${file}" can't be read: ${reason}`,
    help:
      reason === undefined
        ? "A program that embeds this gives parseAgreement a load function for waivers from a file. Or list the waivers here."
        : "Give the name of the file with the waivers, relative to this file, or list the waivers here.",
  }),
  "unknown-preset": ({ preset, near, known }) => ({
    message: `there is no preset "${preset}"`,
    help: `${near === undefined ? "" : `Did you mean "${near}"? `}There are ${listWords(known, "and")}. A preset of your own is named by its file: preset: presets/acme.yaml`,
  }),
  "preset-of-other-kind": ({ preset, holds, source, kind, known }) => ({
    message: `"${preset}" is a preset for ${holds}, but ${source === undefined ? "this one" : `the source "${source}"`} holds ${kind}`,
    help: `${known.length === 0 ? "" : `For ${kind} there are ${listWords(known, "and")}. `}If it does hold ${holds}, ${
      source === undefined ? "leave kind out" : `say kind: ${holds} under sources.${source}`
    }.`,
  }),
  "preset-not-read": ({ file, reason }) => ({
    message:
      reason === undefined ? `no way was given to read "${file}"` : `"${file}" can't be read: ${reason}`,
    help:
      reason === undefined
        ? "A program that embeds this gives parseAgreement a load function for presets from a file."
        : "Give the name of the file with the preset, relative to this file, or the id of a preset such as hubspot-deals.",
  }),
  "duplicate-waiver": ({ record, objective, firstLine }) => ({
    message: `line ${firstLine} already waives ${objective === undefined ? "every objective" : `the objective "${objective}"`} for the record "${record}"`,
    help: "Keep the one that holds: each has a reason, a name and a date of its own.",
  }),
  "waiver-ends-first": ({ on, until }) => ({
    message: `the waiver would end on ${until}, before it was approved on ${on}`,
    help: "Until is the last day on which it holds. Mend one of the two dates, or leave until out.",
  }),
  "attempts-without-times": ({ objective, source, field, needed }) => ({
    message: `the attempts are read from ${field} of ${source}, which does not say when they were made`,
    context: `objective ${objective}`,
    help: `Whether they were made within the limit is not proved. Add a source of kind ${needed}, one row for each attempt.`,
  }),
  "several-attempts": ({ metric, kind, source, sources }) => ({
    message: `${metric} could read the attempts from several sources of ${kind}: ${listWords(sources, "or")}`,
    help: `Say which one is about them: sources.${sources[0]}.link: { ${source}: ${singular(source)}Id }.`,
  }),
  "not-linked": ({ source, other }) => ({
    message: `nothing says how records of ${source} find those of ${other}`,
    help: `Say which column names the other record: sources.${other}.link: { ${source}: ${singular(source)}Id }, or sources.${source}.link: { ${other}: ${singular(other)}Id }.`,
  }),
  "linked-needs-filter": ({ source, other, found }) => ({
    message: `"${found}" does not say which records of ${other} are meant`,
    context: `${other} is linked with ${source}`,
    help: `Write a filter of them, such as ${other}: { status: ${JSON.stringify(found)} }, or ${other}: { exists: true }.`,
  }),
  "link-circle": ({ chain }) => ({
    message: `these filters need each other's records first: ${chain.join(" → ")}`,
    help: "Each export is read once, so a source can't ask of one that asks of it. Ask in one direction only, or audit the other direction with a definition of its own.",
  }),
};
