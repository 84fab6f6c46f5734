import type { Objective } from "./agreement.js";
import type { PastPeriods } from "./past-periods.js";
import type { Target } from "./target.js";

const minute = 60_000;
const hour = 3_600_000;

/**
 * The target that nine in ten of the past periods would have met, as it would be written in place of the one that
 * stands: rounded to the side on which it is kept. Undefined where there is no figure, or no target it is about.
 */
export function attainableTarget(objective: Objective, past: PastPeriods): string | undefined {
  const target =
    past.override === null
      ? objective.target
      : objective.overrides.find(({ label }) => label === past.override)?.target;
  if (target === undefined || past.nineInTen === undefined) return undefined;
  return replaceFigure(target, past.nineInTen);
}

function replaceFigure(target: Target, value: number): string | undefined {
  if ("share" in target) return target.text.replace(target.share.text, percentText(value, Math.floor));
  if (target.kind !== "threshold") {
    const clock = target.limit.kind === "business-days" ? "business" : target.limit.clock;
    return target.text.replace(target.limit.text, limitText(value, clock));
  }
  const round = target.bound === "at-least" ? Math.floor : Math.ceil;
  const written = target.value.text;
  switch (target.unit) {
    case "share":
      return target.text.replace(written, percentText(value, round));
    case "ms":
      return target.text.replace(written, limitText(value, "real"));
    case "number":
      return target.text.replace(written, String(roundDigits(value, round)));
  }
}

type Round = (value: number) => number;

/** In tenths of a percent near to 0% and 100%, where a whole percent is far. */
function percentText(share: number, round: Round): string {
  const tenths = share > 0.98 || share < 0.02 ? 10 : 1;
  // A share such as 0.29 times 100 lies a hair below 29.
  return `${round(Number((share * 100 * tenths).toFixed(6))) / tenths}%`;
}

/** Two digits that say something. */
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
