import { cutText } from "./display-width.js";
import { terminalText } from "./terminal-text.js";

/** No honest value is wider; it bounds what a hostile one can fill. */
const widestValue = 240;
/** The same for sentences of the report's own, in which such values stand. */
const widestProse = 4000;

/**
 * A value as inline Markdown that shows exactly its text: no markup, link, mention or reference in it comes alive.
 * Mentions, references, formulas and emoji are looked for in the finished text, where a backslash no longer
 * stands, so that a tag has to part them; what is copied from the page is the value all the same.
 */
export function markdownText(value: string): string {
  return inlineMarkdown(value, widestValue);
}

/** The same for a sentence of the report, which is long without being hostile. */
export function markdownProse(text: string): string {
  return inlineMarkdown(text, widestProse);
}

function inlineMarkdown(value: string, widest: number): string {
  return (
    cutText(terminalText(value), widest, "middle")
      .replace(/&/g, "&amp;")
      .replace(/</g, "&lt;")
      .replace(/>/g, "&gt;")
      .replace(/[\\`*[\]~]/g, "\\$&")
      .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, "\\_")
      // A list, a rule or an underline at the beginning of a line.
      .replace(/^([-+=])(?=\s|$|\1)/, "\\$1")
      .replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2")
      .replace(/(?<=\b(?:https?|ftp|mailto|xmpp)):|(?<=\bwww)\./gi, "<span>$&</span>")
      // Names of emoji; "10:05:30" is none.
      .replace(/:(?=(?:[\w+-]*[a-z][\w+-]*|100|1234|[+-]1):)/gi, "<span>:</span>")
      .replace(/(?<=\bGH)-(?=\d)/gi, "<span>-</span>")
      .replace(/[@#$]/g, "<span>$&</span>")
      // Last, because a table is parted before anything in it is read.
      .replace(/\|/g, "&#124;")
  );
}

/** Lines as they are, in a block in which nothing is markup. */
export function markdownBlock(lines: readonly string[]): string[] {
  const longest = Math.max(2, ...lines.flatMap((line) => (line.match(/`+/g) ?? []).map((run) => run.length)));
  const fence = "`".repeat(longest + 1);
  return [`${fence}text`, ...lines, fence];
}
