import type { Objective } from "./agreement.js";
import { findPastTarget, type PastPeriods } from "./past-periods.js";
import type { Target } from "./target.js";

const minute = 60_000;
const hour = 3_600_000;

/**
 * The target that nine in ten of the past periods would have met, as it would be written in place of the one that
 * stands: rounded to the side on which it is kept. Undefined where there is no figure, or where the target would
 * promise nothing, such as at least 0%.
 */
export function attainableTarget(objective: Objective, past: PastPeriods): string | undefined {
  if (past.nineInTen === undefined) return undefined;
  return replaceFigure(findPastTarget(objective, past).target, past.nineInTen);
}

function replaceFigure(target: Target, value: number): string | undefined {
  if (target.kind === "percentile-within" || target.kind === "average-within") {
    const clock = target.limit.kind === "business-days" ? "business" : target.limit.clock;
    return target.text.replace(target.limit.text, limitText(value, clock));
  }
  if (target.kind === "threshold" && target.unit === "ms")
    return target.text.replace(target.value.text, limitText(value, "real"));
  const isFloor = target.kind !== "threshold" || target.bound === "at-least";
  const round = isFloor ? Math.floor : Math.ceil;
  const isShare = target.kind !== "threshold" || target.unit === "share";
  const figure = isShare ? roundPercent(value, round) : roundDigits(value, round);
  if (isFloor && figure === 0) return undefined;
  const { text: written } = target.kind === "threshold" ? target.value : target.share;
  return target.text.replace(written, isShare ? `${figure}%` : String(figure));
}

type Round = (value: number) => number;

/** To tenths or hundredths of a percent near to 0% and 100%, where a whole percent is far. */
function roundPercent(share: number, round: Round): number {
  const parts = share > 0.998 ? 100 : share > 0.98 || share < 0.02 ? 10 : 1;
  // A share such as 0.29 times 100 lies a hair below 29.
  return round(Number((share * 100 * parts).toFixed(6))) / parts;
}

/** To two digits that say something. */
function roundDigits(value: number, round: Round): number {
  if (value === 0) return 0;
  const step = 10 ** (Math.floor(Math.log10(Math.abs(value))) - 1);
  return Number((round(Number((value / step).toFixed(6))) * step).toPrecision(2));
}

function limitText(ms: number, clock: "business" | "real"): string {
  const business = clock === "business" ? "business " : "";
  if (ms > 2 * hour) return `${Math.ceil(ms / hour)} ${business}hours`;
  const minutes = Math.max(1, Math.ceil(ms / minute));
  return `${minutes} ${business}minute${minutes === 1 ? "" : "s"}`;
}
