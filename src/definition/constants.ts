import type { Fraction } from "../model/fraction.js";
import type { ConstantSpec, FigureMetric } from "../model/metric.js";
import { nearestName } from "../model/suggest.js";
import type { PeriodUnit } from "../time/period.js";
import { parsePercent } from "./percent.js";
import type { Reading } from "./reading.js";
import type { Path } from "./tree.js";

/**
 * The numbers that a metric is multiplied by, as the objective says them with `using`; undefined, with a
 * problem, where one is missing or not understood.
 *
 * @param every the agreement's measurement period, in which lengths of time are counted
 */
export function readConstants(
  objective: string,
  { id: metric, constants = [] }: FigureMetric,
  every: PeriodUnit,
  path: Path,
  reading: Reading,
): readonly Fraction[] | undefined {
  const known = constants.map(({ name }) => name);
  const written = reading.keysAt(path);
  for (const name of written.filter((each) => !known.includes(each))) {
    const near = nearestName(name, known);
    const args = { objective, metric, name, known };
    reading.report("unknown-constant", [...path, name], near === undefined ? args : { ...args, near }, {
      on: "key",
    });
  }
  const missing = constants.filter(({ name }) => !written.includes(name));
  if (missing.length > 0) {
    const lacking = missing.map(({ name, example }) => ({ name, example }));
    reading.report("constant-missing", path, { objective, metric, missing: lacking }, { on: "key" });
    return undefined;
  }
  const factors = constants.flatMap((constant) => {
    const at = [...path, constant.name];
    const value = reading.textAt(at) ?? "";
    const factor = parseConstant(constant, value, every);
    if (factor !== undefined) return [factor];
    reading.report("constant-not-understood", at, { name: constant.name, value, kind: constant.kind, every });
    return [];
  });
  return factors.length === constants.length ? factors : undefined;
}

const monthsOf: Readonly<Record<Exclude<PeriodUnit, "week">, number>> = { month: 1, quarter: 3, year: 12 };

function parseConstant({ kind }: ConstantSpec, value: string, every: PeriodUnit): Fraction | undefined {
  if (kind === "share") return parsePercent(value);
  const match = /^(\d{1,6})(?:\.(\d{1,4}))?\s*(week|month|quarter|year)s?$/i.exec(value);
  if (match === null) return undefined;
  const unit = match[3]!.toLowerCase() as PeriodUnit;
  // Months are no whole number of weeks, so neither is counted in the other.
  if ((unit === "week") !== (every === "week")) return undefined;
  const decimals = match[2] ?? "";
  const monthsPer = (each: PeriodUnit) => (each === "week" ? 1 : monthsOf[each]);
  return {
    numerator: Number(match[1] + decimals) * monthsPer(unit),
    denominator: 10 ** decimals.length * monthsPer(every),
    text: value,
  };
}
