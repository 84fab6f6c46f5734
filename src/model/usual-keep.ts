import type { KeepRule } from "./agreement.js";
import type { RecordKind } from "./record.js";

/** Which rows of one id stand where the source does not say: several events of one ticket are all of them true. */
export function usualKeep(kind: RecordKind | undefined): KeepRule {
  return { keep: kind === "ticket-history" || kind === "messages" ? "all" : "newest" };
}
