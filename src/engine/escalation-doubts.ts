import type { EscalationSource } from "../model/escalation.js";
import type { Problem } from "../model/problem.js";
import { nearestName } from "../model/suggest.js";
import { lineOf, type RowPlace } from "./audit-book.js";

interface DoubtfulEntry {
  readonly record: string;
  readonly place: RowPlace;
  readonly told: string;
  readonly level: string;
}

/** What the entries of an export of escalations leave in doubt. */
export interface EscalationDoubts {
  readonly from: EscalationSource;
  /** The source whose records they are about. */
  readonly records: string;
  /** The names of the files of the entries. */
  readonly files: readonly string[];
  /** Entries without that field, and the first of them. */
  readonly unusable: Map<string, { count: number; readonly file: number; readonly line: number }>;
  /** Keys that no record has. */
  readonly strangers: readonly { readonly key: string; readonly place: RowPlace }[];
  /** From before the clock of their record started. */
  readonly early: readonly DoubtfulEntry[];
  /** Naming somebody, or a level, that no level is about. */
  readonly unmeant: readonly DoubtfulEntry[];
  readonly levels: { readonly told: readonly string[]; readonly level: readonly string[] };
}

/** One warning for each kind of doubt, at the first entry in the order of the files. */
export function tellDoubts(doubts: EscalationDoubts): Problem[] {
  const { from, records, files, unusable, strangers, early } = doubts;
  const { source } = from;
  const problems = [...unusable].map(
    ([field, { count, file, line }]): Problem => ({
      code: "event-unusable",
      severity: "warning",
      file: files[file] ?? "",
      line,
      args: { source, field, count },
    }),
  );
  const stranger = firstOf(strangers);
  if (stranger !== undefined) {
    const args = { source, field: from.field, other: records, otherField: from.key };
    problems.push({
      code: "unmatched-keys",
      severity: "warning",
      ...placeIn(files, stranger.place),
      args: { ...args, count: strangers.length, firstKey: stranger.key },
    });
  }
  const before = firstOf(early);
  if (before !== undefined) {
    problems.push({
      code: "escalated-before-start",
      severity: "warning",
      ...placeIn(files, before.place),
      args: { source, records, count: early.length, firstRecord: before.record },
    });
  }
  return [...problems, ...unmeantProblems(doubts)];
}

/** One for those who are named, and one for the levels. */
function unmeantProblems({ from, files, unmeant, levels }: EscalationDoubts): Problem[] {
  return (["told", "level"] as const).flatMap((field): Problem[] => {
    const entries = unmeant
      .filter(({ told }) => (told === "") === (field === "level"))
      .toSorted((a, b) => a.place - b.place);
    const [first] = entries;
    if (first === undefined) return [];
    const named = [...new Set(entries.map((entry) => entry[field]))];
    const known = levels[field];
    const near = nearestName(first[field], known);
    const args = { source: from.source, field, count: entries.length, firstRecord: first.record };
    return [
      {
        code: "escalated-to-others",
        severity: "warning",
        ...placeIn(files, first.place),
        args: { ...args, named, known, ...(near === undefined ? {} : { near }) },
      },
    ];
  });
}

function firstOf<T extends { readonly place: RowPlace }>(entries: readonly T[]): T | undefined {
  return entries.reduce<T | undefined>(
    (first, entry) => (first === undefined || entry.place < first.place ? entry : first),
    undefined,
  );
}

function placeIn(files: readonly string[], place: RowPlace) {
  const { file, line } = lineOf(place);
  return { file: files[file] ?? "", line };
}
