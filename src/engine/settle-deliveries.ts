import type { Occurrence } from "../time/schedule-dates.js";
import type { RowPlace } from "./audit-book.js";
import type { TellLater } from "./record-facts.js";

export interface Delivery {
  readonly at: number;
  /** The instant that it says it was due; NaN where it does not say. */
  readonly forMs: number;
  /** The date of that, empty where it does not say. */
  readonly forDate: string;
  readonly record: string;
  readonly owner: string | null;
  readonly file: number;
  readonly line: number;
  readonly place: RowPlace;
  /** Only where it is to be explained. */
  readonly tell: TellLater | undefined;
}

/**
 * The delivery of each date, by its index; the first one that was for it. One that says for which date it
 * was counts for that. Any other counts for the next date, but for the one before where that is still missing
 * and nearer, or where the next has its delivery already: else a report that is an hour late each week
 * would be on time for the week after.
 *
 * @param occurrences in order
 */
export function settleDeliveries(
  occurrences: readonly Occurrence[],
  deliveries: readonly Delivery[],
): (Delivery | undefined)[] {
  const settled: (Delivery | undefined)[] = occurrences.map(() => undefined);
  const indexOf = new Map(occurrences.map(({ date }, index) => [date, index]));
  for (const delivery of deliveries.toSorted((a, b) => a.at - b.at)) {
    if (!Number.isNaN(delivery.forMs)) {
      // By its date, whatever the hour; a date that was moved is the next one.
      const index = indexOf.get(delivery.forDate) ?? firstFrom(occurrences, delivery.forMs);
      if (index < occurrences.length) settled[index] ??= delivery;
      continue;
    }
    const next = firstFrom(occurrences, delivery.at);
    const before = next - 1;
    const late = delivery.at - (occurrences[before]?.dueMs ?? Number.NEGATIVE_INFINITY);
    const early = (occurrences[next]?.dueMs ?? Number.POSITIVE_INFINITY) - delivery.at;
    const isMissing = before >= 0 && settled[before] === undefined;
    if (isMissing && (late < early || settled[next] !== undefined)) settled[before] = delivery;
    else if (next < occurrences.length) settled[next] ??= delivery;
  }
  return settled;
}

/** The index of the first date that is due then or later; their number where none is. */
function firstFrom(occurrences: readonly Occurrence[], atMs: number): number {
  let low = 0;
  let high = occurrences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (occurrences[middle]!.dueMs < atMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
