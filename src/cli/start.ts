import { toolVersion } from "../model/tool.js";

/** Runs the program and sets the exit code of the process. Never throws. */
export async function startProgram(argv: readonly string[]): Promise<void> {
  const first = argv[2];
  if (first === "--version" || first === "-V") return printVersion();
  const { runProgram } = await import("./main.js");
  await runProgram(argv);
}

/** Asked for often and by machines, so nothing else is loaded for it. */
function printVersion(): void {
  const { stdout } = process;
  stdout.on("error", async (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") return;
    const { tellLoss } = await import("./watch-process.js");
    tellLoss(stdout, "standard output", error);
  });
  stdout.write(`${toolVersion}\n`);
}
