import { Argument, Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { formats } from "../formats/index.js";
import type { Allowance } from "../model/agreement.js";
import { fieldsOfKind } from "../model/fields.js";
import { toolVersion } from "../model/tool.js";
import { schemaNames } from "./commands/schema.js";
import { EXIT_INCOMPLETE, failLevels } from "./exit-code.js";
import { removeTemporaryFiles } from "./files.js";
import { printError } from "./terminal.js";

const kinds = Object.keys(fieldsOfKind);

/** Runs the program and sets the exit code of the process. Never throws. */
export async function runProgram(argv: readonly string[]): Promise<void> {
  leaveQuietlyWhenReaderGoes();
  removeFilesOnSignals();
  try {
    await createProgram().parseAsync(argv);
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : EXIT_INCOMPLETE;
      return;
    }
    removeTemporaryFiles();
    process.exitCode = EXIT_INCOMPLETE;
    printError(`sla-audit failed in a way it should not: ${(error as Error)?.stack ?? String(error)}\n`);
  }
}

function createProgram(): Command {
  const program = new Command("sla-audit")
    .description("Holds a service level agreement against what really happened.")
    .version(toolVersion)
    .exitOverride()
    .showHelpAfterError("(run with --help for what can be asked)");
  addCheck(program);
  addSchema(program);
  return program;
}

function addCheck(program: Command): void {
  const command = program
    .command("check")
    .description("Audit a period and report breaches")
    .addArgument(new Argument("[definition]", "the SLA file").default("sla.yaml"));
  for (const kind of kinds) {
    command.addOption(
      new Option(
        `--${kind} <file>`,
        `the export of ${kind}; repeatable, globs, - for standard input`,
      ).argParser(collect),
    );
  }
  command
    .addOption(
      new Option("--source <name=file>", "the export of any source by its name; repeatable").argParser(
        collectSource,
      ),
    )
    .option(
      "--period <period>",
      "2025-03, 2025-Q1, 2025, 2025-W12, 2025-03-01..2025-03-15 or all (default: the newest that has ended)",
    )
    .option("--as-of <instant>", "judge open records as of then (default: now)")
    .option("--timezone <zone>", "zone of time stamps that carry none, where the source does not say")
    .option(
      "--format <name>",
      `what goes to standard output: ${formats.map(({ id }) => id).join(", ")}`,
      "table",
    )
    .addOption(
      new Option("-o, --output <file>", "write a file, its format by its ending; repeatable")
        .argParser(collect)
        .default([], "none"),
    )
    .addOption(
      new Option("--objective <id>", "only this objective decides and is shown; repeatable")
        .argParser(collect)
        .default([], "all"),
    )
    .addOption(
      new Option("--owner <party>", "only objectives that this party promised; repeatable")
        .argParser(collect)
        .default([], "all"),
    )
    .option(
      "--group-by <field>",
      "split every objective by the words of a column: owner, account, priority …",
    )
    .addOption(
      new Option("--fail-on <level>", "from which verdict on to exit with 1")
        .choices(failLevels)
        .default("breached"),
    )
    .addOption(
      new Option(
        "--allow-rejects <n>",
        "rows that may be left out, as a number or a percentage, in place of the definition's",
      ).argParser(readAllowance),
    )
    .option("--quiet", "print no report, only problems", false)
    .option("--no-progress", "draw no progress line")
    .option("--no-color", "print without colour")
    .addHelpText("after", checkHelp)
    .action(async (definition: string, options) => {
      const { runCheck } = await import("./commands/check.js");
      process.exitCode = await runCheck(definition, { ...options, files: filesOf(options) });
    });
}

const checkHelp = `
Exit codes: 0 nothing breached, 1 a target is breached, 2 the audit is incomplete or did not run.

Examples:
  $ sla-audit check fixtures/quickstart/sla.yaml --period 2025-03 --as-of 2025-04-01
  $ sla-audit check --leads march.csv --period 2025-03 -o report.json
  $ sla-audit check --owner provider --fail-on at-risk --quiet`;

function addSchema(program: Command): void {
  program
    .command("schema")
    .description("Print the JSON Schema of the SLA file or of the JSON report")
    .addArgument(new Argument("<name>", "which one").choices(schemaNames))
    .action(async (name: (typeof schemaNames)[number]) => {
      const { runSchema } = await import("./commands/schema.js");
      process.exitCode = await runSchema(name);
    });
}

function collect(value: string, before: readonly string[] | undefined): string[] {
  return [...(before ?? []), value];
}

function collectSource(
  value: string,
  before: ReadonlyMap<string, string[]> | undefined,
): Map<string, string[]> {
  const at = value.indexOf("=");
  if (at < 1 || at === value.length - 1) {
    throw new InvalidArgumentError("Expected NAME=FILE, such as tickets=march.csv.");
  }
  const all = new Map(before ?? []);
  const name = value.slice(0, at).trim();
  all.set(name, [...(all.get(name) ?? []), value.slice(at + 1)]);
  return all;
}

function readAllowance(value: string): Allowance {
  const match = /^(\d+)(?:\.(\d{1,6}))?(%?)$/.exec(value.trim());
  const [, whole = "", part = "", percent = ""] = match ?? [];
  if (match === null || (percent === "" && part !== "")) {
    throw new InvalidArgumentError("Expected a number of rows or a percentage, such as 3 or 0.5%.");
  }
  if (percent === "") return { kind: "count", count: Number(whole) };
  return { kind: "share", numerator: Number(whole + part), denominator: 100 * 10 ** part.length };
}

/** What `--leads` and its like name, together with `--source`. */
function filesOf(options: Record<string, unknown>): Map<string, string[]> {
  const files = new Map(options["source"] as ReadonlyMap<string, string[]> | undefined);
  for (const kind of kinds) {
    const named = options[kind] as string[] | undefined;
    if (named !== undefined) files.set(kind, [...(files.get(kind) ?? []), ...named]);
  }
  return files;
}

/** `sla-audit … | head` ends when `head` does. */
function leaveQuietlyWhenReaderGoes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
  }
}

function removeFilesOnSignals(): void {
  for (const [signal, number] of [
    ["SIGINT", 2],
    ["SIGTERM", 15],
    ["SIGHUP", 1],
  ] as const) {
    process.once(signal, () => {
      removeTemporaryFiles();
      process.exit(128 + number);
    });
  }
}
