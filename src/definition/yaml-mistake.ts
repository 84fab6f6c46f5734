import type { DefinitionProblems } from "../model/problems/definition.js";
import type { Span } from "./tree.js";

/** A mistake of the notation, before anything is asked about what the file says. */
export type YamlMistake = {
  [C in "yaml-syntax" | "several-documents" | "yaml-tag" | "yaml-alias" | "text-key-needed" | "too-deep"]: {
    readonly code: C;
    readonly args: DefinitionProblems[C];
    readonly span: Span;
  };
}["yaml-syntax" | "several-documents" | "yaml-tag" | "yaml-alias" | "text-key-needed" | "too-deep"];

/** What the parser stumbled over, in terms of what the person wrote. */
export function describeSyntaxMistake(text: string, yamlCode: string, span: Span): YamlMistake {
  const lineStart = text.lastIndexOf("\n", span.start - 1) + 1;
  const before = text.slice(lineStart, span.start);
  const fault = (fault: DefinitionProblems["yaml-syntax"]["fault"], marked: Span = span): YamlMistake => ({
    code: "yaml-syntax",
    args: { fault, found: text.slice(marked.start, Math.min(marked.end, marked.start + 40)).split("\n")[0]! },
    span: marked,
  });
  const blockSign = /:\s+([>|])$/.exec(before);
  if (blockSign !== null) {
    const lineEnd = text.indexOf("\n", span.start);
    return fault("block-sign", { start: span.start - 1, end: lineEnd < 0 ? text.length : lineEnd });
  }
  const opened = findUnclosed(text.slice(0, span.start), text);
  switch (yamlCode) {
    case "TAB_AS_INDENT":
      return fault("tab");
    case "BAD_SCALAR_START":
      return fault("reserved-sign");
    case "BAD_DQ_ESCAPE":
      return fault("escape", { start: span.start, end: span.start + 2 });
    case "BLOCK_AS_IMPLICIT_KEY":
      return text.slice(span.start).split("\n")[0]!.includes(": ")
        ? fault("colon-in-text")
        : fault("indent", lineAfter(text, span.start));
    case "MULTILINE_IMPLICIT_KEY":
      return fault("indent", lineAfter(text, span.start));
    case "BAD_INDENT":
    case "MISSING_CHAR":
      // Missed where the line or the file ends, but the mend is where it was opened.
      if (opened !== undefined) {
        const marked = { start: opened, end: opened + 1 };
        return fault(/["']/.test(text[opened]!) ? "unclosed-quote" : "unclosed-bracket", marked);
      }
      return fault(yamlCode === "BAD_INDENT" ? "indent" : "no-colon");
    default:
      return fault("unexpected");
  }
}

/** What is written on the line after an offset. */
function lineAfter(text: string, offset: number): Span {
  const next = /\n[ ]*([^\s][^\n]*)/.exec(text.slice(offset));
  if (next === null) return { start: offset, end: offset + 1 };
  const start = offset + next.index + next[0].length - next[1]!.length;
  return { start, end: start + next[1]!.length };
}

/** The quote or bracket that is still open at the end of `before`; a quote that closes in the rest is not. */
function findUnclosed(before: string, text: string): number | undefined {
  const open: number[] = [];
  for (let at = 0; at < before.length; at++) {
    const sign = text[at]!;
    const beginsWord = at === 0 || /[\s[{,]/.test(text[at - 1]!);
    if (sign === "#" && beginsWord) at = endOfLine(text, at);
    else if ((sign === '"' || sign === "'") && beginsWord) {
      const end = endOfQuoted(text, at);
      if (end === undefined) return at;
      at = end;
    } else if (sign === "[" || sign === "{") open.push(at);
    else if (sign === "]" || sign === "}") open.pop();
  }
  return open.at(-1);
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

function endOfQuoted(text: string, start: number): number | undefined {
  const quote = text[start]!;
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === quote) return at;
    if (quote === '"' && text[at] === "\\") at++;
  }
  return undefined;
}
