import type { Batch, TextColumn } from "../model/record.js";
import type { NamedPause, Pause } from "../time/pause.js";
import { STATE_FINAL, STATE_PAUSED } from "./event-log.js";
import type { PassPlan } from "./pass-plan.js";
import { planRecordPauses } from "./record-pauses.js";
import { listStates } from "./replay-events.js";
import type { TicketHistory } from "./ticket-history.js";

/**
 * Names the pauses of one record that is explained: the status as the history writes it, or the two columns
 * between which the clock stood still. It decides nothing: when the clock stood still is what was measured.
 *
 * @param idField the field by which the history knows a record
 */
export function planPauseNames(
  { objective: { clock }, columns, scope: { asOf } }: PassPlan,
  history: TicketHistory | undefined,
  idField: string,
): (batch: Batch, row: number) => NamedPause[] {
  const pairs = (clock?.pairs ?? []).map((pair) => ({
    name: `${pair.from} to ${pair.to}`,
    pauses: planRecordPauses({ pairs: [pair] }, columns, asOf),
  }));
  const closedToo = clock?.history?.reopen === "last-close";
  const idIndex = history === undefined ? -1 : columns.need(idField, "text");

  function namesOfStates(batch: Batch, row: number): NamedPause[] {
    if (history === undefined) return [];
    const events = history.log.eventsOf((batch.columns[idIndex] as TextColumn).at(row));
    return listStates(history.log, events, asOf).flatMap(({ position, from, to }) => {
      const state = history.log.stateOf(position);
      const isClosed = closedToo && (state & STATE_FINAL) !== 0;
      if (!isClosed && (state & STATE_PAUSED) === 0) return [];
      const words = history.stateWords(position).join(", ");
      if (words === "") return [];
      return [{ from, to, name: isClosed ? `${words} until reopened` : words }];
    });
  }

  return (batch, row) => [
    ...namesOfStates(batch, row),
    ...pairs.flatMap(({ name, pauses }) => {
      const found: Pause[] = [];
      pauses?.collect(batch, row, found);
      return found.map(([from, to]) => ({ from, to, name }));
    }),
  ];
}
