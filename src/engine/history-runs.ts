import type { HistoryRules } from "../model/clock-rules.js";
import type { Batch, TextColumn } from "../model/record.js";
import { type ChangedValues, planChangedValues } from "./changed-values.js";
import type { ClockRuns } from "./clock-runs.js";
import { repeatRows } from "./derive-batch.js";
import type { ColumnPlan } from "./plan-columns.js";
import { findCycles, findStop } from "./replay-events.js";
import type { TicketHistory } from "./ticket-history.js";

/** The records of a batch by the history of its tickets (semantics 12). */
export function planHistoryRuns(
  { reopen, changing }: HistoryRules,
  { log, words }: TicketHistory,
  columns: ColumnPlan,
  asOf: number,
): (runs: ClockRuns) => ClockRuns {
  const idIndex = columns.need("id", "text");
  const changed: ChangedValues | undefined =
    changing && planChangedValues(changing, log, words, columns, asOf);
  const eventsOf = (batch: Batch, row: number) =>
    log.eventsOf((batch.columns[idIndex] as TextColumn).at(row));

  function takeStops(runs: ClockRuns): ClockRuns {
    const { batch, started, stopped } = runs;
    if (reopen === undefined) return runs;
    if (reopen === "new-cycle") return unfold(runs);
    const found = new Float64Array(batch.length);
    for (let row = 0; row < batch.length; row++) {
      const events = eventsOf(batch, row);
      found[row] =
        events.from === events.to ? stopped[row]! : findStop(log, events, stopped[row]!, reopen, asOf);
    }
    return { ...runs, batch, started, stopped: found };
  }

  /** Each time that a ticket was open becomes a row. */
  function unfold(runs: ClockRuns): ClockRuns {
    const { batch, started, stopped } = runs;
    const rows: { origin: number; cycle: number; start: number; stop: number }[] = [];
    for (let row = 0; row < batch.length; row++) {
      const found = findCycles(log, eventsOf(batch, row), started[row]!, stopped[row]!, asOf);
      for (const [index, [start, stop]] of found.entries()) {
        rows.push({ origin: row, cycle: found.length > 1 ? index + 1 : 0, start, stop });
      }
    }
    const origins = Int32Array.from(rows, ({ origin }) => origin);
    return {
      batch: rows.length === batch.length ? batch : repeatRows(batch, origins),
      started: Float64Array.from(rows, ({ start }) => start),
      stopped: Float64Array.from(rows, ({ stop }) => stop),
      origins,
      cycles: Int32Array.from(rows, ({ cycle }) => cycle),
    };
  }

  return (runs) => {
    const closed = takeStops(runs);
    return changed === undefined ? closed : changed.apply(closed, eventsOf);
  };
}
