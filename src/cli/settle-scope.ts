import { createEvaluation, type Evaluation } from "../engine/evaluate.js";
import type { Agreement, Allowance, Objective } from "../model/agreement.js";
import { fieldsOfKind } from "../model/fields.js";
import type { Problem } from "../model/problem.js";
import { isSameName, nearestName } from "../model/suggest.js";
import type { NamedExports, NamedFiles } from "./find-exports.js";
import { badOption, noneOf, refuse, type Settled, settled, settleName } from "./settle.js";

/** `--objective` and `--owner`: only these objectives decide and are shown. */
export function settleObjectives(
  agreement: Agreement,
  ids: readonly string[],
  owners: readonly string[],
): Settled<readonly Objective[]> {
  const known = agreement.objectives.map(({ id }) => id);
  const parties = agreement.parties.map(({ id }) => id);
  for (const name of [
    ...ids.map((id) => settleName("--objective", id, known, "objective")),
    ...owners.map((owner) => settleName("--owner", owner, parties, "party")),
  ]) {
    if (!name.ok) return name;
  }
  const chosen = agreement.objectives.filter(
    ({ id, owner }) =>
      (ids.length === 0 || ids.includes(id)) && (owners.length === 0 || owners.includes(owner)),
  );
  if (chosen.length > 0) return settled(chosen);
  const asked = [...ids.map((id) => `--objective ${id}`), ...owners.map((owner) => `--owner ${owner}`)];
  return refuse("The choice", asked.join(" "), "leaves no objective to judge", {
    example: `--owner ${agreement.objectives[0]?.owner}`,
  });
}

/** `--objective` and `--source`: only these objectives are asked about the record. */
export function settleExplained(
  agreement: Agreement,
  ids: readonly string[],
  sources: readonly string[],
): Settled<ReadonlySet<string>> {
  const chosen = settleObjectives(agreement, ids, []);
  if (!chosen.ok) return chosen;
  const known = [...agreement.sources.keys()];
  for (const source of sources) {
    const name = settleName("--source", source, known, "source");
    if (!name.ok) return name;
  }
  const left = chosen.value.filter(({ source }) => sources.length === 0 || sources.includes(source));
  if (left.length > 0) return settled(new Set(left.map(({ id }) => id)));
  const example = `--source ${chosen.value[0]?.source}`;
  const reason = "holds the records of none of the chosen objectives";
  return refuse("--source", sources.join(", "), reason, { example });
}

/** The options of a command that name exports: `--leads` and its like, and `--source NAME=FILE`. */
export type ExportOptions = { readonly source?: readonly string[] } & Readonly<Record<string, unknown>>;

/**
 * What is named for each source; one that the definition does not have can't be fed.
 *
 * @param others sources that agreements have which this one stands on
 */
export function settleFiles(
  agreement: Agreement,
  options: ExportOptions,
  others: Iterable<string> = [],
): Settled<NamedFiles> {
  const named = new Map<string, NamedExports>();
  const add = (source: string, option: string, patterns: readonly string[]) => {
    const before = named.get(source);
    named.set(source, {
      option: before?.option ?? option,
      patterns: [...(before?.patterns ?? []), ...patterns],
    });
  };
  for (const text of options.source ?? []) {
    const at = text.indexOf("=");
    if (at < 1 || at === text.length - 1) {
      return refuse("--source", text, "does not say which file is for which source", {
        example: "--source tickets=march.csv",
      });
    }
    add(text.slice(0, at).trim(), "--source", [text.slice(at + 1)]);
  }
  for (const kind of Object.keys(fieldsOfKind)) {
    const patterns = options[exportKey(kind)] as readonly string[] | undefined;
    if (patterns !== undefined) add(kind, `--${kind}`, patterns);
  }

  const known = [...new Set([...agreement.sources.keys(), ...others])];
  for (const [name, { option, patterns }] of named) {
    if (known.includes(name)) continue;
    const near = known.find((each) => isSameName(each, name)) ?? nearestName(name, known);
    const spell = (source: string) => `--source ${source}=${patterns[0]}`;
    if (option === "--source") {
      return refuse(option, name, noneOf(known, "source"), {
        example: spell(known[0] ?? "leads"),
        near: near === undefined ? undefined : spell(near),
      });
    }
    const mend = { example: `an entry under sources in the definition, ${name}: { timezone: UTC }` };
    return refuse(option, patterns[0] ?? "", `is for the source ${name}, which the definition lacks`, mend);
  }
  return settled(named);
}

/** As commander hands it over: `--ticket-history` as `ticketHistory`. */
export function exportKey(kind: string): string {
  return kind.replace(/-[a-z]/g, (match) => match.charAt(1).toUpperCase());
}

/** A file that nothing would read must not look as if it had been audited. */
export function refuseUnreadExports(agreement: Agreement, named: NamedFiles, run: Evaluation): Problem[] {
  const read = new Set(run.sources.map(({ source }) => source.name));
  const unread = [...named].filter(([name]) => !read.has(name));
  if (unread.length === 0) return [];
  const whole = createEvaluation({ agreement, span: "all", asOf: 0 });
  return unread.map(([name, { option, patterns }]) => {
    const reader =
      agreement.objectives.find(({ source }) => source === name) ??
      agreement.objectives.find(({ id }) => whole.restsOn(id).includes(name));
    const reason = `is for ${name}, which no ${reader === undefined ? "objective of the definition" : "chosen objective"} reads`;
    const example = reader === undefined ? exampleReader(agreement, name) : `--objective ${reader.id}`;
    return badOption(option, patterns.join(", "), reason, { example });
  });
}

/** What would make a definition read a source. */
function exampleReader({ sources }: Agreement, name: string): string {
  const kind = sources.get(name)?.kind;
  if (kind === "escalations") return "an objective with escalation: [{ after: due, tell: client }]";
  return kind === "ticket-history"
    ? "an objective of tickets with pause-while: { status: pending }"
    : `an objective with metric: { ratio: { of: ${name}, … } }`;
}

/** `--allow-rejects`: a number of rows, or a percentage of them. */
export function settleAllowance(text: string | undefined): Settled<Allowance | undefined> {
  if (text === undefined) return settled(undefined);
  const match = /^(\d+)(?:\.(\d{1,6}))?(%?)$/.exec(text.trim());
  const [, whole = "", part = "", percent = ""] = match ?? [];
  if (match === null || (percent === "" && part !== "")) {
    return refuse("--allow-rejects", text, "is neither a number of rows nor a percentage of them", {
      example: "--allow-rejects 3 or --allow-rejects 0.5%",
    });
  }
  if (percent === "") return settled({ kind: "count", count: Number(whole) });
  const share = { numerator: Number(whole + part), denominator: 100 * 10 ** part.length };
  if (share.numerator <= share.denominator) return settled({ kind: "share", ...share });
  return refuse("--allow-rejects", text, "is more than all of the rows", { example: "--allow-rejects 100%" });
}
