import type { Reject } from "../intake/source-reading.js";
import { cutText } from "../report/display-width.js";
import { wordProblem } from "../report/wording/index.js";
import { createScratch, type Scratch } from "./files.js";

/** The rejected rows of one source, in the order in which they were met. */
export interface RejectedRows {
  readonly source: string;
  /** The headers of each file that has one, in the same order. */
  readonly layouts: readonly RejectLayout[];
  /** @throws FileError where not all could be kept */
  read(): AsyncIterable<RejectedRow>;
}

export interface RejectLayout {
  readonly file: string;
  readonly headers: readonly string[];
}

export interface RejectedRow {
  /** Its place among the layouts. */
  readonly layout: number;
  /** The line on which it begins. */
  readonly line: number;
  /** The header of the faulty cell; empty where the row as a whole is at fault. */
  readonly column: string;
  readonly code: string;
  /** In the words of the problem, on one line. */
  readonly reason: string;
  readonly cells: readonly string[];
}

/** Keeps the rejected rows of a run outside of memory until it is known which of them are reported. */
export interface RejectCollector {
  /** Takes a row as it is met; it never throws. */
  add(source: string, reject: Reject): void;
  /** Without the sources that could not be read: none of their rows is audited, so none was rejected. */
  list(unread: ReadonlySet<string>): readonly RejectedRows[];
}

interface Kept {
  readonly layouts: RejectLayout[];
  readonly scratch: Scratch;
}

export function createRejectCollector(): RejectCollector {
  const kept = new Map<string, Kept>();
  const open = (source: string): Kept => {
    const opened = { layouts: [], scratch: createScratch() };
    kept.set(source, opened);
    return opened;
  };
  return {
    add(source, { file, line, headers, cells, finding }) {
      const { layouts, scratch } = kept.get(source) ?? open(source);
      if (layouts.at(-1)?.headers !== headers) layouts.push({ file, headers });
      const row: RejectedRow = {
        layout: layouts.length - 1,
        line,
        column: columnOf(finding),
        code: finding.code,
        reason: reasonOf(finding),
        cells,
      };
      scratch.append(JSON.stringify(row));
    },
    list(unread) {
      return [...kept]
        .filter(([source]) => !unread.has(source))
        .map(([source, { layouts, scratch }]) => ({
          source,
          layouts,
          async *read() {
            for await (const line of scratch.read()) yield JSON.parse(line) as RejectedRow;
          },
        }));
    },
  };
}

function columnOf({ args }: Reject["finding"]): string {
  if ("header" in args) return args.header;
  return "headers" in args ? args.headers.join(", ") : "";
}

/** Long enough for every honest value; a hostile cell is not written twice in full. */
const reasonLength = 300;

function reasonOf(finding: Reject["finding"]): string {
  const { message } = wordProblem({ ...finding, severity: "warning" });
  const cut = message.length <= reasonLength ? message : cutText(message, reasonLength, "middle");
  return cut.replace(/\s+/g, " ");
}
