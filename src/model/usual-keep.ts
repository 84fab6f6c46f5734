import type { KeepRule } from "./agreement.js";
import type { RecordKind } from "./record.js";

/** Which rows of one id stand where the source does not say: several events of one record are all of them true. */
export function usualKeep(kind: RecordKind | undefined): KeepRule {
  const isEvents = kind === "ticket-history" || kind === "messages" || kind === "escalations";
  return { keep: isEvents ? "all" : "newest" };
}
