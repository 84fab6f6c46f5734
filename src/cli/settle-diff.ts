import { formats } from "../formats/index.js";
import type { Agreement, Allowance } from "../model/agreement.js";
import type { Format } from "../model/format.js";
import type { Problem } from "../model/problem.js";
import type { Period } from "../time/period.js";
import type { NamedFiles } from "./find-exports.js";
import { collectSettled, refuse, type Settled, settled, settleName } from "./settle.js";
import { type ExportOptions, exportKey, settleAllowance, settleFiles } from "./settle-scope.js";
import { settleAsOf, settlePeriod, settleTimezone } from "./settle-span.js";
import { type Output, settleFormat, settleOutput } from "./write-reports.js";

/** The options of `sla-audit diff` as commander hands them over. */
export interface DiffOptions extends ExportOptions {
  readonly period?: string;
  readonly asOf?: string;
  readonly timezone?: string;
  readonly format: string;
  readonly output?: readonly string[];
  readonly objective?: readonly string[];
  readonly owner?: readonly string[];
  readonly allowRejects?: string;
  readonly quiet: boolean;
  readonly progress: boolean;
  readonly color: boolean;
}

export interface Sides<T> {
  readonly old: T;
  readonly new: T;
}

export interface DiffSettings {
  readonly asOf: number;
  readonly timezone: string | undefined;
  readonly allowance: Allowance | undefined;
  readonly format: Format;
  readonly outputs: readonly Output[];
  readonly span: Sides<Period | "all">;
  readonly files: Sides<NamedFiles>;
  readonly objectives: Sides<ReadonlySet<string>>;
  /** What is said of options that are taken all the same. */
  readonly problems: readonly Problem[];
}

export const diffFormats = formats.filter(({ loadDiff }) => loadDiff !== undefined);

/** Holds every option against both agreements and reports all that is wrong at once. */
export function settleDiff(
  { old, new: now }: Sides<Agreement>,
  options: DiffOptions,
): ({ ok: true } & DiffSettings) | { ok: false; problems: readonly Problem[] } {
  const { problems, hasFailed, take } = collectSettled();
  const asOf = take(settleAsOf(options.asOf, old.timezone, Date.now()));
  const before = take(settlePeriod(options.period, old, asOf ?? 0));
  // Without an option it is the newest period of OLD: NEW is audited over the one of the same name.
  const wanted = options.period ?? (before === undefined || before === "all" ? "all" : before.label);
  const after = before === undefined ? undefined : take(settlePeriod(wanted, now, asOf ?? 0));
  const timezone = take(settleTimezone(options.timezone));
  const allowance = take(settleAllowance(options.allowRejects));
  const format = take(settleFormat(options.format, diffFormats));
  const outputs = (options.output ?? []).map((file) => take(settleOutput(file, diffFormats)));
  const chosen = take(settleChosen({ old, new: now }, options.objective ?? [], options.owner ?? []));
  const filesBefore = take(settleFiles(old, withoutSourcesOf(options, now, old)));
  // What is wrong with an option is said once.
  const filesAfter = filesBefore && take(settleFiles(now, withoutSourcesOf(options, old, now)));
  if (hasFailed()) return { ok: false, problems };
  return {
    ok: true,
    problems,
    asOf: asOf as number,
    timezone,
    allowance,
    format: format as Format,
    outputs: outputs as Output[],
    span: { old: before as Period | "all", new: after as Period | "all" },
    files: { old: filesBefore as NamedFiles, new: filesAfter as NamedFiles },
    objectives: chosen as Sides<ReadonlySet<string>>,
  };
}

/** `--objective` and `--owner` may name what only one of the two has. */
function settleChosen(
  sides: Sides<Agreement>,
  ids: readonly string[],
  owners: readonly string[],
): Settled<Sides<ReadonlySet<string>>> {
  const both = [sides.old, sides.new];
  const known = unique(both.flatMap(({ objectives }) => objectives.map(({ id }) => id)));
  const parties = unique(both.flatMap(({ parties: own }) => own.map(({ id }) => id)));
  for (const name of [
    ...ids.map((id) => settleName("--objective", id, known, "objective")),
    ...owners.map((owner) => settleName("--owner", owner, parties, "party")),
  ]) {
    if (!name.ok) return name;
  }
  // Who promised it may be what differs: an objective that is chosen under one is compared with the other's.
  const isChosen = ({ id, owner }: Agreement["objectives"][number]) =>
    (ids.length === 0 || ids.includes(id)) && (owners.length === 0 || owners.includes(owner));
  const chosen = new Set(both.flatMap(({ objectives }) => objectives.filter(isChosen)).map(({ id }) => id));
  const asked = [...ids.map((id) => `--objective ${id}`), ...owners.map((owner) => `--owner ${owner}`)];
  if (chosen.size === 0) {
    const reason = "leaves no objective to judge";
    return refuse("The choice", asked.join(" "), reason, { example: `--objective ${known[0]}` });
  }
  const chosenOf = ({ objectives }: Agreement) =>
    new Set(objectives.map(({ id }) => id).filter((id) => chosen.has(id)));
  return settled({ old: chosenOf(sides.old), new: chosenOf(sides.new) });
}

/** The options without the exports of sources that this agreement lacks and the other one has. */
function withoutSourcesOf(options: ExportOptions, other: Agreement, own: Agreement): ExportOptions {
  const left = [...other.sources.keys()].filter((name) => !own.sources.has(name));
  const keys = new Set(left.map(exportKey));
  const { source = [], ...rest } = options;
  return {
    ...Object.fromEntries(Object.entries(rest).filter(([key]) => !keys.has(key))),
    source: source.filter((text) => !left.includes(text.split("=")[0]?.trim() ?? "")),
  };
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}
