import type { Result } from "../../src/model/report.js";
import type { Judged } from "./judge-by-program.js";
import { type Found, type FoundObjective, type FoundRecord, type FoundSpan, writeCounts } from "./result.js";

/** What the program found, in the form of what SQL found. */
export function describeJudged({ result, measurements }: Judged): FoundObjective[] {
  return result.objectives.map((objective) => {
    const starts = new Map(objective.periods.map(({ label, from }) => [label, from]));
    const spanOf = (each: Result & { periods: typeof objective.periods }): FoundSpan => ({
      ...describe(each),
      periods: each.periods.map((period) => ({
        ...describe(period),
        from: Date.parse(period.from),
        to: Date.parse(period.to),
      })),
    });
    return {
      ...spanOf(objective),
      parts: objective.parts.map((part) => ({ override: part.override, ...spanOf(part) })),
      groups: objective.groups.map(({ group, ...each }) => ({
        group: group?.trim().toLowerCase() ?? "",
        ...describe(each as Result),
      })),
      records: measurements
        .filter((each) => each.objective === objective.id && each.counts)
        .map((each): FoundRecord => {
          const at = (text: string | null) => (text === null ? null : Date.parse(text));
          const isCounted =
            each.verdict === "excluded" || each.verdict === "unmeasurable" || each.elapsedMs === null;
          return {
            key: `${each.record} ${each.cycle ?? ""}`.trim(),
            period: each.period === null ? "undated" : (starts.get(each.period) ?? "elsewhere"),
            verdict: each.verdict,
            override: each.override,
            startedAt: at(each.startedAt),
            dueAt: isCounted ? null : at(each.dueAt),
            stoppedAt: isCounted ? null : at(each.stoppedAt),
            elapsedMs: isCounted ? null : each.elapsedMs,
            limitMs: isCounted ? null : each.limitMs,
          };
        }),
    };
  });
}

function describe({ verdict, actual, counts, attainment, budget }: Result): Found {
  return {
    verdict,
    value: actual.value,
    counts: writeCounts(counts),
    gross: attainment?.gross ?? null,
    budget: budget === null ? null : `${budget.left} of ${budget.allowed}`,
  };
}

/** What both sides say differently, each with its place; nothing where they agree. */
export function compareFound(program: readonly FoundObjective[], sql: readonly FoundObjective[]): string[] {
  return program.flatMap((one, index) => {
    const other = sql[index]!;
    const at = `o${index}`;
    return [
      ...compareSpans(at, one, other),
      ...compareLists(`${at} part`, one.parts, other.parts, ({ override }) => String(override), compareSpans),
      ...compareLists(`${at} group`, one.groups, other.groups, ({ group }) => group, compareFigures),
      ...compareLists(`${at} record`, one.records, other.records, ({ key }) => key, compareRecords),
    ];
  });
}

function compareLists<T>(
  at: string,
  ones: readonly T[],
  others: readonly T[],
  keyOf: (each: T) => string,
  compare: (at: string, one: T, other: T) => string[],
): string[] {
  const known = new Map(others.map((each) => [keyOf(each), each]));
  const differences: string[] = [];
  for (const one of ones) {
    const key = keyOf(one);
    const other = known.get(key);
    if (other === undefined)
      differences.push(`${at} ${key}: only the program has it: ${JSON.stringify(one)}`);
    else differences.push(...compare(`${at} ${key}`, one, other));
    known.delete(key);
  }
  for (const [key, other] of known)
    differences.push(`${at} ${key}: only SQL has it: ${JSON.stringify(other)}`);
  return differences;
}

function compareSpans(at: string, one: FoundSpan, other: FoundSpan): string[] {
  const nameOf = ({ from, to }: { from: number; to: number }) =>
    `${new Date(from).toISOString()}..${new Date(to).toISOString()}`;
  return [
    ...compareFigures(at, one, other),
    ...compareLists(`${at} period`, one.periods, other.periods, nameOf, compareFigures),
  ];
}

function compareFigures(at: string, one: Found, other: Found): string[] {
  const isNear =
    one.value === other.value ||
    (one.value !== null &&
      other.value !== null &&
      Math.abs(one.value - other.value) <= 1e-9 * Math.max(1, Math.abs(other.value)));
  return [
    ...compareField(at, "verdict", one.verdict, other.verdict),
    ...(isNear ? [] : compareField(at, "value", one.value, other.value)),
    ...compareField(at, "counts", one.counts, other.counts),
    ...compareField(at, "gross", one.gross, other.gross),
    ...compareField(at, "budget", one.budget, other.budget),
  ];
}

function compareRecords(at: string, one: FoundRecord, other: FoundRecord): string[] {
  return (Object.keys(one) as (keyof FoundRecord)[]).flatMap((field) =>
    compareField(at, field, one[field], other[field]),
  );
}

function compareField(at: string, field: string, one: unknown, other: unknown): string[] {
  if (one === other) return [];
  const write = (value: unknown) =>
    typeof value === "number" && field.endsWith("At") ? new Date(value).toISOString() : JSON.stringify(value);
  return [`${at}: ${field} is ${write(one)} by the program, ${write(other)} by SQL`];
}
