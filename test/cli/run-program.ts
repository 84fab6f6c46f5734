import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export const projectFolder = fileURLToPath(new URL("../../", import.meta.url));
const program = `${projectFolder}bin/sla-audit.js`;

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
  const child = startProgram(args, options);
  child.stdin.end(options.input ?? "");
  return resultOf(child);
}

/** Starts the built program and leaves its standard input open. */
export function startProgram(
  args: readonly string[],
  options: RunOptions = {},
): ChildProcessWithoutNullStreams {
  return start(process.execPath, [program, ...args], options);
}

/** Runs a script of bash in which `sla-audit` is the built program. */
export function runScript(script: string, options: RunOptions = {}): Promise<RunResult> {
  const asFunction = `sla-audit() { "${process.execPath}" "${program}" "$@"; }`;
  const child = start("bash", ["--norc", "-c", `${asFunction}\n${script}`], options);
  child.stdin.end(options.input ?? "");
  return resultOf(child);
}

function start(command: string, args: readonly string[], options: RunOptions) {
  const { PATH = "", SLA_AUDIT_COVERAGE: coverage } = process.env;
  const child = spawn(command, args, {
    cwd: options.cwd ?? projectFolder,
    env: { PATH, ...(coverage && { NODE_V8_COVERAGE: coverage }), ...options.env },
  });
  child.stdin.on("error", () => {});
  return child;
}

/** What a process printed and how it ended, once it has. */
export function resultOf(child: ChildProcessWithoutNullStreams): Promise<RunResult> {
  return new Promise((resolve, reject) => {
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
