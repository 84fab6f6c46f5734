import { terminalText } from "../../report/terminal-text.js";

/** A piece of HTML that is safe to stand where it is put: only this file makes it of text. */
export interface Markup {
  readonly markup: string;
}

export type Content = Markup | string | number | false | undefined | readonly Content[];

/** A longer value would push everything else off the page; the JSON report has it whole. */
const longestText = 1000;

/**
 * HTML with values in it. A value that is no markup is text and is escaped, in elements and in attributes alike,
 * so attributes are always written in double quotes.
 */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Markup {
  let markup = strings[0]!;
  for (const [index, value] of values.entries()) markup += write(value) + strings[index + 1]!;
  return { markup };
}

/** Text of our own that is HTML already: a style sheet, a script. Never of a file. */
export function verbatim(markup: string): Markup {
  return { markup };
}

function write(content: Content): string {
  if (typeof content === "string") return escapeText(content);
  if (typeof content === "number") return String(content);
  if (content === false || content === undefined) return "";
  return "markup" in content ? content.markup : content.map(write).join("");
}

const references: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** What would hide or reorder text becomes visible, as at a terminal; what HTML would read becomes a reference. */
export function escapeText(text: string): string {
  return terminalText(cutMiddle(text)).replace(/[&<>"']/g, (character) => references[character]!);
}

function cutMiddle(text: string): string {
  if (text.length <= longestText) return text;
  const half = longestText / 2;
  return `${text.slice(0, wholeAt(text, half))}…${text.slice(wholeAt(text, text.length - half))}`;
}

/** Never between the two halves of one character. */
function wholeAt(text: string, index: number): number {
  const code = text.charCodeAt(index);
  return code >= 0xdc00 && code <= 0xdfff ? index - 1 : index;
}
