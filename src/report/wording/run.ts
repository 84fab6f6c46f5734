import { listWords } from "../../model/list-words.js";
import type { RunProblems, UnmeasurableReason } from "../../model/problems/run.js";
import { instantText } from "../instant-text.js";
import { listText, numberText, quantityText } from "../quantity-text.js";
import { wordBadBaseline } from "./run-baseline.js";
import type { Wording } from "./wording.js";

export const runWording: Wording<RunProblems> = {
  "no-records-in-period": ({ period, sources, reason, periodsWithRecords, isReview, isPlan }) => {
    const [which, has] = sources.length === 1 ? ["source", "has"] : ["sources", "have"];
    const names = listText(sources.map((source) => `"${source}"`));
    const other = isPlan
      ? "more or other months with --last or --as-of"
      : isReview
        ? "other periods with --quarter or --last"
        : `another period with --period ${periodsWithRecords.at(-1) ?? "all"}`;
    return {
      message: `${which} ${names} ${has} no records in ${period}`,
      help: {
        "no-rows": "There is no row to judge: the export holds only a header, or every row was rejected.",
        "out-of-scope": `No row is in the scope of an objective: check "where" and the dates of effect.`,
        elsewhere: `There are some in ${listText(periodsWithRecords)}. Ask for ${other}.`,
      }[reason],
    };
  },
  "not-in-force": ({ objectives, period }) => ({
    message: `${listText(objectives)} ${objectives.length === 1 ? "is" : "are"} not in force in ${period}`,
    help: "Their dates of effect, or the agreement's, leave that period out.",
  }),
  "period-not-begun": ({ period, asOf, timezone }) => ({
    message: `${period} has not begun as of ${instantText(asOf, timezone)}`,
    help: "Ask for an earlier period with --period, or for a later moment with --as-of.",
  }),
  "no-data": ({ objective, source, periods, minimum, isFiltered, isAccepted }) => {
    const softer = `set no-data: ${isAccepted ? "pass" : "warn"}`;
    const labels = listText(periods.map(({ label }) => label));
    const most = Math.max(...periods.map(({ records }) => records));
    const leftOut = periods.reduce((sum, period) => sum + period.leftOut, 0);
    if (most > 0 && minimum === 0) {
      return {
        message: `nothing to judge "${objective}" on in ${labels}: one of the exports that it needs has no record of then`,
        help: "Export what is missing, or set no-data: warn if there was nothing.",
      };
    }
    if (most > 0) {
      return {
        message: `too few records to judge "${objective}" on in ${labels}: at most ${numberText(most)}`,
        help: `It needs at least ${numberText(minimum)} (minimum-records). Lower that number, or ${softer}.`,
      };
    }
    return {
      message: `nothing to judge "${objective}" on in ${labels}`,
      help:
        leftOut > 0
          ? `${quantityText(leftOut, "record")} ${leftOut === 1 ? "is" : "are"} in its scope, but excluded or not measurable.`
          : `${isFiltered ? `No record of ${source} passes its "where".` : `The export has no ${source} of then.`} Export what is missing, or ${softer} if an empty period is fine.`,
    };
  },
  unmeasurable: ({ objective, source, reason, count, from, to, firstRecord }) => ({
    message: `${quantityText(count, "record")} of ${source} can't be measured: ${wordReason(reason, count, from, to)}`,
    context: `objective "${objective}"`,
    help: `${count === 1 ? "It is" : "The first is"} "${firstRecord}". ${mendReason(reason, source, from, to)}`,
  }),
  "event-unusable": ({ source, field, count }) => ({
    message: `${quantityText(count, "event")} of ${source} ${count === 1 ? "has" : "have"} no ${field}, so nothing can be told from ${count === 1 ? "it" : "them"}`,
    help: `Fill in ${field}, or name the column that holds it under sources.${source}.columns.`,
  }),
  "beyond-allowance": ({ source, rejected, unmeasurable, rows, allowed }) => ({
    message: `source "${source}" leaves out more than it may: ${leftOut(rejected, unmeasurable)} of ${quantityText(rows, "row")}, allowed ${allowed}`,
    help: `Mend those rows, or allow them with --allow-rejects or sources.${source}.allow-rejects.`,
  }),
  "as-of-after-data": ({ asOf, newest, timezone, running }) => ({
    message: `the newest instant in the data is ${instantText(newest, timezone)}, long before as-of, ${instantText(asOf, timezone)}`,
    help:
      running === 0
        ? "Check that the export goes as far as the period does. --as-of says when the data was exported."
        : `What was closed since then looks overdue (${quantityText(running, "open record")}). Export again, or set --as-of to when the data was exported.`,
  }),
  "as-of-before-data": ({ asOf, newest, timezone }) => ({
    message: `the data goes on after as-of, ${instantText(asOf, timezone)}: its newest instant is ${instantText(newest, timezone)}`,
    help: "Later events count as not yet happened, but a status is the one of the export: what it was at as-of is not known.",
  }),
  "no-deciding-word": ({ objective, source, field, words, found, unknown }) => {
    const known = `sources.${source}.values.${field}`;
    const held = found.length === 0 ? "The column is empty." : `The column holds ${quotedText(found)}.`;
    const mend =
      unknown.length === 0
        ? `If one of its words does, say so: ${known}: { ${JSON.stringify(found[0] ?? "word")}: ${words[0] ?? "word"} }.`
        : `Say what ${found.length === unknown.length ? "its words mean" : `${quotedText(unknown)} ${unknown.length === 1 ? "means" : "mean"}`}: ${known}: { ${JSON.stringify(unknown[0])}: ${words[0] ?? "word"} }. ${field === "stage" || field === "status" ? "Write open for those that still run." : "Write other for those that mean neither."}`;
    return {
      message: `no ${field} of ${source} means ${listWords(words, "or")}`,
      context: `objective "${objective}"`,
      help: `${held} ${mend}`,
    };
  },
  "undecided-with-date": ({ objective, source, field, dateField, deciding, words }) => {
    const total = words.reduce((sum, { count }) => sum + count, 0);
    const listed = listText(words.map(({ word, count }) => `"${word}" (${numberText(count)})`));
    const first = words[0]?.word ?? "word";
    return {
      message: `${quantityText(total, "record")} of ${source} ${total === 1 ? "has" : "have"} a ${dateField} in the past, but a ${field} that means neither ${deciding.join(" nor ")}: ${listed}`,
      context: `objective "${objective}"`,
      help: `Say what they mean: sources.${source}.values.${field}: { ${JSON.stringify(first)}: ${deciding.at(-1) ?? "lost"} }. Write open for those that still run.`,
    };
  },
  "value-never-occurs": ({ objective, source, field, value, near }) => ({
    message: `no ${field} of ${source} is "${value}"`,
    context: `objective "${objective}"`,
    help:
      near.length === 0
        ? `The filter matches nothing by it, and no value of the column comes near.`
        : `The filter matches nothing by it. Did you mean ${listWords(
            near.map((each) => `"${each}"`),
            "or",
          )}?`,
  }),
  "unmatched-keys": ({ source, field, other, otherField, count, firstKey }) => ({
    message: `${quantityText(count, "key")} in ${field} of ${source} ${count === 1 ? "is" : "are"} no ${otherField} of ${other}; the first is "${firstKey}"`,
    help: `Such records count as not linked. Export the ${other} that are missing, or check sources.${source}.link.`,
  }),
  "escalations-not-audited": ({ objectives, sources }) => ({
    message: `whether records were escalated can't be audited: ${listText(sources)} ${sources.length === 1 ? "has" : "have"} no column escalatedAt`,
    context: `the levels of ${listText(objectives)}`,
    help: `Export when each record was escalated, and say which column that is: ${sources.map((source) => `sources.${source}.columns: { escalatedAt: Escalated on }`).join("; ")}. Or add an export that lists who was told: sources.escalations: { file: escalations.csv, link: { ${sources[0]}: record } }.`,
  }),
  "escalated-before-start": ({ source, records, count, firstRecord }) => ({
    message: `${quantityText(count, "row")} of ${source} came before the clock of ${count === 1 ? "its" : "their"} record in ${records} started, so ${count === 1 ? "it counts" : "they count"} for no level`,
    help: `${count === 1 ? "It is" : "The first is"} about "${firstRecord}". Check its date, and the zone of both exports.`,
  }),
  "escalated-to-others": ({ source, field, count, firstRecord, named, known, near }) => ({
    message: `${quantityText(count, "row")} of ${source} ${count === 1 ? "counts" : "count"} for no level, because no level ${field === "told" ? "of the record tells" : "is called"} ${quotedText(named)}`,
    context: `the first is about "${firstRecord}"`,
    help: `The levels ${field === "told" ? "tell" : "are"} ${quotedText(known)}. If one of them is meant, say so: sources.${source}.values.${field}: { ${JSON.stringify(named[0])}: ${near ?? known[0] ?? ""} }.`,
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
  "record-not-found": ({ record, sources, near }) => ({
    message: `no row of ${listText(sources)} has the id "${record}"`,
    help:
      near.length === 0
        ? "Write the id as the export writes it. A row that could not be read is among the rejected ones of sla-audit check."
        : `Did you mean ${listWords(
            near.map((each) => `"${each}"`),
            "or",
          )}?`,
  }),
  "no-group-column": ({ field, near }) => ({
    message: `no export has a column "${field}" to group by`,
    help:
      near.length === 0
        ? "Name a field such as owner, account or priority, or a header of an export."
        : `Did you mean ${listWords(near, "or")}?`,
  }),
  "unreadable-file": ({ reason, role }) => ({ message: reason, help: fileAdvice[role] }),
  "no-file": ({ source, objectives }) => ({
    message: `no file is named for source "${source}"`,
    context: `needed by ${listText(objectives)}`,
    help: `Name it in the definition, sources.${source}.file, or on the command line, --source ${source}=FILE.`,
  }),
  "outside-folder": ({ source, path, folder }) => ({
    message: `"${path}" lies outside the folder of the SLA file`,
    context: `source "${source}"`,
    help: `An SLA file names what lies beside or below it. Allow this folder by --allow-outside ${folder}, or name the file by --source ${source}=FILE.`,
  }),
  "no-match": ({ source, pattern }) => ({
    message: `no file matches "${pattern}"`,
    context: `source "${source}"`,
    help: "Paths in a definition start at its folder, those on the command line at the folder you are in.",
  }),
  "bad-option": ({ option, value, reason, example, near }) => ({
    message: `${option} "${value}" ${reason}`,
    help: near === undefined ? `For example: ${example}` : `Did you mean ${near}?`,
  }),
  "template-missing": ({ known }) => ({
    message: "no template is named, and there is nobody to ask",
    help: `Write --template and one of ${listWords(known, "or")}.`,
  }),
  "definition-exists": () => ({
    message: "there is a definition already, and it stays as it is",
    help: "Name another folder, such as sla-audit init acme --template sales.",
  }),
  "bad-baseline": wordBadBaseline,
  "baseline-kept": () => ({
    message: "the baseline was not written: this audit is incomplete",
    help: "Mend the errors and run it again; until then the baseline stays as it was.",
  }),
  "bad-usage": ({ fault, found, near, command }) => ({
    message: usageWords[fault](found),
    help: near === null ? `${command} --help lists what can be asked.` : `Did you mean ${near}?`,
  }),
};

const usageWords = {
  "unknown-command": (found: string) => `there is no command "${found}"`,
  "unknown-option": (found: string) => `there is no option "${found}"`,
  "option-without-value": (found: string) => `the option "${found}" needs a value`,
  "missing-argument": (found: string) => `an argument is missing: <${found}>`,
  "too-many-arguments": (found: string) => `"${found}" is one argument too many`,
  "update-without-baseline": (found: string) =>
    `"${found}" writes the file that --baseline names, and none is`,
} as const;

const fileAdvice = {
  definition:
    "Name the SLA file: sla-audit check path/to/sla.yaml. Without a name it is sla.yaml where you are.",
  export: "Paths in a definition start at its folder. Another file can be named with --source NAME=FILE.",
  argument: "Paths on the command line start at the folder you are in.",
  "changed-export": "Wait until it is written whole, or audit a copy of it.",
  rejects:
    "The rejected rows were not written. Name a file in a folder that is there and that you may write to, with room for them there and in the temporary folder.",
  "damaged-export": "Copy or export it again; gzip -t tells whether a copy is whole.",
  "swollen-export":
    "No export packs so well: it looks made to fill a disk or a memory. If it is an export, unpack it and name the unpacked file.",
  baseline:
    "Name the JSON report of an earlier run. To write the first one, add --update-baseline to this command.",
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
      return `${has} no due of ${count === 1 ? "its" : "their"} own (${to})`;
    case "decided-without-date":
      return `${has} an outcome and no ${to}`;
    case "no-number":
      return `${has} no number in ${from}`;
    case "number-too-large":
      return `${from} is too large to be added exactly`;
    case "no-currency":
      return `nothing says that ${from} is in ${to}`;
    case "other-currency":
      return `${from} is ${to === "" ? "in another currency than the first one" : `not in ${to}`}`;
    case "bad-pause":
      return count === 1
        ? `its pause (${from} to ${to}) has no beginning, or ends before it`
        : `their pauses (${from} to ${to}) have no beginning, or end before it`;
    case "negative-duration":
      return `${to} ${lies} below zero`;
    case "more-left-than-limit":
      return `${to} ${count === 1 ? "tells" : "tell"} that more is left than the limit`;
    case "unknown-author":
      return `${has} no ${from} that means customer, agent or other`;
    case "no-conversation":
      return `${has} no ${from}`;
  }
}

function mendReason(reason: UnmeasurableReason, source: string, from: string, to: string): string {
  switch (reason) {
    case "no-start":
    case "no-conversation":
      return `Fill in ${from}, or, if both sides agree, leave such records out: where: { ${from}: { exists: true } }.`;
    case "final-without-stop":
      return `Fill in ${to}, or, if that status is not final, say what it means under sources.${source}.values.`;
    case "decided-without-date":
      return `Fill in ${to}. Without it nobody knows in which period it was decided; basis: cohort needs no such date.`;
    case "stop-before-start":
      return "Check both dates and their zones, or set the convention stop-before-start: zero.";
    case "no-number":
      return `Fill in ${from}, or say what its words are worth: sources.${source}.values.${from}: { word: 5 }.`;
    case "number-too-large":
      return "Numbers are added exactly up to 225,000,000,000. Check the cell.";
    case "no-currency":
      return `Say which currency it is: sources.${source}.currency: ${to}, or map a column to currency.`;
    case "other-currency":
      return `Different currencies are never added. ${to === "" ? "Name one in the target, such as at least 5000 EUR." : `Leave the others out with where: { currency: ${to} }, and promise them on their own.`}`;
    case "no-due":
      return `Fill in ${to}, or, if both sides agree, leave such records out: where: { ${to}: { exists: true } }.`;
    case "bad-pause":
      return "Check both ends of the pause and their zones.";
    case "negative-duration":
      return "Check the cell, or set the convention stop-before-start: zero.";
    case "more-left-than-limit":
      return "The vendor's own limit must be another one. Compare it with the target.";
    case "unknown-author":
      return `Say what its words mean: sources.${source}.values.${from}: { Jane Doe: agent }.`;
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
