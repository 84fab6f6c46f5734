import type { RunResult } from "../cli/run-program.js";

/** A line of its own that stands for lines that a page leaves out. */
const elision = "…";

/**
 * The page with the output of each `$ command` in its console blocks as the command prints it now. What is there
 * already stays where it says the same but for the lines that it leaves out.
 */
export async function rewriteOutputs(
  page: string,
  run: (command: string) => Promise<RunResult>,
): Promise<string> {
  const parts = page.split(/^(```console\n[\s\S]*?^```$)/m);
  for (const [index, part] of parts.entries()) {
    if (!part.startsWith("```console\n")) continue;
    const steps = part.slice("```console\n".length, -"```".length).split(/^(?=\$ )/m);
    const told = [];
    for (const step of steps) told.push(await rewriteStep(step, run));
    parts[index] = `\`\`\`console\n${told.join("")}\`\`\``;
  }
  return parts.join("");
}

/** A command, on lines that a backslash continues, and behind it what it printed. */
async function rewriteStep(step: string, run: (command: string) => Promise<RunResult>): Promise<string> {
  const [command = ""] = /^\$ .*(?:\\\n.*)*\n/.exec(step) ?? [];
  const { stdout, stderr } = await run(command.slice(2).replace(/\\\n\s*/g, ""));
  const shown = step.slice(command.length);
  const printed = `${(stdout + stderr).replace(/[ \t]+$/gm, "").trimEnd()}\n`.replace(/^\n$/, "");
  return command + (saysTheSame(shown.trimEnd(), printed.trimEnd()) ? shown : printed);
}

function saysTheSame(shown: string, printed: string): boolean {
  if (shown.trim() === elision) return false;
  const pattern = shown
    .split("\n")
    .map((line) => (line.trim() === elision ? "(?:.*\n)*?" : `${escaped(line.trimEnd())}\n`))
    .join("");
  return new RegExp(`^${pattern}$`).test(`${printed}\n`);
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
