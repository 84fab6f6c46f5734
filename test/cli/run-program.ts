import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export const projectFolder = fileURLToPath(new URL("../../", import.meta.url));

export interface RunOptions {
  readonly cwd?: string;
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
}

export interface RunResult {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number | null;
}

/** Runs the built program as a user would: another process, no terminal. */
export function runProgram(args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  const { PATH = "" } = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [`${projectFolder}bin/sla-audit.js`, ...args], {
      cwd: options.cwd ?? projectFolder,
      env: { PATH, ...options.env },
    });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ stdout, stderr, code }));
    child.stdin.on("error", () => {});
    child.stdin.end(options.input ?? "");
  });
}

/** A whole run as one text for a golden file: the command, what it printed, how it ended. */
export function transcript(command: string, { stdout, stderr, code }: RunResult): string {
  const parts = [
    `$ ${command}`,
    stdout.trimEnd(),
    stderr === "" ? "" : `--- standard error\n${stderr.trimEnd()}`,
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n\nexit ${code}\n`;
}
