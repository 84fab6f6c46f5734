import { Chalk } from "chalk";
import type { Verdict } from "../model/verdict.js";

/** What a piece of text is to its reader; colour only repeats what the words already say. */
export type Style = "good" | "bad" | "doubtful" | "strong" | "quiet";

export type Paint = (text: string, style?: Style) => string;

/** A painter of its own, so that nothing depends on what the process was started with. */
export function createPaint(color: boolean): Paint {
  const chalk = new Chalk({ level: color ? 1 : 0 });
  const styles: Record<Style, (text: string) => string> = {
    good: chalk.green,
    bad: chalk.red.bold,
    doubtful: chalk.yellow,
    strong: chalk.bold,
    quiet: chalk.dim,
  };
  return (text, style) => (style === undefined || text === "" ? text : styles[style](text));
}

export const verdictStyle: Readonly<Record<Verdict, Style>> = {
  met: "good",
  "at-risk": "doubtful",
  pending: "doubtful",
  "no-data": "doubtful",
  breached: "bad",
  incomplete: "bad",
};
