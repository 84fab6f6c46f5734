import { currenciesOf } from "../model/currency.js";

/** What stands before or behind the digits of a number. */
export interface NumberMarks {
  /** How many minus signs. */
  readonly minus: number;
  readonly opens: boolean;
  readonly closes: boolean;
  readonly percent: boolean;
  /** The power of ten that a `K` or an `M` stands for; 0 without one. */
  readonly power: number;
  /** A currency's sign or code as it is written; empty without one. */
  readonly currency: string;
}

const nothing: NumberMarks = {
  minus: 0,
  opens: false,
  closes: false,
  percent: false,
  power: 0,
  currency: "",
};

/** `B` is left out: it is a billion here and a thousand billions there. */
const powers: Readonly<Record<string, number>> = { K: 3, k: 3, M: 6, Mio: 6, mio: 6, Mrd: 9, mrd: 9 };

/** Marks met so far, so that a column reads each of its few once. */
const known = new Map<string, NumberMarks | undefined>([["", nothing]]);
/** Longer ones are text, of which every row may have another. */
const longest = 16;
const mostKnown = 1000;

/** Undefined for text that is not known to stand at a number. */
export function findMarks(text: string): NumberMarks | undefined {
  const marks = known.get(text);
  if (marks !== undefined || known.has(text)) return marks;
  if (text.length > longest) return undefined;
  const read = readMarks(text);
  if (known.size < mostKnown) known.set(text, read);
  return read;
}

function readMarks(text: string): NumberMarks | undefined {
  const marks = { ...nothing };
  // `5.` is 5.
  for (const part of (text === "." ? "" : text).match(/[-+\u2212\u2013()%]|[^\s\d()%+\-\u2212\u2013]+/gu) ??
    []) {
    if (part === "-" || part === "\u2212" || part === "\u2013") marks.minus++;
    else if (part === "(" && !marks.opens) marks.opens = true;
    else if (part === ")" && !marks.closes) marks.closes = true;
    else if (part === "%" && !marks.percent) marks.percent = true;
    else if (part !== "+" && !addWord(part, marks)) return undefined;
  }
  return marks;
}

/** `$`, `EUR`, `K`, `Mio.`, `k€`. */
function addWord(word: string, marks: { power: number; currency: string }): boolean {
  if (marks.currency === "" && currenciesOf(word) !== undefined) {
    marks.currency = word;
    return true;
  }
  const [, name = "", sign = ""] = /^(K|k|Mio|mio|Mrd|mrd|M)\.?(.*)$/u.exec(word) ?? [];
  const power = powers[name];
  if (power === undefined || marks.power > 0) return false;
  marks.power = power;
  return sign === "" || addWord(sign, marks);
}
