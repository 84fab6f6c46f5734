import type { DurationMetric, WaitRecipe } from "../model/metric.js";
import type { NumberColumn, TextColumn } from "../model/record.js";
import { placeOf, type RowPlace } from "./audit-book.js";
import type { ClockRuns } from "./clock-runs.js";
import { planTicketHistory } from "./collect-history.js";
import { pickNumbers, repeatRows } from "./derive-batch.js";
import { createEventLog, type EventLog, STATE_FINAL, STATE_RUNS } from "./event-log.js";
import { compileFilter, filterWords, type WordCheck } from "./filter-rows.js";
import { judgeDurations } from "./judge-durations.js";
import { judgedSpan, mayLieIn } from "./judged-span.js";
import { createUnmeasurableCount, type ObjectivePass, planRecordNames } from "./objective-pass.js";
import type { PassPlan } from "./pass-plan.js";
import type { PassWatch, RecordNamer } from "./record-facts.js";
import { createRowStore, type RowStore } from "./row-store.js";
import { OUT_OF_SCOPE } from "./select-rows.js";

/** The tracks of a message. */
const QUESTION = 0;
const PLACE = 1;

const always = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

/** Waits as records; the number of each question is that over all files. */
interface WaitRuns extends ClockRuns {
  readonly questions: Int32Array;
}

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
  const watch = plan.watch?.asksForAll
    ? plan.watch
    : plan.watch && watchMessages(plan.watch, planRecordNames(columns));
  const judgement = judgeDurations({ ...plan, watch }, metric, {
    isFinal: undefined,
    history,
    idField: recipe.of,
  });
  const names = planRecordNames(columns, recipe.of);
  const unmeasurable = createUnmeasurableCount(names);

  // A wait is placed by the message that began it, unless its due or its end places it.
  const judged = objective.attributeTo === "start" ? judgedSpan(scope) : always;
  // Of each message the number of its question, and its place.
  const messages = createEventLog(2);
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
          if (!mayLieIn(judged, at)) {
            if (told?.asks(row))
              told.tell(row, { kind: "out-of-scope" }, { slot: OUT_OF_SCOPE, attributedAt: at });
            continue;
          }
          ledger.audited[row] = 1;
          ledger.unmeasurable[row] = 1;
          unmeasurable.add(reason, batch, row);
          if (told?.asks(row)) {
            told.tell(row, { kind: "unmeasurable", reason, stoppedAt: Number.NaN, isUncounted: true });
          }
          continue;
        }
        if (hidden[row] === 1 || at > scope.asOf || (!isAnswer && asking[row] === 0)) continue;
        conversations.add(id);
        // An answer ends a wait before a question at the same instant begins one (semantics 10).
        messages.add(id, at, isAnswer ? STATE_FINAL : STATE_RUNS, [
          isAnswer ? 0 : asked,
          placeOf(batch, row),
        ]);
        if (isAnswer) continue;
        questions.rows.keep(batch, row);
        questions.numbers.push(asked++);
      }
    },
    close(mark) {
      const waits = findWaits(messages, conversations, asked);
      const isInScope = new Uint8Array(asked);
      let running = 0;
      let unmeasurableWaits = 0;
      for (const questions of files) {
        if (questions === undefined) continue;
        const runs = listRuns(questions, waits, atIndex);
        const flags = () => new Uint8Array(runs.batch.length);
        const ledger = { audited: flags(), unmeasurable: flags(), running: flags() };
        judgement.add(runs, ledger);
        for (let row = 0; row < runs.batch.length; row++) {
          if (ledger.audited[row] === 1) isInScope[runs.questions[row]!] = 1;
        }
        for (const flag of ledger.running) running += flag;
        for (const flag of ledger.unmeasurable) unmeasurableWaits += flag;
      }
      markWaits(messages, conversations, isInScope, mark);
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
        waiting = messages.valueOf(QUESTION, position);
        ordinals[waiting] = ++count;
      }
    }
  }
  return { answeredAt, ordinals };
}

/** A wait that is judged takes with it the questions asked while it lasted and the answer. */
function markWaits(
  messages: EventLog,
  conversations: Iterable<string>,
  isInScope: Uint8Array,
  mark: (place: RowPlace) => void,
): void {
  for (const conversation of conversations) {
    const { from, to } = messages.eventsOf(conversation);
    let waiting = -1;
    for (let position = from; position < to; position++) {
      const isAnswer = messages.stateOf(position) === STATE_FINAL;
      if (!isAnswer && waiting < 0) waiting = messages.valueOf(QUESTION, position);
      if (waiting >= 0 && isInScope[waiting] === 1) mark(messages.valueOf(PLACE, position));
      if (isAnswer) waiting = -1;
    }
  }
}

function listRuns({ rows, numbers }: Questions, { answeredAt, ordinals }: Waits, atIndex: number): WaitRuns {
  const kept = rows.batch();
  const first = Int32Array.from(numbers.keys()).filter((row) => ordinals[numbers[row]!]! > 0);
  const { values } = kept.columns[atIndex] as NumberColumn;
  return {
    batch: repeatRows(kept, first),
    questions: Int32Array.from(first, (row) => numbers[row]!),
    started: pickNumbers(values, first),
    stopped: Float64Array.from(first, (row) => answeredAt[numbers[row]!]!),
    cycles: Int32Array.from(first, (row) => ordinals[numbers[row]!]!),
  };
}
