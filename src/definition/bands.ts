import type { Fraction } from "../model/fraction.js";
import type { Band, Credit } from "../model/penalty.js";
import type { PromisedFigure } from "../model/promised-figure.js";
import type { Target } from "../model/target.js";
import { readLevel } from "./level.js";
import { parseCredit, readAmount } from "./money.js";
import type { Reading } from "./reading.js";
import type { Path } from "./tree.js";

const sides = ["below", "above", "at-least", "at-most"] as const;

/** Bands of credit, checked against each other and against the promise (semantics 30). */
export function readBands(path: Path, goal: PromisedFigure, target: Target, reading: Reading): Band[] {
  const node = reading.nodeAt(path);
  const count = node?.kind === "list" ? node.items.length : 0;
  const bands = Array.from({ length: count }, (_, index): Path => [...path, index]).flatMap(
    (at): PlacedBand[] => {
      const band = readBand(at, goal, target, reading);
      return band === undefined ? [] : [{ band, at }];
    },
  );
  for (const isReward of [false, true]) {
    checkOrder(
      bands.filter(({ band }) => band.isReward === isReward),
      reading,
    );
  }
  return bands.map(({ band }) => band);
}

interface PlacedBand {
  readonly band: Band;
  readonly at: Path;
}

function readBand(path: Path, goal: PromisedFigure, target: Target, reading: Reading): Band | undefined {
  const written = reading.keysAt(path);
  const edges = sides.filter((side) => written.includes(side));
  const credits = (["credit", "reward"] as const).filter((key) => written.includes(key));
  const name = edges
    .map((side) => `${side.replace("-", " ")} ${reading.textAt([...path, side]) ?? ""}`)
    .join(" and ");
  const refuse = (fault: Parameters<typeof reading.report<"bands-contradict">>[2]["fault"]) => {
    reading.report("bands-contradict", path, { band: name, fault });
    return undefined;
  };
  const [side] = edges;
  const [paid] = credits;
  if (side === undefined || edges.length > 1) return refuse({ kind: "not-one-edge", keys: edges });
  if (paid === undefined || credits.length > 1) return refuse({ kind: "not-one-credit", keys: credits });
  const isReward = paid === "reward";
  const edge = readLevel([...path, side], goal, target, reading);
  const other = side === "below" || side === "at-most" ? "from" : "to";
  const until = readLevel([...path, other], goal, target, reading);
  const credit = readAmount([...path, paid], "credit", parseCredit, reading);
  const wrongEnd = other === "from" ? "to" : "from";
  if (written.includes(wrongEnd)) return refuse({ kind: "not-one-edge", keys: [side, wrongEnd] });
  if (edge === undefined || credit === undefined) return undefined;
  if (until !== undefined) {
    const order = compare(until, edge);
    if (other === "from" ? order >= 0 : order <= 0) return refuse({ kind: "upside-down" });
  }
  if (!isOnItsSide(side, edge, isReward, goal))
    return refuse({ kind: "wrong-side", isReward, target: target.text });
  return { side, edge, ...(until === undefined ? {} : { until }), credit, isReward, text: name };
}

/** Credits lie where the promise is broken, rewards where it is kept. */
function isOnItsSide(side: Band["side"], edge: Fraction, isReward: boolean, goal: PromisedFigure): boolean {
  const isLow = side === "below" || side === "at-most";
  const breaksLow = goal.bound === "at-least";
  if (isReward ? isLow === breaksLow : isLow !== breaksLow) return false;
  if (goal.value === undefined) return true;
  const order = compare(edge, goal.value);
  const isBeyond = isLow ? order <= 0 : order >= 0;
  if (!isBeyond) return false;
  // A band that holds the promise's own figure would pay a credit for keeping it.
  return isReward || order !== 0 || side === "below" || side === "above";
}

/** From the edge next to the promise outwards. */
function checkOrder(bands: readonly PlacedBand[], reading: Reading): void {
  const isLow = (band: Band) => band.side === "below" || band.side === "at-most";
  const outward = bands.toSorted((a, b) => {
    const order = compare(a.band.edge, b.band.edge);
    return isLow(a.band) ? -order : order;
  });
  for (const [index, { band, at }] of outward.entries()) {
    const previous = outward[index - 1]?.band;
    if (previous === undefined) continue;
    const refuse = (fault: Parameters<typeof reading.report<"bands-contradict">>[2]["fault"]) =>
      reading.report("bands-contradict", at, { band: band.text, fault });
    const other = previous.text;
    if (compare(previous.edge, band.edge) === 0) refuse({ kind: "same-edge", other });
    else if (previous.until !== undefined) {
      const order = compare(previous.until, band.edge);
      if (isLow(band) ? order < 0 : order > 0) refuse({ kind: "overlap", other });
      else if (order !== 0) refuse({ kind: "gap", other, from: band.edge.text, to: previous.until.text });
    } else if (band.until !== undefined) refuse({ kind: "overlap", other });
    if (isLess(band.credit, previous.credit)) refuse({ kind: "pays-less", other });
  }
}

/** Only what is told in one unit can be compared before a fee is known. */
function isLess(one: Credit, other: Credit): boolean {
  if (one.kind === "share" && other.kind === "share") return compare(one.share, other.share) < 0;
  if (one.kind === "money" && other.kind === "money" && one.money.currency === other.money.currency)
    return Number(one.money.amount) < Number(other.money.amount);
  return false;
}

function compare(one: Fraction, other: Fraction): number {
  const left = BigInt(one.numerator) * BigInt(other.denominator);
  const right = BigInt(other.numerator) * BigInt(one.denominator);
  return left < right ? -1 : left > right ? 1 : 0;
}
