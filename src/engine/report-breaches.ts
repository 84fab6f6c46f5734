import type { Agreement } from "../model/agreement.js";
import type { BreachReport } from "../model/report.js";
import { instantText } from "../time/instant-text.js";
import { orderBreaches } from "./breach-log.js";
import type { DisputeWindow } from "./dispute-window.js";
import type { ObjectivePass } from "./objective-pass.js";
import { reportDispute } from "./waive-breaches.js";

/** The misses of one objective as evidence, in the order of their start. */
export function* reportBreaches(
  { waivers }: Agreement,
  { objective, scope, breaches }: ObjectivePass,
  files: readonly string[],
  asOf: number,
  disputableUntil?: DisputeWindow,
): Generator<BreachReport> {
  for (const breach of orderBreaches(breaches)) {
    const { recorded } = breach;
    const waiver = waivers[breach.waiver];
    const until = waiver === undefined ? disputableUntil?.(breach.dueAt) : undefined;
    yield {
      objective: objective.id,
      record: breach.record,
      account: breach.account,
      owner: breach.owner,
      // What never came stands in no export; the promise itself says that it was due.
      file: breach.file < 0 ? objective.at.file : (files[breach.file] ?? ""),
      line: breach.line,
      period: scope.slots.periods[breach.slot]?.label ?? "",
      startedAt: instantText(breach.startedAt),
      dueAt: isoOrNull(breach.dueAt),
      stoppedAt: isoOrNull(breach.stoppedAt),
      elapsedMs: breach.elapsedMs,
      limitMs: breach.limitMs,
      overrunMs: Math.max(0, breach.elapsedMs - breach.limitMs),
      lateMs:
        recorded === undefined
          ? (Number.isNaN(breach.stoppedAt) ? asOf : breach.stoppedAt) - breach.dueAt
          : null,
      pausedMs: breach.pausedMs,
      ...(breach.byTotal ? { pauses: "total only" as const } : {}),
      ...(recorded === undefined ? {} : { vendorClock: recorded }),
      ...(breach.cycle > 0 ? { cycle: breach.cycle } : {}),
      verdict: recorded === undefined && Number.isNaN(breach.stoppedAt) ? "overdue" : "breached",
      override: objective.overrides[breach.override]?.label ?? null,
      waiver:
        waiver === undefined
          ? null
          : {
              reason: waiver.reason,
              approvedBy: waiver.approvedBy,
              approvedOn: waiver.approvedOn,
              until: waiver.until ?? null,
              ...reportDispute(waiver),
            },
      ...(until === undefined ? {} : { disputableUntil: instantText(until) }),
    };
  }
}

function isoOrNull(ms: number): string | null {
  return Number.isFinite(ms) ? instantText(ms) : null;
}
