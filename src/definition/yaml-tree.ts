import { isAlias, isMap, isScalar, type Node, parseDocument, type YAMLMap } from "yaml";
import type { RepeatedKey } from "./json-tree.js";
import type { Span, TreeNode } from "./tree.js";
import { resolveAliases } from "./yaml-aliases.js";
import { deepest, findTooDeep } from "./yaml-depth.js";
import { describeSyntaxMistake, type YamlMistake } from "./yaml-mistake.js";

const mostNodes = 200_000;

export interface YamlResult {
  /** Absent when the mistakes leave the shape of the file in doubt, and for a file without content. */
  readonly root?: TreeNode;
  readonly repeated: readonly RepeatedKey[];
  readonly mistakes: readonly YamlMistake[];
}

/** YAML 1.2 with the core schema, without tags and merge keys; anchors and aliases are followed. */
export function parseYamlTree(text: string): YamlResult {
  const deepAt = findTooDeep(text);
  if (deepAt !== undefined)
    return {
      repeated: [],
      mistakes: [{ code: "too-deep", args: { deepest }, span: { start: deepAt, end: deepAt + 1 } }],
    };
  const document = parseDocument(text, {
    version: "1.2",
    schema: "core",
    merge: false,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: "error",
  });

  // One slip makes several of these, and all that follows the first is a guess.
  const first = document.errors[0];
  if (first !== undefined) {
    const span = { start: first.pos[0], end: Math.max(first.pos[0] + 1, first.pos[1]) };
    if (first.code === "MULTIPLE_DOCS")
      return { repeated: [], mistakes: [{ code: "several-documents", args: {}, span }] };
    return { repeated: [], mistakes: [describeSyntaxMistake(text, first.code, span)] };
  }

  const repeated: RepeatedKey[] = [];
  const mistakes: YamlMistake[] = [];
  for (const warning of document.warnings) {
    const span = { start: warning.pos[0], end: warning.pos[1] };
    if (warning.code === "TAG_RESOLVE_FAILED")
      mistakes.push({ code: "yaml-tag", args: { tag: text.slice(span.start, span.end).trim() }, span });
  }

  let nodes = 0;
  let overrun = false;
  const spanOf = (node: Node): Span => {
    const [start, end] = node.range ?? [0, 0];
    return { start, end };
  };
  const blank = (span: Span): TreeNode => ({ kind: "scalar", value: null, text: "", span });

  const meantBy = resolveAliases(document);
  const readNode = (node: Node | null, near: Span, depth: number, following: ReadonlySet<Node>): TreeNode => {
    if (node === null) return blank(near);
    const span = spanOf(node);
    if (++nodes > mostNodes || depth > deepest) {
      if (!overrun) mistakes.push({ code: "too-deep", args: { deepest }, span });
      overrun = true;
      return blank(span);
    }
    if (isAlias(node)) {
      const meant = meantBy.get(node);
      if (meant === undefined || following.has(meant)) {
        const reason = meant === undefined ? "unknown" : "circle";
        mistakes.push({ code: "yaml-alias", args: { alias: node.source, reason }, span });
        const written = `*${node.source}`;
        return { kind: "scalar", value: written, text: written, span };
      }
      return readNode(meant, span, depth + 1, new Set([...following, meant]));
    }
    if (isMap(node)) return readMap(node, span, depth, following);
    if (isScalar(node)) {
      const value = node.value as string | number | boolean | null;
      const written = typeof value === "string" ? value : (node.source ?? String(value));
      return { kind: "scalar", value, text: written, span: value === null ? near : span };
    }
    const items = (node as unknown as { items: (Node | null)[] }).items;
    return {
      kind: "list",
      items: items.map((item) => readNode(item, span, depth + 1, following)),
      span,
    };
  };

  const readMap = (map: YAMLMap, span: Span, depth: number, following: ReadonlySet<Node>): TreeNode => {
    const entries = new Map<string, { key: Span; node: TreeNode }>();
    for (const pair of map.items) {
      const keyNode = pair.key as Node | null;
      const keySpan = keyNode === null ? span : spanOf(keyNode);
      if (!isScalar(keyNode) || keyNode.value === null) {
        mistakes.push({ code: "text-key-needed", args: {}, span: keySpan });
        continue;
      }
      const key =
        typeof keyNode.value === "string" ? keyNode.value : (keyNode.source ?? String(keyNode.value));
      const before = entries.get(key);
      if (before !== undefined) repeated.push({ key, first: before.key, again: keySpan });
      else
        entries.set(key, {
          key: keySpan,
          node: readNode(pair.value as Node | null, keySpan, depth + 1, following),
        });
    }
    return { kind: "map", entries, span };
  };

  if (document.contents === null) return { repeated, mistakes };
  const root = readNode(document.contents as Node, { start: 0, end: 1 }, 0, new Set());
  return overrun ? { repeated, mistakes } : { root, repeated, mistakes };
}
