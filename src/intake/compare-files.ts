import type { Differences, DifferingCell, FileDisagreement, StandingChoice } from "../model/disagreement.js";
import { usualInstant } from "../model/fields.js";
import type { ColumnRequest } from "../model/record.js";
import type { BlankTest } from "./blanks.js";
import type { Cells } from "./cells.js";
import { type CellPair, createDifferingRows, type DifferenceCount } from "./differing-rows.js";
import type { IdIndex } from "./id-index.js";
import type { RowGate } from "./keep-rows.js";
import { createOrderKeyReader } from "./order-key.js";
import type { FilePlan } from "./plan-file.js";
import { createCellPrinter } from "./print-cells.js";
import { readCells } from "./read-cells.js";
import type { RepeatedIds } from "./repeated-ids.js";
import type { ReadSourceInput } from "./source-reading.js";

/** Compares the rows that a record has in several files, as they are delivered. */
export interface FileComparison {
  /** The same gate; each row that it judges is compared. */
  watch(gate: RowGate): RowGate;
  /** Once all rows have gone by; reads the few that it names once more. Undefined where the files agree. */
  conclude(): Promise<FileDisagreement | undefined>;
}

export interface ComparisonInput {
  readonly input: ReadSourceInput;
  readonly plans: readonly FilePlan[];
  /** Knows every id of the files. */
  readonly ids: IdIndex;
  readonly shared: RepeatedIds;
  readonly isBlank: BlankTest;
  readonly stands: StandingChoice;
}

/**
 * Each file speaks with one row of a record, the one that would stand if there were no other file; it is held
 * against the one of the file before it that has the record. A column that one of the two files lacks is not
 * compared, and neither is the one that the rows are ordered by, which has to differ.
 *
 * Memory: for each record that several files have 16 bytes, and 9 for each column. Undefined where there is
 * no column to compare.
 */
export function compareFiles(comparison: ComparisonInput): FileComparison | undefined {
  const { input, plans, ids, shared, isBlank, stands } = comparison;
  const { source } = input;
  const requests = listCompared(input.requests, stands.by);
  if (requests.length === 0) return undefined;
  const start = requests.findIndex(({ field }) => field === usualInstant(source.kind));
  const slots = shared.listSlots(ids.size);
  const rows = createDifferingRows(shared.count, requests.length, start);
  const keys = new Float64Array(stands.keep === "last" ? shared.count : 0);

  /** Sees the rows of one file. */
  function watchFile(file: number): (cells: Cells, line: number) => void {
    const plan = plans[file]!;
    const idIndex = plan.columns.get("id")?.index;
    if (idIndex === undefined) return () => {};
    const order = stands.by === undefined ? undefined : createOrderKeyReader(source, plan, stands.by);
    const printers = requests.map((request) => createCellPrinter(source, plan, request));
    const indexes = requests.map(({ field }) => plan.columns.get(field)?.index ?? 0);
    const seen = new Uint8Array(stands.keep === "last" ? shared.count : 0);
    return (cells, line) => {
      const id = cells.at(idIndex)!.trim();
      if (isBlank(id)) return;
      const slot = slots[ids.numberOf(id)]!;
      if (slot < 0) return;
      let replaces = false;
      if (stands.keep === "last") {
        const key = order?.read(cells.at(order.index)!) ?? 0;
        // Such a row is rejected.
        if (typeof key === "string") return;
        const rank = Number.isNaN(key) ? Number.NEGATIVE_INFINITY : key;
        replaces = seen[slot] === 0 || rank >= keys[slot]!;
        seen[slot] = 1;
        if (replaces) keys[slot] = rank;
      }
      rows.note(slot, { file, line }, replaces, (column) => printers[column]!(cells.at(indexes[column]!)!));
    };
  }

  const namedAs = (column: number, file: number): string => {
    const { field } = requests[column]!;
    const own =
      plans[file]?.columns.get(field) ?? plans.find(({ columns }) => columns.has(field))?.columns.get(field);
    return own?.header ?? field;
  };

  async function describe({ records, byColumn, pairs }: DifferenceCount): Promise<Differences> {
    const columns = byColumn
      .map((count, column) => ({ header: namedAs(column, plans.length - 1), count }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count);
    return { count: records, columns, places: await placePairs(pairs) };
  }

  async function placePairs(pairs: readonly CellPair[]): Promise<DifferingCell[]> {
    const cellsOf = await readCells(
      plans,
      pairs.flatMap(({ before, after }) => [before, after]),
    );
    return pairs.map(({ column, before, after }) => {
      const { field } = requests[column]!;
      const placed = (place: typeof before) => ({
        file: plans[place.file]!.file.name,
        line: place.line,
        value: shorten(cellsOf(place, field)),
      });
      return {
        record: cellsOf(after, "id"),
        field,
        header: namedAs(column, after.file),
        before: placed(before),
        after: placed(after),
      };
    });
  }

  return {
    watch(gate) {
      let file = -1;
      let see: (cells: Cells, line: number) => void = () => {};
      return {
        ...gate,
        startFile(columns) {
          see = watchFile(++file);
          gate.startFile(columns);
        },
        judge(cells, line) {
          see(cells, line);
          return gate.judge(cells, line);
        },
      };
    },
    async conclude() {
      const { starts, others } = rows.conclude();
      if (starts.records + others.records === 0) return undefined;
      return { shared: shared.count, starts: await describe(starts), others: await describe(others), stands };
    },
  };
}

/** Each field that the audit reads, once; that it is a date tells more than that it is a word. */
function listCompared(requests: readonly ColumnRequest[], orderedBy: string | undefined): ColumnRequest[] {
  const compared = new Map<string, ColumnRequest>();
  for (const request of requests) {
    if (request.field === "id" || request.field === orderedBy) continue;
    if (request.as === "instant" || !compared.has(request.field)) compared.set(request.field, request);
  }
  return [...compared.values()];
}

const longestValue = 80;

function shorten(text: string): string {
  const characters = [...text.slice(0, 2 * longestValue + 2)];
  return characters.length <= longestValue ? text : `${characters.slice(0, longestValue).join("")}…`;
}
