import type { Distribution, ObjectiveReport } from "../../model/report.js";
import { formatDuration } from "../../time/duration.js";

/** One bar of a distribution. */
export interface DurationBin {
  /** `70% to 80% of the limit`, `2 to 3 times the limit`. */
  readonly text: string;
  /** Where it ends, shortly: `80%`, `3×`; empty for the last one. */
  readonly end: string;
  readonly met: number;
  readonly missed: number;
  readonly waived: number;
}

export interface DurationBins {
  readonly bins: readonly DurationBin[];
  /** How many of the bins lie within the limit. */
  readonly within: number;
  /** `4 h`; empty where records have limits of their own. */
  readonly limit: string;
}

/** How long the records of an objective took; undefined where nothing is known of it. */
export function listDurationBins(
  objective: Pick<ObjectiveReport, "distribution" | "calendar">,
): DurationBins | undefined {
  const { distribution, calendar } = objective;
  if (distribution === undefined) return undefined;
  const { edges, met, missed, waived, limitMs } = distribution;
  return {
    bins: met.map((count, index) => ({
      text: binText(distribution, index),
      end: index < edges.length ? shareText(edges[index]!) : "",
      met: count,
      missed: missed[index]!,
      waived: waived[index]!,
    })),
    within: edges.filter((edge) => edge <= 1).length,
    limit: limitMs === null ? "" : formatDuration(limitMs, calendar === null ? "real" : "business"),
  };
}

function binText({ edges }: Distribution, index: number): string {
  const [from, to] = [edges[index - 1] ?? 0, edges[index]];
  if (to === undefined) return `beyond ${shareText(from)} of the limit`;
  return `${from === 0 ? "up" : `beyond ${shareText(from)}`} to ${shareText(to)} of the limit`;
}

/** `80%`, `125%`, `3×`. */
function shareText(share: number): string {
  return share >= 2 ? `${share}×` : `${Math.round(share * 100)}%`;
}
