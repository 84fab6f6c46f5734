import type { SourceSpec } from "../model/agreement.js";
import type { StandingChoice } from "../model/disagreement.js";
import { type BlankGuess, type BlankTest, createBlankGuess, createBlankTest } from "./blanks.js";
import { compareFiles, type FileComparison } from "./compare-files.js";
import {
  createFirstRowGate,
  createFirstRowSearch,
  createLastRowSearch,
  openGate,
  type RowGate,
  type RowSearch,
} from "./keep-rows.js";
import { createNewestRowSearch } from "./newest-rows.js";
import { createOrderKeyReader, type OrderKeyReader } from "./order-key.js";
import { type FilePlan, orderField } from "./plan-file.js";
import { readRows } from "./read-rows.js";
import { createRepeatedIds } from "./repeated-ids.js";
import type { ReadSourceInput } from "./source-reading.js";
import { updateField } from "./update-column.js";

/** Which rows of a source stand, decided before the first of them is delivered. */
export interface RowChoice {
  readonly gate: RowGate;
  /** What the files are compared by, where records have rows in several of them. */
  readonly comparison?: FileComparison;
  /** By file: what orders its rows, where that is more than the order of the rows. */
  readonly orders: readonly (OrderKeyReader | undefined)[];
}

/**
 * The rule by which rows of one id stand or fall. A rule that can't be applied while the rows go by needs a
 * pass over all files for it, and so does the question which ids several files have. A file alone is read in
 * one pass unless its rule is `last`.
 */
export async function chooseRows(input: ReadSourceInput, plans: readonly FilePlan[]): Promise<RowChoice> {
  const { source } = input;
  const { keep } = source.keep;
  const isBlank = createBlankTest("text", source.blanks);
  const mayBeBlank = createBlankGuess("text", source.blanks);
  if (keep === "all" || plans.every(({ columns }) => !columns.has("id"))) {
    return { gate: openGate, orders: [] };
  }
  const isAlone = plans.length === 1;
  if (keep === "one" || (isAlone && keep !== "last")) {
    return { gate: createFirstRowGate(keep !== "first", isBlank, mayBeBlank), orders: [] };
  }

  const stands = chooseStanding(source, plans);
  const field = stands.by;
  const orders = plans.map((plan) =>
    field === undefined ? undefined : createOrderKeyReader(source, plan, field),
  );
  const search = createSearch(keep, isBlank, mayBeBlank);
  const shared = createRepeatedIds();
  for (const [file, plan] of plans.entries()) {
    const id = plan.columns.get("id")?.index;
    const order = orders[file];
    search.startFile();
    await readRows(plan.survey, {
      row(cells) {
        const key = order?.read(cells.at(order.index)!) ?? 0;
        const entry = search.note(
          id === undefined ? "" : cells.at(id)!,
          typeof key === "number" ? key : Number.NaN,
        );
        if (!isAlone && entry >= 0) shared.note(entry, file);
        return undefined;
      },
    });
  }
  // Files that share no record need no search: only the rows within each are held against each other.
  if (shared.count === 0 && keep === "newest")
    return { gate: createFirstRowGate(true, isBlank, mayBeBlank), orders };
  const gate = search.createGate();
  if (shared.count === 0) return { gate, orders };
  const comparison = compareFiles({ input, plans, ids: search.ids, shared, isBlank, stands });
  return comparison === undefined ? { gate, orders } : { gate: comparison.watch(gate), comparison, orders };
}

function createSearch(keep: StandingChoice["keep"], isBlank: BlankTest, mayBeBlank: BlankGuess): RowSearch {
  switch (keep) {
    case "newest":
      return createNewestRowSearch(isBlank, mayBeBlank);
    case "first":
      return createFirstRowSearch(isBlank, mayBeBlank);
    case "last":
      return createLastRowSearch(isBlank);
  }
}

/** Updates tell the newest row only where all files have them: a file without would lose every time. */
function chooseStanding(source: SourceSpec, plans: readonly FilePlan[]): StandingChoice {
  const keep = source.keep.keep as StandingChoice["keep"];
  const allTell = plans.every(({ columns, dates }) => columns.has(updateField) && dates.has(updateField));
  const by = keep === "newest" && allTell ? updateField : orderField(source);
  return by === undefined ? { keep } : { keep, by };
}
