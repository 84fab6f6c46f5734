import type { Objective, SourceSpec } from "../model/agreement.js";
import type { EscalationSource } from "../model/escalation.js";
import { pathOf } from "./link-circles.js";
import { relationOf } from "./links.js";
import type { Reading } from "./reading.js";

/** The field of an escalation that names its record where no link says another. */
const usualField = "record";

/**
 * Where it is listed who was told of the records of an objective with levels: the source of kind `escalations`
 * that is linked to them, else the only one that is linked to nothing, while only one source can be meant by it.
 */
export function findEscalationSources(
  objectives: readonly Objective[],
  sources: ReadonlyMap<string, SourceSpec>,
  reading: Reading,
): Objective[] {
  const logs = [...sources.values()].filter(({ kind }) => kind === "escalations");
  if (logs.length === 0) return [...objectives];
  const audited = objectives.filter(isAudited);
  const about = new Map(logs.map((log) => [log.name, recordsOf(log, audited, sources)]));
  for (const [log, records] of about) {
    if (records.isLinked || !isInDoubt(records.sources, sources)) continue;
    const args = { source: log, records: records.sources };
    reading.report("escalations-in-doubt", ["sources", log], args, { on: "key" });
  }
  return objectives.map((objective) => {
    if (!isAudited(objective)) return objective;
    const meant = logsOf(objective, logs, about);
    const log = meant[0];
    if (log === undefined) return objective;
    const { isLinked, sources: records } = about.get(log.name)!;
    if (meant.length > 1 && (isLinked || !isInDoubt(records, sources))) {
      const args = { source: objective.source, sources: meant.map(({ name }) => name), isLinked };
      const path = [...pathOf(objective.id, reading), "escalation"];
      reading.report("several-escalations", path, args, { on: "key" });
    }
    const isAboutOne = !isInDoubt(records, sources) && isFirstOf(objective, records, sources);
    return { ...objective, escalatedIn: relate(objective, log, sources, isAboutOne) };
  });
}

/** What never came has no record that an entry could name. */
function isAudited({ escalation, metric }: Objective): boolean {
  return escalation.length > 0 && metric.shape !== "cadence";
}

interface LoggedRecords {
  /** Whether a link says so. */
  readonly isLinked: boolean;
  /** The sources with levels that its entries may be about. */
  readonly sources: readonly string[];
}

function recordsOf(
  log: SourceSpec,
  audited: readonly Objective[],
  sources: ReadonlyMap<string, SourceSpec>,
): LoggedRecords {
  const links = [...sources.values()].filter((source) => relationOf(source, log) !== undefined);
  const judged = [...new Set(audited.map(({ source }) => source))];
  if (links.length === 0) return { isLinked: false, sources: judged };
  const names = new Set(links.map(({ name }) => name));
  const isOfTickets = links.some(({ kind }) => kind === "tickets");
  const isMeant = (name: string) => names.has(name) || (isOfTickets && isOfMessages(name, sources));
  // A link to records without levels is one too: entries may be about them.
  return { isLinked: true, sources: [...new Set([...judged.filter(isMeant), ...names])] };
}

/** What was said of a ticket in its messages is about the ticket, so that both together are no doubt. */
function isInDoubt(records: readonly string[], sources: ReadonlyMap<string, SourceSpec>): boolean {
  const own = records.filter((name) => !isOfMessages(name, sources));
  if (own.length < records.length && own.every((name) => sources.get(name)?.kind === "tickets"))
    return own.length > 1;
  return records.length > 1;
}

/** Where entries are about tickets and their messages, the tickets tell what is wrong with them. */
function isFirstOf(
  { source }: Objective,
  records: readonly string[],
  sources: ReadonlyMap<string, SourceSpec>,
): boolean {
  return records.length === 1 || !isOfMessages(source, sources);
}

function isOfMessages(source: string, sources: ReadonlyMap<string, SourceSpec>): boolean {
  return sources.get(source)?.kind === "messages";
}

/** Those that are linked to the objective's records come before those that are linked to nothing. */
function logsOf(
  { source }: Objective,
  logs: readonly SourceSpec[],
  about: ReadonlyMap<string, LoggedRecords>,
): SourceSpec[] {
  const fitting = logs.filter(({ name }) => about.get(name)!.sources.includes(source));
  const linked = fitting.filter(({ name }) => about.get(name)!.isLinked);
  return linked.length > 0 ? linked : fitting;
}

/** The records of an objective on messages are conversations: entries name them as they name tickets. */
function relate(
  { source, metric }: Objective,
  log: SourceSpec,
  sources: ReadonlyMap<string, SourceSpec>,
  isAboutOne: boolean,
): EscalationSource {
  const relation = relationOf(sources.get(source)!, log);
  const conversation = metric.shape === "duration" ? metric.waits?.of : undefined;
  const ofTickets = [...(log.links ?? [])].find(([name]) => sources.get(name)?.kind === "tickets")?.[1];
  const own = relation?.own ?? "id";
  return {
    source: log.name,
    field: relation?.other ?? (conversation === undefined ? undefined : ofTickets?.field) ?? usualField,
    key: conversation !== undefined && own === "id" ? conversation : own,
    ignoreCase: relation?.ignoreCase ?? false,
    isAboutOne,
    // A conversation without a question is judged by nothing, and yet it is there.
    knowsAll: conversation === undefined,
  };
}
