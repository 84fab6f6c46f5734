import { EXIT_INCOMPLETE } from "./exit-code.js";
import { reasonOf, removeTemporaryFiles } from "./files.js";
import { clearProgress } from "./progress.js";
import { printError } from "./terminal.js";

/**
 * `sla-audit … | head` ends quietly when `head` does. A report that could not be written for another
 * reason, such as a full disk, is an audit that did not arrive: it is said once, and the exit code is 2.
 */
export function watchStreams(): void {
  for (const [stream, name] of [
    [process.stdout, "standard output"],
    [process.stderr, "standard error"],
  ] as const) {
    let hasFailed = false;
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE" || hasFailed) return;
      hasFailed = true;
      tellLoss(stream, name, error);
    });
  }
}

/** What was printed did not arrive. */
export function tellLoss(stream: NodeJS.WriteStream, name: string, error: Error): void {
  // Last of all, because the run goes on and sets an exit code of its own.
  process.once("exit", () => {
    process.exitCode = EXIT_INCOMPLETE;
  });
  if (stream === process.stdout) printError(`${name}: ${reasonOf(error)}\n`);
}

/** A run that is told to stop leaves nothing behind, and ends as the signal ends others. */
export function watchSignals(): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => {
      removeTemporaryFiles();
      clearProgress();
      // Not by an exit, which would wait for a pipe that is being opened.
      process.kill(process.pid, signal);
    });
  }
}
