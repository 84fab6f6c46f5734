import type { RunProblems, UnmeasurableReason } from "../../model/problems/run.js";
import { instantText } from "../instant-text.js";
import { listText, numberText, quantityText } from "../quantity-text.js";
import type { Wording } from "./wording.js";

export const runWording: Wording<RunProblems> = {
  "no-records-in-period": ({ period, source, periodsWithRecords }) => ({
    message: `source "${source}" has no records in ${period}`,
    help:
      periodsWithRecords.length === 0
        ? "It has none in any other period either: check its file, and the dates that it was read with."
        : `It has some in ${listText(periodsWithRecords)}: ask for one of them with --period.`,
  }),
  "no-data": ({ objective, periods, minimum }) => {
    const labels = listText(periods.map(({ label }) => label));
    const most = Math.max(...periods.map(({ records }) => records));
    return {
      message:
        most === 0
          ? `nothing to judge "${objective}" on in ${labels}`
          : `too few records to judge "${objective}" on in ${labels}: at most ${numberText(most)}`,
      help:
        most === 0
          ? `No record is in its scope. Check its "where", or set no-data: warn if an empty period is fine.`
          : `It needs at least ${numberText(minimum)} (minimum-records). Lower that number, or set no-data: warn.`,
    };
  },
  unmeasurable: ({ objective, source, reason, count, from, to, firstRecord }) => ({
    message: `${quantityText(count, "record")} of ${source} can't be measured: ${wordReason(reason, count, from, to)}`,
    context: `objective "${objective}"`,
    help: `${count === 1 ? "It is" : "The first is"} "${firstRecord}". ${mendReason(reason, source, from, to)}`,
  }),
  "beyond-allowance": ({ source, rejected, unmeasurable, rows, allowed }) => ({
    message: `source "${source}" leaves out more than it may: ${leftOut(rejected, unmeasurable)} of ${quantityText(rows, "row")}, allowed ${allowed}`,
    help: `Mend those rows, or allow them with --allow-rejects or sources.${source}.allow-rejects.`,
  }),
  "as-of-after-data": ({ asOf, newest, timezone, running }) => ({
    message: `${quantityText(running, "open record")} ${running === 1 ? "is" : "are"} judged as of ${instantText(asOf, timezone)}, long after the newest instant in the data, ${instantText(newest, timezone)}`,
    help: "What was closed since then looks overdue. Export again, or set --as-of to when the data was exported.",
  }),
  "as-of-before-data": ({ asOf, newest, timezone }) => ({
    message: `the data goes on after as-of, ${instantText(asOf, timezone)}: its newest instant is ${instantText(newest, timezone)}`,
    help: "Later events count as not yet happened, but a status is the one of the export: what it was at as-of is not known.",
  }),
  "no-deciding-word": ({ objective, source, field, words, found }) => ({
    message: `no ${field} of ${source} means ${orText(words)}`,
    context: `objective "${objective}"`,
    help: `${found.length === 0 ? "The column is empty." : `The column holds ${quotedText(found)}.`} Say what its words mean: sources.${source}.values.${field}: { ${JSON.stringify(found[0] ?? "word")}: ${words[0] ?? "word"} }.`,
  }),
  "value-never-occurs": ({ objective, source, field, value, near }) => ({
    message: `no ${field} of ${source} is "${value}"`,
    context: `objective "${objective}"`,
    help:
      near.length === 0
        ? `The filter matches nothing by it, and no value of the column comes near.`
        : `The filter matches nothing by it. Did you mean ${orText(near.map((each) => `"${each}"`))}?`,
  }),
  "waiver-unmatched": ({ record, objective }) => ({
    message: `the waiver for "${record}" excuses nothing`,
    ...(objective === null ? {} : { context: `objective "${objective}"` }),
    help: "No record of that id missed its limit. Check the id, or take the waiver out.",
  }),
  "waiver-expired": ({ record, until }) => ({
    message: `the waiver for "${record}" expired on ${until} and excuses nothing any more`,
    help: "Its breach counts again. Agree on a later date, or take the waiver out.",
  }),
  "no-group-column": ({ field, near }) => ({
    message: `no export has a column "${field}" to group by`,
    help:
      near.length === 0
        ? "Name a field such as owner, account or priority, or a header of an export."
        : `Did you mean ${orText(near)}?`,
  }),
  "unreadable-file": ({ reason, role }) => ({ message: reason, help: fileAdvice[role] }),
  "no-file": ({ source, objectives }) => ({
    message: `no file is named for source "${source}"`,
    context: `needed by ${listText(objectives)}`,
    help: `Name it in the definition, sources.${source}.file, or on the command line, --source ${source}=FILE.`,
  }),
  "no-match": ({ source, pattern }) => ({
    message: `no file matches "${pattern}"`,
    context: `source "${source}"`,
    help: "Paths in a definition start at its folder, those on the command line at the folder you are in.",
  }),
  "bad-option": ({ option, value, reason, example }) => ({
    message: `${option} "${value}": ${reason}`,
    help: `For example: ${example}`,
  }),
};

const fileAdvice = {
  definition:
    "Name the SLA file: sla-audit check path/to/sla.yaml. Without a name it is sla.yaml where you are.",
  export: "Paths in a definition start at its folder. Another file can be named with --source NAME=FILE.",
  output: "The report was not written. Name a file in a folder that is there and that you may write to.",
} as const;

function wordReason(reason: UnmeasurableReason, count: number, from: string, to: string): string {
  const [has, lies] = count === 1 ? ["it has", "lies"] : ["they have", "lie"];
  switch (reason) {
    case "no-start":
      return `${has} no ${from}`;
    case "final-without-stop":
      return `${has} a final status and no ${to}`;
    case "stop-before-start":
      return `${to} ${lies} before ${from}`;
    case "no-due":
      return `${has} no due of ${count === 1 ? "its" : "their"} own`;
    case "decided-without-date":
      return `${has} an outcome and no ${to}`;
  }
}

function mendReason(reason: UnmeasurableReason, source: string, from: string, to: string): string {
  switch (reason) {
    case "no-start":
      return `Fill in ${from}, or name the column that holds it under sources.${source}.columns.`;
    case "final-without-stop":
    case "decided-without-date":
      return `Fill in ${to}, or name the column that holds it under sources.${source}.columns.`;
    case "stop-before-start":
      return "Check both dates and their zones, or set the convention stop-before-start: zero.";
    case "no-due":
      return "Fill it in, or leave such records out with a where: { …: { exists: true } }.";
  }
}

function leftOut(rejected: number, unmeasurable: number): string {
  const parts = [
    ...(rejected > 0 ? [`${numberText(rejected)} rejected`] : []),
    ...(unmeasurable > 0 ? [`${numberText(unmeasurable)} unmeasurable`] : []),
  ];
  return listText(parts);
}

function quotedText(words: readonly string[]): string {
  return listText(words.map((word) => `"${word}"`));
}

function orText(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}
