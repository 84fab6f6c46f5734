import stringWidth from "string-width";

/** Made when a text asks for it: few do, and it reads tables of its own. */
let segmenter: Intl.Segmenter | undefined;
/** Characters that take one column each, so that most text need not be measured. */
const plain = /^[\x20-\x7e\u00c0-\u02ff–—…≥✓✗\u2400-\u2426]*$/;

/** How many columns of a terminal the text takes: 2 for wide characters, 0 for combining marks. */
export function displayWidth(text: string): number {
  return plain.test(text) ? text.length : stringWidth(text);
}

function graphemes(text: string): string[] {
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** No column takes more than this many code units in honest text; it bounds the work on hostile text. */
const unitsPerColumn = 16;

/** The longest beginning that fits into `width` columns, never half a character. */
export function headOf(text: string, width: number): string {
  if (width <= 0) return "";
  if (plain.test(text)) return text.slice(0, width);
  const all = graphemes(text.slice(0, width * unitsPerColumn));
  const head = (count: number) => all.slice(0, count).join("");
  return head(longestFit(all.length, width, head));
}

/** The longest end that fits into `width` columns, never half a character. */
export function tailOf(text: string, width: number): string {
  if (width <= 0) return "";
  if (plain.test(text)) return text.slice(-width);
  const all = graphemes(text.slice(-width * unitsPerColumn));
  const tail = (count: number) => all.slice(all.length - count).join("");
  return tail(longestFit(all.length, width, tail));
}

/** The largest count of characters whose text fits. */
function longestFit(total: number, width: number, take: (count: number) => string): number {
  let fits = 0;
  let over = total + 1;
  while (over - fits > 1) {
    const middle = (fits + over) >> 1;
    if (displayWidth(take(middle)) <= width) fits = middle;
    else over = middle;
  }
  return fits;
}

export type CutPlace = "start" | "middle" | "end";

/** The text in at most `width` columns; where something is left out stands `…`. */
export function cutText(text: string, width: number, place: CutPlace = "end"): string {
  if (text.length <= width * unitsPerColumn && displayWidth(text) <= width) return text;
  if (width <= 1) return width === 1 ? "…" : "";
  if (place === "end") return `${headOf(text, width - 1)}…`;
  if (place === "start") return `…${tailOf(text, width - 1)}`;
  const head = headOf(text, Math.ceil((width - 1) / 2));
  return `${head}…${tailOf(text, width - 1 - displayWidth(head))}`;
}

/** After a space, but never between a number and its word: `2 open` stays together. */
const breaks = /(?<=(?<!(?:^|\s)\d[\d,.]*) )|(?<= )(?![a-z])/;

/**
 * The text in lines of at most `width` columns, broken at spaces; a word that is longer is broken
 * anywhere. The first line has `firstWidth` columns, and stays empty where its first word needs more.
 */
export function wrapText(text: string, width: number, firstWidth: number = width): string[] {
  const lines: string[] = [];
  let line = "";
  let room = firstWidth;
  const close = () => {
    lines.push(line.trimEnd());
    line = "";
    room = width;
  };
  for (let word of text.split(breaks)) {
    if (displayWidth(line + word.trimEnd()) > room && (line !== "" || room < width)) close();
    while (displayWidth(word.trimEnd()) > room) {
      line = headOf(word, room) || word.slice(0, 1);
      word = word.slice(line.length);
      close();
    }
    line += word;
  }
  if (line !== "" || lines.length === 0) close();
  return lines;
}
