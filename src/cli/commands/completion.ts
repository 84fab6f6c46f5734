import type { Command } from "commander";
import { describeProgram } from "../completion/command-shapes.js";
import { completionScript, shells } from "../completion/shells.js";
import { EXIT_INCOMPLETE, EXIT_OK } from "../exit-code.js";
import { printProblems } from "../print-problems.js";
import { settleName } from "../settle.js";
import { printOutput, readTerminal } from "../terminal.js";

/** Prints what tells a shell how the command line goes on. */
export async function runCompletion(text: string, program: Command): Promise<number> {
  const shell = settleName("completion", text, shells, "shell");
  if (!shell.ok) {
    printProblems([shell.problem], readTerminal({ color: true, progress: false, quiet: false }));
    return EXIT_INCOMPLETE;
  }
  await printOutput([await completionScript(shell.value, describeProgram(program))]);
  return EXIT_OK;
}
