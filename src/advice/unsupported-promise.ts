import type { Advice, AdviceContext, AdviceRule } from "../model/advice.js";
import type { Agreement } from "../model/agreement.js";
import { listWords } from "../model/list-words.js";
import { clockOfLimit } from "../model/target.js";
import { formatCivilDate, MS_PER_DAY } from "../time/civil.js";
import { formatDuration } from "../time/duration.js";
import { createZone } from "../time/zone.js";
import { listChains, type Step, stepOf } from "./unsupported-promise/chains.js";
import { isBelow, joinShares, splitShare } from "./unsupported-promise/shares.js";
import { findWorstStart, type WorstStart } from "./unsupported-promise/worst-start.js";

const minute = 60_000;

/** Asks of agreements under `supported-by` whether they can carry what stands on them. */
export const unsupportedPromise: AdviceRule = {
  id: "unsupported-promise",
  group: "promises",
  meaning:
    "Limits or shares of the agreements in supported-by that come to more than this file promises for records of the same kind, from the worst start of the year; or an agreement there that is in force for a shorter time",
  reads: "agreement",
  advise(context) {
    const { agreement, supports = [] } = context;
    return [
      ...supports.flatMap((inner) => adviseOnEffect(agreement, inner)),
      ...agreement.objectives.flatMap((objective, index) => {
        const outer = stepOf(agreement, objective);
        return outer === undefined ? [] : adviseOnStep(outer, index, context);
      }),
    ];
  },
};

function adviseOnStep(
  outer: Step,
  index: number,
  { agreement, supports = [], asOf }: AdviceContext,
): Advice[] {
  const chains = listChains(outer, supports);
  const advice: Advice[] = [];
  const late = chains
    .map((chain) => ({ chain, worst: findWorstStart(outer, chain, asOf) }))
    .filter((each): each is { chain: Step[]; worst: WorstStart } => each.worst !== undefined)
    .sort((a, b) => b.worst.neededMs - a.worst.neededMs)[0];
  const at = ["objectives", index, "target"];
  if (late !== undefined) advice.push({ at, ...wordLimits(outer, late.chain, late.worst, agreement) });
  const weak = chains
    .map((chain) => ({ chain, share: joinShares(chain) }))
    .filter(({ share }) => isBelow(share, outer.share))
    .sort((a, b) => a.share.numerator - b.share.numerator)[0];
  if (weak !== undefined) {
    const { chain, share } = weak;
    const each = splitShare(outer.share, chain.length);
    advice.push({
      at,
      mark: { part: outer.share.text },
      found: `${name(chain)} can promise ${outer.objective.id} at most ${share.text}${chain.length > 1 ? " in a row" : ""}, and it promises ${outer.share.text}`,
      because:
        chain.length > 1
          ? "The records that miss one of them need not be those that miss another, so their misses add up."
          : "What stands on a promise can't be surer than the promise.",
      better: [
        outerLine(outer, share.text),
        ...chain.flatMap((step) => innerLines(step, rewriteShare(step, each))),
      ].join("\n"),
    });
  }
  return advice;
}

function wordLimits(
  outer: Step,
  chain: readonly Step[],
  { at, neededMs, limitMs }: WorstStart,
  { timezone }: Agreement,
): Omit<Advice, "at"> {
  const clock = clockOfLimit(outer.limit);
  const [need, over] = [neededMs, neededMs - limitMs].map((ms) => formatDuration(ms, clock));
  const come = chain.length > 1 ? `, whose limits come to ${need},` : `, whose limit is ${need},`;
  const start =
    at === null ? come : `: for a start on ${startText(at, timezone)} they take ${need} on its clock,`;
  const longest = chain.reduce((a, b) => (lengthOf(b) > lengthOf(a) ? b : a));
  const shorter = lengthOf(longest) - (neededMs - limitMs);
  const canShorten = at === null && shorter > 0;
  const wanted = limitText(neededMs, clock);
  return {
    mark: { part: outer.limit.text },
    found: `${outer.objective.id} stands on ${name(chain)}${start} ${over} more than ${outer.limit.text}`,
    because:
      at === null
        ? "Each inner promise may be kept to the minute, and this one is broken."
        : "Hours in which the inner clocks stand still while this one runs count against this promise alone.",
    better: [
      outerLine(outer, outer.share.text, wanted),
      ...(canShorten
        ? innerLines(longest, rewriteLimit(longest, limitText(shorter, clockOfLimit(longest.limit))))
        : []),
    ].join("\n"),
  };
}

