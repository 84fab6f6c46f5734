import type { DefinitionSpot } from "../model/advice.js";
import type { Place, Problem, Severity } from "../model/problem.js";
import type { DefinitionProblems } from "../model/problems/definition.js";
import type { SourceText } from "./source-text.js";
import { describePath, findKey, findNode, type Path, type Span, type TreeNode } from "./tree.js";

export interface Mark {
  /** Mark the key instead of what stands behind it. */
  readonly on?: "key" | "value";
  /** Mark only this part of it. */
  readonly part?: string;
  readonly severity?: Severity;
}

/** A file that is being read: what it says by path, and the problems found so far. */
export interface Reading {
  readonly problems: readonly Problem[];
  /** A problem that was told is not told again: a filter may be read for several sources. */
  report<C extends keyof DefinitionProblems>(
    code: C,
    path: Path,
    args: DefinitionProblems[C],
    mark?: Mark,
  ): void;
  /** Whether an error was reported at a path or below it. */
  hasErrorUnder(path: Path): boolean;
  place(path: Path): Place;
  /** Where a problem at that path would point. */
  locate(path: Path, mark?: Mark): DefinitionSpot;
  /** The keys at a path, those of faulty values too, so that a reference to one of them is not a second problem. */
  keysAt(path: Path): string[];
  /** A scalar as it was written, trimmed; undefined for anything else. */
  textAt(path: Path): string | undefined;
  nodeAt(path: Path): TreeNode | undefined;
  describe(path: Path): string;
}

/** @param listName what the file is a list of, where it is one */
export function createReading(source: SourceText, root: TreeNode, listName = ""): Reading {
  const problems: Problem[] = [];
  const errorPaths: Path[] = [];
  const told = new Set<string>();

  const narrow = (span: Span, part: string): Span => {
    const within = part === "" ? -1 : source.text.slice(span.start, span.end).indexOf(part);
    return within < 0 ? span : { start: span.start + within, end: span.start + within + part.length };
  };

  const spanAt = (path: Path, mark: Mark): Span => {
    const node = findNode(root, path);
    const key = findKey(root, path);
    const { part = "" } = mark;
    if (key !== undefined && (mark.on === "key" || node?.kind !== "scalar")) return narrow(key, part);
    if (node === undefined) return spanAt(path.slice(0, -1), mark);
    if (node.kind !== "scalar") return firstKey(node) ?? node.span;
    return narrow(node.span, part);
  };

  return {
    problems,
    report(code, path, args, mark = {}) {
      const problem = JSON.stringify([code, path, args]);
      if (told.has(problem)) return;
      told.add(problem);
      const span = spanAt(path, mark);
      if (mark.severity !== "warning") errorPaths.push(path);
      problems.push({
        code,
        severity: mark.severity ?? "error",
        args,
        ...source.place(span.start),
        excerpt: source.excerpt(span),
      } as Problem);
    },
    hasErrorUnder: (path) => errorPaths.some((at) => path.every((step, depth) => at[depth] === step)),
    place: (path) => source.place(spanAt(path, {}).start),
    locate(path, mark = {}) {
      const span = spanAt(path, mark);
      const { line, column } = source.place(span.start);
      return { line, column, excerpt: source.excerpt(span) };
    },
    keysAt(path) {
      const node = findNode(root, path);
      // `__proto__` was reported when the file was read.
      return node?.kind === "map" ? [...node.entries.keys()].filter((key) => key !== "__proto__") : [];
    },
    textAt(path) {
      const node = findNode(root, path);
      return node?.kind === "scalar" && node.value !== null ? node.text.trim() : undefined;
    },
    nodeAt: (path) => findNode(root, path),
    describe: (path) => describePath(root, path, listName),
  };
}

/** Where a mapping without a key of its own is marked: an item of a list, or the whole file. */
function firstKey(node: TreeNode): Span | undefined {
  return node.kind === "map" ? node.entries.values().next().value?.key : undefined;
}
