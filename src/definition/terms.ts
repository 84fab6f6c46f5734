import type { SourceSpec, Term } from "../model/agreement.js";
import type { Filter } from "../model/filter.js";
import { type FilterContext, readFilter, type TermBook } from "./filter.js";
import type { Reading } from "./reading.js";
import { checkName, resolveReference } from "./references.js";
import type { FileInput, Partly } from "./schema/file.js";
import { recordKinds } from "./schema/sources.js";
import { sourcesMeant } from "./sources.js";
import type { Path } from "./tree.js";

/** Terms that stand on terms that stand on terms: nobody follows a longer chain than this. */
const longestChain = 12;

/** How many terms a term stands on, itself included, and the one through which it does. */
interface Depth {
  readonly id: string;
  terms: number;
  through?: string;
}

export interface ReadTerms {
  readonly terms: readonly Term[];
  readonly book: TermBook;
}

/**
 * The terms of the file. Each is read for its own source, and once more for every other source whose filters
 * use it: dates are read in the zone of the source.
 *
 * @param timezone the agreement's
 */
export function readTerms(
  inputs: Partly<FileInput["terms"]>,
  sources: ReadonlyMap<string, SourceSpec>,
  timezone: string,
  reading: Reading,
): ReadTerms {
  const names = reading.keysAt(["terms"]);
  const subjects = new Map<string, string>();
  const known = new Map<string, Filter | undefined>();
  const depths = new Map<string, Depth>();
  /** The terms that are being read, each used by the one before. */
  const chain: Depth[] = [];
  const told = new Set<string>();

  const readWhere = (id: string, source: SourceSpec | undefined): Filter | undefined => {
    const depth: Depth = { id, terms: 1 };
    chain.push(depth);
    const filter = readFilter(inputs?.[id]?.where, ["terms", id, "where"], {
      reading,
      source,
      timezone,
      terms: book,
      sources,
    });
    chain.pop();
    depths.set(id, depth);
    return filter;
  };

  const ownSource = (id: string): SourceSpec | undefined => {
    const subject = subjects.get(id);
    return subject === undefined
      ? undefined
      : sourcesMeant(subject, sources, reading.place(["terms", id]))[0];
  };

  /** @param members the last of them is where the chain closes, or is cut off */
  const reportChain = (members: readonly string[], reason: "circle" | "too-long", path: Path): void => {
    // The same chain is met again from each of its terms.
    if (!members.some((member) => told.has(member)))
      reading.report("term-chain", path, { chain: members, reason });
    for (const member of members) told.add(member);
  };

  const book: TermBook = {
    resolve(name, path, user: FilterContext) {
      const id = resolveReference("term", name, names, path, user.reading);
      if (id === undefined) return undefined;
      const users = chain.map((depth) => depth.id);
      if (users.includes(id)) {
        reportChain([...users.slice(users.indexOf(id)), id], "circle", path);
        return undefined;
      }
      if (users.length >= longestChain) {
        reportChain([...users, id], "too-long", path);
        return undefined;
      }
      const subject = subjects.get(id);
      if (user.source !== undefined && subject !== undefined && !isAbout(subject, user.source)) {
        const args = { term: id, of: subject, source: user.source.name };
        user.reading.report("term-of-other-source", path, args);
        return undefined;
      }
      const source = user.source ?? ownSource(id);
      const key = JSON.stringify([id, source?.name]);
      if (!known.has(key)) known.set(key, readWhere(id, source));
      const used = depths.get(id)?.terms ?? 0;
      const nearest = chain.at(-1);
      if (nearest !== undefined && used >= nearest.terms) {
        nearest.terms = used + 1;
        nearest.through = id;
      }
      return known.get(key);
    },
  };

  for (const id of names) {
    checkName("term", id, ["terms", id], reading, "key");
    const choices = new Set([...sources.keys(), ...recordKinds]);
    const subject = resolveReference("source", inputs?.[id]?.of, choices, ["terms", id, "of"], reading);
    if (subject !== undefined) subjects.set(id, subject);
  }
  const terms = names.map((id): Term => {
    const path = ["terms", id];
    const filter = readWhere(id, ownSource(id));
    if (filter === undefined && inputs?.[id]?.where !== undefined && !reading.hasErrorUnder(["terms"]))
      reading.report("empty-filter", [...path, "where"], { key: "where" }, { on: "key" });
    if ((depths.get(id)?.terms ?? 0) > longestChain) reportChain(tooLongChain(id, depths), "too-long", path);
    return {
      id,
      source: subjects.get(id) ?? "",
      means: reading.textAt([...path, "means"]) ?? "",
      at: reading.place(path),
    };
  });
  return { terms, book };
}

/** A chain that is too long, as far as it needs to be seen. */
function tooLongChain(id: string, depths: ReadonlyMap<string, Depth>): string[] {
  const names: string[] = [];
  for (let at: string | undefined = id; at !== undefined && names.length <= longestChain; ) {
    names.push(at);
    at = depths.get(at)?.through;
  }
  return names;
}

function isAbout(subject: string, source: SourceSpec): boolean {
  return subject === source.name || subject === source.kind;
}