/** `assign-time (internal.yaml:13) and reply-time (internal.yaml:17)`. */
function name(chain: readonly Step[]): string {
  return listWords(
    chain.map(({ objective }) => `${objective.id} (${objective.at.file}:${objective.at.line})`),
    "and",
  );
}

function outerLine({ objective, limit }: Step, share: string, wanted = limit.text): string {
  const { target } = objective;
  return `target: ${target.kind === "percentile-within" ? target.text.replace(limit.text, wanted) : `${share} within ${wanted}`}`;
}

function innerLines({ objective }: Step, target: string): string[] {
  return [`# or, in ${objective.at.file}, under ${objective.id}:`, `target: ${target}`];
}

function rewriteLimit({ objective, limit }: Step, wanted: string): string {
  return objective.target.text.replace(limit.text, wanted);
}

function rewriteShare({ objective, limit }: Step, share: string): string {
  return objective.target.kind === "percentile-within"
    ? `p${share.replace("%", "")} within ${limit.text}`
    : `${share} within ${limit.text}`;
}

function lengthOf({ limit }: Step): number {
  return limit.kind === "elapsed" ? limit.ms : 0;
}

/** A limit as a definition writes it, rounded up to the minute: `75 minutes`, `8 business hours`. */
function limitText(ms: number, clock: "business" | "real"): string {
  const minutes = Math.ceil(ms / minute);
  const [count, unit] = minutes % 60 === 0 ? [minutes / 60, "hour"] : [minutes, "minute"];
  return `${count} ${clock === "business" ? "business " : ""}${unit}${count === 1 ? "" : "s"}`;
}

const weekdayNames = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** `Fri 2025-03-28 16:30`, on the wall of the agreement's zone. */
function startText(at: number, timezone: string): string {
  const wall = createZone(timezone).toWall(at);
  const time = new Date(wall).toISOString().slice(11, 16);
  return `${weekdayNames[new Date(wall).getUTCDay()]} ${formatCivilDate(Math.floor(wall / MS_PER_DAY))} ${time}`;
}

/** An inner agreement that begins later or ends sooner than the one that stands on it. */
function adviseOnEffect(outer: Agreement, inner: Agreement): Advice[] {
  const { from, until } = outer.effective;
  const late = inner.effective.from !== undefined && (from === undefined || inner.effective.from > from);
  const soon = inner.effective.until !== undefined && (until === undefined || inner.effective.until < until);
  if (!late && !soon) return [];
  const span = (dates: Agreement["effective"]) => {
    const parts = [
      ...(dates.from === undefined ? [] : [`from ${dates.from}`]),
      ...(dates.until === undefined ? [] : [`until ${dates.until}`]),
    ];
    return parts.length === 0 ? "for an unlimited time" : parts.join(" ");
  };
  const wanted = [
    ...(late ? (from === undefined ? [] : [`from: ${from}`]) : keep("from", inner.effective.from)),
    ...(soon ? (until === undefined ? [] : [`until: ${until}`]) : keep("until", inner.effective.until)),
  ];
  return [
    {
      at: ["agreement", "supported-by"],
      found: `${inner.title} (${inner.file}) is in force ${span(inner.effective)}, this agreement ${span(outer.effective)}`,
      because: "In the time between nobody has promised what this agreement stands on.",
      better: [
        `# in ${inner.file}:`,
        wanted.length === 0
          ? "# take effective out of the agreement"
          : `agreement: { effective: { ${wanted.join(", ")} } }`,
      ].join("\n"),
    },
  ];
}

function keep(key: string, date: string | undefined): string[] {
  return date === undefined ? [] : [`${key}: ${date}`];
}
