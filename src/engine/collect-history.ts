import type { HistoryRules } from "../model/clock-rules.js";
import { fieldSpec, stateField } from "../model/fields.js";
import { fieldsOf } from "../model/filter-text.js";
import type { Problem } from "../model/problem.js";
import type { NumberColumn, TextColumn, WordColumn } from "../model/record.js";
import type { Collector } from "./evaluation-input.js";
import { createEventLog, STATE_FINAL, STATE_PAUSED, STATE_RUNS, STATE_UNSAID } from "./event-log.js";
import { type Exclusions, planEvidenceExclusions } from "./exclude-rows.js";
import { compileFilter, filterWords, type WordCheck } from "./filter-rows.js";
import type { PassPlan } from "./pass-plan.js";
import type { ColumnPlan } from "./plan-columns.js";
import type { TicketHistory } from "./ticket-history.js";

/** Reads the history before the tickets come. It keeps numbers, and never a row. */
export function planTicketHistory(plan: PassPlan, rules: HistoryRules): TicketHistory {
  const changing = rules.changing?.fields ?? [];
  const key = JSON.stringify([rules.source, rules.pauseWhile ?? null, changing]);
  const known = plan.histories.get(key);
  const naming = plan.watch === undefined || plan.watch.asksForAll ? [] : fieldsOfState(rules);
  const fields = [...changing, ...naming];
  const log = createEventLog(fields.length);
  const words: TicketHistory["words"] = fields.map(() => undefined);
  const own: TicketHistory = {
    log,
    checks: [],
    words,
    stateWords: (position) =>
      [...words.entries()]
        .slice(changing.length)
        .map(([track, dictionary]) => dictionary?.raw[log.valueOf(track, position)] ?? "")
        .filter((word) => word !== ""),
  };
  const history = known ?? own;
  plan.collectFrom(rules.source, (columns, { name }) => {
    const exclusions = planEvidenceExclusions(plan.agreement, name, columns, own.checks as WordCheck[]);
    const collector = createEventCollector(columns, rules, fields, own, name, exclusions);
    // One that is shared is filled already; its columns are asked for again in this objective's name.
    return known === undefined ? collector : { add() {} };
  });
  plan.histories.set(key, history);
  return history;
}

/** What an event holds in these fields says in which state it leaves its ticket. */
function fieldsOfState({ pauseWhile }: HistoryRules): readonly string[] {
  const fields = new Set(["status", ...(pauseWhile === undefined ? [] : fieldsOf(pauseWhile))]);
  return [...fields].filter((field) => (fieldSpec("ticket-history", field)?.type ?? "word") === "word");
}

function createEventCollector(
  columns: ColumnPlan,
  { pauseWhile }: HistoryRules,
  fields: readonly string[],
  { log, checks, words }: TicketHistory,
  source: string,
  exclusions: Exclusions,
): Collector {
  const id = columns.need("id", "text");
  const at = columns.need("at", "instant");
  const status = columns.want("status", "word");
  const terminal = new Set(stateField("ticket-history")?.terminal);
  const isFinal = filterWords(status, (_raw, canonical) => terminal.has(canonical));
  const isPaused = pauseWhile && compileFilter(pauseWhile, columns, checks as WordCheck[]);
  for (const check of checks) check.source = source;
  const tracks = fields.map((field) => columns.want(field, "word"));
  const codes = fields.map(() => 0);
  const unusable = new Map<string, { count: number; file: number; line: number }>();
  let final = new Uint8Array(0);
  let paused = new Uint8Array(0);
  let leftOut = new Uint32Array(0);

  return {
    add(batch, ledger) {
      if (final.length < batch.length) {
        final = new Uint8Array(batch.length);
        paused = new Uint8Array(batch.length);
        leftOut = new Uint32Array(batch.length);
      }
      isFinal(batch, final);
      if (isPaused === undefined) paused.fill(0, 0, batch.length);
      else isPaused(batch, paused);
      const tickets = batch.columns[id] as TextColumn;
      const { values: instants } = batch.columns[at] as NumberColumn;
      const states = batch.columns[status] as WordColumn | undefined;
      const tracked = tracks.map((index) => batch.columns[index] as WordColumn | undefined);
      exclusions.mark?.(batch, instants, leftOut);
      for (const [track, column] of tracked.entries()) words[track] ??= column?.dictionary;
      for (let row = 0; row < batch.length; row++) {
        const ticket = tickets.at(row);
        const instant = instants[row]!;
        ledger.audited[row] = 1;
        // What both sides leave out never happened to the ticket.
        if (leftOut[row]! > 0) continue;
        if (ticket === "" || Number.isNaN(instant)) {
          ledger.unmeasurable[row] = 1;
          const field = ticket === "" ? "id" : "at";
          const first = unusable.get(field);
          if (first === undefined)
            unusable.set(field, { count: 1, file: batch.file, line: batch.lines[row]! });
          else first.count++;
          continue;
        }
        // A row about something else leaves the state as it is.
        const isSaid = states === undefined ? isPaused !== undefined : states.codes[row] !== 0;
        const state = !isSaid
          ? STATE_UNSAID
          : (final[row] === 1 ? STATE_FINAL : 0) | (paused[row] === 1 ? STATE_PAUSED : 0) || STATE_RUNS;
        for (let track = 0; track < tracked.length; track++) codes[track] = tracked[track]?.codes[row] ?? 0;
        log.add(ticket, instant, state, codes);
      }
    },
    problems: (files) =>
      [...unusable].map(
        ([field, { count, file, line }]): Problem => ({
          code: "event-unusable",
          severity: "warning",
          file: files[file] ?? "",
          line,
          args: { source, field, count },
        }),
      ),
  };
}
