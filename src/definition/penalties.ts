import type { Fee } from "../model/money.js";
import type { Penalty, PenaltyKey, PenaltyKind, PenaltyTerms, PenaltyValue } from "../model/penalty.js";
import { type PromisedFigure, promisedFigure } from "../model/promised-figure.js";
import { nearestName } from "../model/suggest.js";
import type { Target } from "../model/target.js";
import { penalties } from "../penalties/index.js";
import type { PeriodUnit } from "../time/period.js";
import { readBands } from "./bands.js";
import { readLevel } from "./level.js";
import { parseCredit, parseFee, parseMoney, readAmount } from "./money.js";
import type { Reading } from "./reading.js";
import type { Path } from "./tree.js";

/** The promise that a penalty stands behind. */
export interface PenalizedPromise {
  readonly objective: string;
  readonly target: Target;
  /** The agreement's fee; absent where it names none. */
  readonly fee: Fee | undefined;
  readonly every: PeriodUnit;
}

const keysOfAll = ["kind", "of", "cap", "carry-over", "forgive-first"];

/** One penalty, or a list of them. */
export function readPenalties(path: Path, promise: PenalizedPromise, reading: Reading): Penalty[] {
  const node = reading.nodeAt(path);
  const paths = node?.kind === "list" ? node.items.map((_, index) => [...path, index]) : [path];
  return paths.flatMap((at) => readPenalty(at, promise, reading) ?? []);
}

function readPenalty(path: Path, promise: PenalizedPromise, reading: Reading): Penalty | undefined {
  const id = reading.textAt([...path, "kind"]);
  if (id === undefined) return undefined;
  const kind = penalties.find((each) => each.id === id.toLowerCase());
  if (kind === undefined) {
    const known = penalties.map((each) => each.id);
    const near = nearestName(id, known);
    const args = { kind: id, known, ...(near === undefined ? {} : { near }) };
    reading.report("unknown-penalty", [...path, "kind"], args);
    return undefined;
  }
  checkKeys(kind, path, reading);
  const goal = promisedFigure(promise.target);
  if (!fits(kind, promise.target, goal)) {
    reading.report("penalty-mismatch", [...path, "kind"], {
      kind: kind.id,
      objective: promise.objective,
      target: promise.target.text,
      needs: kind.needs as "share" | "misses" | "figure",
      known: penalties.filter((each) => fits(each, promise.target, goal)).map((each) => each.id),
    });
    return undefined;
  }
  const terms: Record<string, PenaltyValue> = {};
  for (const [name, key] of Object.entries(kind.keys)) {
    const value = readValue(key, [...path, name], goal, promise.target, reading);
    if (value !== undefined) terms[name] = value;
  }
  if (terms["count"]?.value === "beyond-budget" && !("share" in promise.target))
    reading.report("penalty-mismatch", [...path, "count"], {
      kind: `${kind.id} with count: beyond-budget`,
      objective: promise.objective,
      target: promise.target.text,
      needs: "share",
      known: penalties.filter((each) => fits(each, promise.target, goal)).map((each) => each.id),
    });
  const of = readAmount([...path, "of"], "fee", parseFee, reading);
  if (of !== undefined && (of.per === "week") !== (promise.every === "week"))
    reading.report("fee-period", [...path, "of"], { per: of.per, every: promise.every });
  const cap = readAmount([...path, "cap"], "credit", parseCredit, reading);
  checkShares(terms, cap, path, of ?? promise.fee, reading);
  return {
    kind,
    terms,
    ...settingsOf(path, reading),
    ...(of && { of }),
    ...(cap && { cap }),
    at: reading.place(path),
  };
}

/**
 * The penalties of an objective stand behind its overrides too, so their targets have to be about the same: bands
 * of shares say nothing about a percentile.
 */
export function checkOverridePenalties(
  objective: { readonly id: string; readonly target: Target; readonly penalties: readonly Penalty[] },
  overrides: readonly { readonly target?: Target; readonly penalties?: readonly Penalty[] }[],
  path: Path,
  reading: Reading,
): void {
  const goal = promisedFigure(objective.target);
  for (const [index, { target, penalties: own }] of overrides.entries()) {
    if (target === undefined || own !== undefined) continue;
    const other = promisedFigure(target);
    const unfit = objective.penalties.find(
      ({ kind, terms }) =>
        !fits(kind, target, other) ||
        (kind.needs !== "any" && kind.needs !== "misses" && !isAlike(goal, other)) ||
        !reachesBeyond(terms, other),
    );
    if (unfit === undefined) continue;
    reading.report("override-needs-penalty", [...path, index, "target"], {
      objective: objective.id,
      kind: unfit.kind.id,
      target: target.text,
      own: objective.target.text,
    });
  }
}

function isAlike(goal: PromisedFigure, other: PromisedFigure): boolean {
  return goal.unit === other.unit && goal.bound === other.bound;
}

