import type { JsonMistake } from "../model/problems/definition.js";
import type { MapNode, Span, TreeNode } from "./tree.js";

const deepest = 200;

export type JsonResult =
  | { readonly ok: true; readonly root: TreeNode; readonly repeated: readonly RepeatedKey[] }
  | { readonly ok: false; readonly mistake: JsonMistake; readonly span: Span };

export interface RepeatedKey {
  readonly key: string;
  readonly first: Span;
  readonly again: Span;
}

class JsonStop extends Error {
  constructor(
    readonly mistake: JsonMistake,
    readonly span: Span,
  ) {
    super("not JSON");
  }
}

/**
 * JSON with the place of every part. The grammar is strict, so a file that passes here is read by every
 * other program too; the first mistake ends the reading, because what follows it would be a guess.
 */
export function parseJsonTree(text: string): JsonResult {
  const repeated: RepeatedKey[] = [];
  let at = text.startsWith("\uFEFF") ? 1 : 0;

  const tokenAt = (start: number): Span => {
    const word = /^(?:"[^"\n]*"|[\p{L}\p{N}_$.+-]+)/u.exec(text.slice(start, start + 80));
    return { start, end: Math.min(text.length, start + (word?.[0].length ?? 1)) };
  };
  const stop = (expected: string, span: Span = tokenAt(at)): never => {
    const found = text.slice(span.start, span.end);
    const kind = found === "/" || found === "#" ? "comment" : found === "'" ? "single-quote" : "unexpected";
    throw new JsonStop({ kind, expected, found }, span);
  };
  const skipSpace = () => {
    while (at < text.length && " \t\r\n".includes(text[at]!)) at++;
  };

  const readText = (): { value: string; span: Span } => {
    const start = at;
    for (at++; at < text.length && text[at] !== '"'; at++) {
      if (text[at] === "\n") break;
      if (text[at] === "\\") at++;
    }
    if (text[at] !== '"')
      throw new JsonStop({ kind: "unclosed-text", expected: '"', found: "" }, tokenAt(start));
    at++;
    const span = { start, end: at };
    try {
      return { value: JSON.parse(text.slice(start, at)) as string, span };
    } catch {
      throw new JsonStop({ kind: "escape", expected: "", found: text.slice(start, at) }, span);
    }
  };

  const readMap = (depth: number): MapNode => {
    const start = at++;
    const entries = new Map<string, { key: Span; node: TreeNode }>();
    skipSpace();
    while (text[at] !== "}") {
      if (text[at] !== '"') stop('a key in double quotes or "}"');
      const key = readText();
      skipSpace();
      if (text[at] !== ":") stop(`":" after the key "${key.value}"`);
      at++;
      const node = readValue(depth + 1);
      const first = entries.get(key.value);
      if (first === undefined) entries.set(key.value, { key: key.span, node });
      else repeated.push({ key: key.value, first: first.key, again: key.span });
      closeItem("}");
    }
    at++;
    return { kind: "map", entries, span: { start, end: at } };
  };

  /** After an item: its comma, or the sign that closes the collection. */
  const closeItem = (close: "}" | "]") => {
    skipSpace();
    if (text[at] === close) return;
    if (text[at] !== ",") stop(`"," or "${close}"`);
    const comma = { start: at, end: at + 1 };
    at++;
    skipSpace();
    if (text[at] === close) throw new JsonStop({ kind: "last-comma", expected: close, found: "," }, comma);
  };

  const readValue = (depth: number): TreeNode => {
    skipSpace();
    const start = at;
    if (depth > deepest)
      throw new JsonStop({ kind: "too-deep", expected: "", found: text[at] ?? "" }, tokenAt(at));
    if (text[at] === "{") return readMap(depth);
    if (text[at] === "[") {
      at++;
      const items: TreeNode[] = [];
      skipSpace();
      while (text[at] !== "]") {
        items.push(readValue(depth + 1));
        closeItem("]");
      }
      at++;
      return { kind: "list", items, span: { start, end: at } };
    }
    if (text[at] === '"') {
      const { value, span } = readText();
      return { kind: "scalar", value, text: value, span };
    }
    const written = /^(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.])/.exec(
      text.slice(at, at + 400),
    )?.[0];
    if (written === undefined)
      return stop('a value: text in double quotes, a number, true, false, "{" or "["');
    at += written.length;
    const value = JSON.parse(written) as number | boolean | null;
    return { kind: "scalar", value, text: written, span: { start, end: at } };
  };

  try {
    const root = readValue(0);
    skipSpace();
    if (at < text.length) stop("the end of the file");
    return { ok: true, root, repeated };
  } catch (stopped) {
    if (stopped instanceof JsonStop) return { ok: false, mistake: stopped.mistake, span: stopped.span };
    throw stopped;
  }
}
