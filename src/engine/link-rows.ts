import type { SourceSpec } from "../model/agreement.js";
import { fieldSpec } from "../model/fields.js";
import type { LinkedFilter } from "../model/filter.js";
import type { SourceRun } from "./evaluation-input.js";
import { compileFilter } from "./filter-rows.js";
import { createLinkIndex, type LinkIndex, type UnmatchedKeys } from "./link-index.js";
import type { OpenLink } from "./plan-columns.js";
import type { WordCheck } from "./row-filter.js";

/** The links that filters of a run ask by: one index of keys for each two sources. */
export interface LinkBook {
  /** Finds linked records for the rows of a source. */
  linksOf(source: SourceSpec): OpenLink;
  /** Keys that name a record which the other source does not have, by link. */
  unmatched(): readonly UnmatchedLink[];
}

export interface UnmatchedLink extends UnmatchedKeys {
  /** The source whose records name others, and the field that does. */
  readonly source: string;
  readonly field: string;
  /** The source in which they are missing, and the field that was looked at. */
  readonly other: string;
  readonly otherField: string;
  /** Both sources. */
  readonly between: readonly [string, string];
}

/**
 * @param runOf the run of a source; the linked one is read before the one that asks
 * @param depends is told what an objective's verdict rests on
 */
export function createLinkBook(
  runOf: (source: string) => SourceRun,
  depends: (objective: string, source: string) => void,
): LinkBook {
  const open = new Map<string, { asking: string; filter: LinkedFilter; index: LinkIndex }>();

  return {
    linksOf: (source) => (filter, columns, checks, asking) => {
      const ownColumn = columns.need(filter.own, keyType(source, filter.own));
      // What is not judged only keeps its columns, so that the same rows are rejected whatever is chosen.
      if (!asking.isJudged) return (batch, mask) => mask.fill(0, 0, batch.length);
      const other = runOf(filter.source);
      other.columns.askFor(asking.objective, true);
      depends(asking.objective, filter.source);
      const name = JSON.stringify([source.name, filter.source]);
      let link = open.get(name);
      if (link === undefined) {
        const keyColumn = other.columns.need(filter.other, keyType(other.source, filter.other));
        link = { asking: source.name, filter, index: createLinkIndex(filter, keyColumn) };
        open.set(name, link);
        other.collectors.push(link.index);
        runOf(source.name).after.add(filter.source);
      }
      const linkedChecks: WordCheck[] = [];
      const passes =
        filter.of === undefined ? undefined : compileFilter(filter.of, other.columns, linkedChecks);
      for (const check of linkedChecks) {
        check.source ??= filter.source;
        checks.push(check);
      }
      return link.index.matching(link.index.addFilter(passes), ownColumn);
    },
    unmatched: () =>
      [...open.values()].flatMap(({ asking, filter, index }): UnmatchedLink[] => {
        const keys = index.unmatched();
        if (keys === undefined) return [];
        const names =
          filter.side === "own"
            ? { source: asking, field: filter.own, other: filter.source, otherField: filter.other }
            : { source: filter.source, field: filter.other, other: asking, otherField: filter.own };
        return [{ ...keys, ...names, between: [asking, filter.source] }];
      }),
  };
}

/** Names of accounts and people occur often and are read as words; ids and addresses are not. */
function keyType({ kind }: SourceSpec, field: string): "word" | "text" {
  return fieldSpec(kind, field)?.type === "word" ? "word" : "text";
}