/** A level at which the whole credit is owed has to lie beyond every promise that it stands behind. */
function reachesBeyond(terms: PenaltyTerms, { value, bound }: PromisedFigure): boolean {
  const level = terms["full-at"];
  if (level?.type !== "level" || value === undefined) return true;
  const side = level.value.numerator * value.denominator - value.numerator * level.value.denominator;
  return bound === "at-least" ? side < 0 : side > 0;
}

function settingsOf(path: Path, reading: Reading): Pick<Penalty, "carriesOver" | "forgiveFirst"> {
  const carriesOver = reading.textAt([...path, "carry-over"]) === "true";
  if (carriesOver && reading.nodeAt([...path, "cap"]) === undefined)
    reading.report("carry-over-without-cap", [...path, "carry-over"], {}, { on: "key" });
  const forgiven = Number(reading.textAt([...path, "forgive-first"]) ?? 0);
  return { carriesOver, forgiveFirst: Number.isSafeInteger(forgiven) && forgiven > 0 ? forgiven : 0 };
}

/** Keys that belong to other kinds, and those that this one can't do without. */
function checkKeys(kind: PenaltyKind, path: Path, reading: Reading): void {
  const written = reading.keysAt(path);
  const own = Object.keys(kind.keys);
  const ofOthers = new Set(penalties.flatMap((each) => Object.keys(each.keys)));
  for (const key of written) {
    if (own.includes(key) || keysOfAll.includes(key) || !ofOthers.has(key)) continue;
    const known = [...own, ...keysOfAll.slice(1)];
    reading.report("penalty-key-of-others", [...path, key], { kind: kind.id, key, known }, { on: "key" });
  }
  for (const [key, { isNeeded }] of Object.entries(kind.keys)) {
    if (isNeeded && !written.includes(key))
      reading.report("penalty-key-missing", [...path, "kind"], { kind: kind.id, key, example: kind.example });
  }
}

function fits({ needs }: PenaltyKind, target: Target, goal: PromisedFigure): boolean {
  if (needs === "share") return goal.unit === "share";
  if (needs !== "misses") return true;
  return target.kind !== "threshold";
}

function readValue(
  key: PenaltyKey,
  path: Path,
  goal: PromisedFigure,
  target: Target,
  reading: Reading,
): PenaltyValue | undefined {
  switch (key.type) {
    case "bands":
      return { type: "bands", value: readBands(path, goal, target, reading) };
    case "credit": {
      const value = readAmount(path, "credit", parseCredit, reading);
      return value && { type: "credit", value };
    }
    case "money": {
      const value = readAmount(path, "amount", parseMoney, reading);
      return value && { type: "money", value };
    }
    case "level":
      return readFarLevel(path, goal, target, reading);
    case "choice": {
      const value = reading.textAt(path)?.toLowerCase();
      if (value === undefined) return undefined;
      if (key.choices?.includes(value)) return { type: "choice", value };
      const choices = key.choices ?? [];
      const near = nearestName(value, choices);
      const args = { path: reading.describe(path), value, choices, ...(near === undefined ? {} : { near }) };
      reading.report("not-a-choice", path, args);
      return undefined;
    }
  }
}

/** A level beyond the promise, on the side on which it is broken. */
function readFarLevel(
  path: Path,
  goal: PromisedFigure,
  target: Target,
  reading: Reading,
): PenaltyValue | undefined {
  const value = readLevel(path, goal, target, reading);
  if (value === undefined) return undefined;
  if (goal.value !== undefined) {
    const side = value.numerator * goal.value.denominator - goal.value.numerator * value.denominator;
    if (goal.bound === "at-least" ? side >= 0 : side <= 0)
      reading.report("level-on-wrong-side", path, { level: value.text, target: target.text });
  }
  return { type: "level", value };
}

/** A share is one of a fee, and somebody has to say which. */
function checkShares(
  terms: PenaltyTerms,
  cap: Penalty["cap"],
  path: Path,
  fee: Fee | undefined,
  reading: Reading,
): void {
  if (fee !== undefined || reading.nodeAt(["agreement", "fee"]) !== undefined) return;
  if (reading.nodeAt([...path, "of"]) !== undefined) return;
  for (const [name, value] of Object.entries(terms)) {
    if (value.type === "credit" && value.value.kind === "share")
      reading.report("fee-missing", [...path, name], { share: value.value.share.text });
    if (value.type !== "bands") continue;
    for (const { credit, isReward, at } of value.value.map((band, index) => ({ ...band, at: index }))) {
      if (credit.kind === "share")
        reading.report("fee-missing", [...path, name, at, isReward ? "reward" : "credit"], {
          share: credit.share.text,
        });
    }
  }
  if (cap?.kind === "share") reading.report("fee-missing", [...path, "cap"], { share: cap.share.text });
}
