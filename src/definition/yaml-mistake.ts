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
  switch (yamlCode) {
    case "TAB_AS_INDENT":
      return fault("tab");
    case "BAD_SCALAR_START":
      return fault("reserved-sign");
    case "BLOCK_AS_IMPLICIT_KEY":
      return text.slice(span.start).split("\n")[0]!.includes(": ") ? fault("colon-in-text") : fault("indent");
    case "BAD_INDENT":
      return fault(/[[{]/.test(before + text.slice(span.start, span.end)) ? "unclosed-bracket" : "indent");
    case "MULTILINE_IMPLICIT_KEY":
      return fault("indent");
    case "BAD_DQ_ESCAPE":
      return fault("escape");
    case "MISSING_CHAR":
      return missingSign(text, span, fault);
    default:
      return fault("unexpected");
  }
}

/** A quote or a bracket is missed where the file ends, but the mend is where it was opened. */
function missingSign(
  text: string,
  span: Span,
  fault: (fault: DefinitionProblems["yaml-syntax"]["fault"], marked?: Span) => YamlMistake,
): YamlMistake {
  const opened = findUnclosedQuote(text);
  if (opened !== undefined && span.start >= text.trimEnd().length)
    return fault("unclosed-quote", { start: opened, end: opened + 1 });
  if (/[[{]/.test(text.slice(0, span.start)) && span.start >= text.trimEnd().length - 1) {
    const open = findUnclosedBracket(text);
    if (open !== undefined) return fault("unclosed-bracket", { start: open, end: open + 1 });
  }
  return fault("no-colon");
}

/** The quote that opens the last quoted text, when nothing closes it. */
function findUnclosedQuote(text: string): number | undefined {
  const opening = /(?:^|[\s[{,:-])(["'])/g;
  let from = 0;
  for (;;) {
    opening.lastIndex = from;
    const match = opening.exec(text);
    if (match === null) return undefined;
    const start = match.index + match[0].length - 1;
    const lineBefore = text.slice(text.lastIndexOf("\n", start) + 1, start);
    if (/(^|\s)#/.test(lineBefore)) {
      const next = text.indexOf("\n", start);
      if (next < 0) return undefined;
      from = next;
      continue;
    }
    const quote = match[1]!;
    let end = start + 1;
    while (end < text.length && text[end] !== quote) end += quote === '"' && text[end] === "\\" ? 2 : 1;
    if (end >= text.length) return start;
    from = end + 1;
  }
}

function findUnclosedBracket(text: string): number | undefined {
  const open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "[" || text[at] === "{") open.push(at);
    else if (text[at] === "]" || text[at] === "}") open.pop();
  }
  return open.at(-1);
}
