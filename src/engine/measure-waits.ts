import type { DurationMetric, WaitRecipe } from "../model/metric.js";
import type { NumberColumn, TextColumn } from "../model/record.js";
import type { ClockRuns } from "./clock-runs.js";
import { planTicketHistory } from "./collect-history.js";
import { pickNumbers, repeatRows } from "./derive-batch.js";
import { createEventLog, type EventLog, STATE_FINAL, STATE_RUNS } from "./event-log.js";
import { compileFilter, filterWords, type WordCheck } from "./filter-rows.js";
import { judgeDurations } from "./judge-durations.js";
import { createUnmeasurableCount, type ObjectivePass, planRecordNames } from "./objective-pass.js";
import type { PassPlan } from "./pass-plan.js";
import type { PassWatch, RecordNamer } from "./record-facts.js";
import { createRowStore, type RowStore } from "./row-store.js";

/** The questions of one file, each with its number over all files. */
interface Questions {
  readonly rows: RowStore;
  readonly numbers: number[];
}

/**
 * Judges each wait of a conversation: from its oldest unanswered message to the next answer. A wait is in the
 * period of that message, and filters ask its row. The messages of a conversation come in any order, so the
 * questions are kept until all are there.
 */
export function measureWaits(plan: PassPlan, metric: DurationMetric, recipe: WaitRecipe): ObjectivePass {
  const { columns, objective, scope } = plan;
  const idIndex = columns.need(recipe.of, "text");
  const atIndex = columns.need(metric.from, "instant");
  const deciding: WordCheck[] = [];
  const asks = compileFilter(recipe.asks, columns, deciding);
  const answers = compileFilter(recipe.answers, columns, deciding);
  const others = compileFilter(recipe.others, columns, []);
  const hiddenWords = new Set(recipe.hidden.words);
  const isHidden = filterWords(columns.want(recipe.hidden.field, "word"), (_raw, canonical) =>
    hiddenWords.has(canonical),
  );
  const rules = objective.clock?.history;
  const history = rules && planTicketHistory(plan, rules);
  const ownNames = plan.watch === undefined ? undefined : planRecordNames(columns);
  const watch = plan.watch && ownNames && watchMessages(plan.watch, ownNames);
  const judgement = judgeDurations({ ...plan, watch }, metric, {
    isFinal: undefined,
    history,
    idField: recipe.of,
  });
  const names = planRecordNames(columns, recipe.of);
  const unmeasurable = createUnmeasurableCount(names);

  const messages = createEventLog(1);
  const conversations = new Set<string>();
  const files: (Questions | undefined)[] = [];
  let asked = 0;
  let asking = new Uint8Array(0);
  let answering = new Uint8Array(0);
  let passing = new Uint8Array(0);
  let hidden = new Uint8Array(0);
  let newest = Number.NEGATIVE_INFINITY;

  return {
    ...judgement.pass,
    deciding,
    unmeasurable: unmeasurable.byReason,
    newestEvent: () => newest,
    add(batch, ledger) {
      if (asking.length < batch.length) {
        asking = new Uint8Array(batch.length);
        answering = new Uint8Array(batch.length);
        passing = new Uint8Array(batch.length);
        hidden = new Uint8Array(batch.length);
      }
      asks(batch, asking);
      answers(batch, answering);
      others(batch, passing);
      isHidden(batch, hidden);
      const ids = batch.columns[idIndex] as TextColumn;
      const { values: instants } = batch.columns[atIndex] as NumberColumn;
      const told = watch?.begin(batch, undefined, instants, names);
      files[batch.file] ??= { rows: createRowStore(batch), numbers: [] };
      const questions = files[batch.file]!;
      for (let row = 0; row < batch.length; row++) {
        const id = ids.at(row);
        const at = instants[row]!;
        if (at > newest) newest = at;
        ledger.audited[row] = 1;
        const isAnswer = answering[row] === 1;
        const reason =
          id === ""
            ? "no-conversation"
            : Number.isNaN(at)
              ? "no-start"
              : !isAnswer && asking[row] === 0 && passing[row] === 0
                ? "unknown-author"
                : undefined;
        if (reason !== undefined) {
          ledger.unmeasurable[row] = 1;
          unmeasurable.add(reason, batch, row);
          if (told?.asks(row)) told.tell(row, { kind: "unmeasurable", reason, stoppedAt: Number.NaN });
          continue;
        }
        if (hidden[row] === 1 || at > scope.asOf || (!isAnswer && asking[row] === 0)) continue;
        conversations.add(id);
        // An answer ends a wait before a question at the same instant begins one (semantics 10).
        messages.add(id, at, isAnswer ? STATE_FINAL : STATE_RUNS, [isAnswer ? 0 : asked]);
        if (isAnswer) continue;
        questions.rows.keep(batch, row);
        questions.numbers.push(asked++);
      }
    },
    close() {
      const waits = findWaits(messages, conversations, asked);
      let running = 0;
      let unmeasurableWaits = 0;
      for (const questions of files) {
        if (questions === undefined) continue;
        const runs = listRuns(questions, waits, atIndex);
        const flags = () => new Uint8Array(runs.batch.length);
        const ledger = { audited: flags(), unmeasurable: flags(), running: flags() };
        judgement.add(runs, ledger);
        for (const flag of ledger.running) running += flag;
        for (const flag of ledger.unmeasurable) unmeasurableWaits += flag;
      }
      for (const [reason, found] of judgement.pass.unmeasurable) unmeasurable.byReason.set(reason, found);
      return { running, unmeasurable: unmeasurableWaits };
    },
  };
}

/** A wait is asked for by its conversation, and by the message that began it. */
function watchMessages(watch: PassWatch, messages: RecordNamer): PassWatch {
  return {
    ...watch,
    begin(batch, rows, started, conversations) {
      const own = watch.begin(batch, rows, started, messages);
      const ofConversation = watch.begin(batch, rows, started, conversations);
      return { ...own, asks: (row) => own.asks(row) || ofConversation.asks(row) };
    },
  };
}

/** By the number of the question: when it was answered, and which wait of its conversation it began; 0 for none. */
interface Waits {
  readonly answeredAt: Float64Array;
  readonly ordinals: Int32Array;
}

function findWaits(messages: EventLog, conversations: Iterable<string>, asked: number): Waits {
  const answeredAt = new Float64Array(asked).fill(Number.NaN);
  const ordinals = new Int32Array(asked);
  for (const conversation of conversations) {
    const { from, to } = messages.eventsOf(conversation);
    let waiting = -1;
    let count = 0;
    for (let position = from; position < to; position++) {
      const isAnswer = messages.stateOf(position) === STATE_FINAL;
      if (isAnswer && waiting >= 0) {
        answeredAt[waiting] = messages.atOf(position);
        waiting = -1;
      }
      if (!isAnswer && waiting < 0) {
        waiting = messages.valueOf(0, position);
        ordinals[waiting] = ++count;
      }
    }
  }
  return { answeredAt, ordinals };
}

function listRuns({ rows, numbers }: Questions, { answeredAt, ordinals }: Waits, atIndex: number): ClockRuns {
  const kept = rows.batch();
  const first = Int32Array.from(numbers.keys()).filter((row) => ordinals[numbers[row]!]! > 0);
  const { values } = kept.columns[atIndex] as NumberColumn;
  return {
    batch: repeatRows(kept, first),
    started: pickNumbers(values, first),
    stopped: Float64Array.from(first, (row) => answeredAt[numbers[row]!]!),
    cycles: Int32Array.from(first, (row) => ordinals[numbers[row]!]!),
  };
}
