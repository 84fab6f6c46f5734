import type { Command } from "commander";
import { readers } from "../intake/readers.js";
import { fieldsOfKind } from "../model/fields.js";
import type { Format } from "../model/format.js";
import { ChoiceOption } from "./choices.js";
import { failLevels } from "./exit-code.js";

/** Gathers the values of an option that may be given several times. */
export function collect(value: string, before: readonly string[] | undefined): string[] {
  return [...(before ?? []), value];
}

/** `--leads`, `--tickets` and their like, and where else the definition may name files. */
export function addExports(command: Command): void {
  command.option(
    "--allow-outside <folder>",
    "a folder that the SLA file may name files in, beside its own; repeatable",
    collect,
  );
  for (const kind of Object.keys(fieldsOfKind)) {
    command.option(
      `--${kind} <file>`,
      `the export of ${kind}; repeatable, globs, - for standard input`,
      collect,
    );
  }
}

/** The exports of a command that audits all of them. */
export function addAllExports(command: Command): void {
  addExports(command);
  command.option("--source <name=file>", "the export of any source by its name; repeatable", collect);
}

/** What every command that audits may be told of how to judge and where to write. */
export function addAuditOptions(command: Command, formats: readonly Format[]): void {
  addJudgingOptions(command, formats);
  command
    .option(
      "--group-by <field>",
      "split every objective by the words of a column: owner, account, priority …",
    )
    .addOption(
      new ChoiceOption("--fail-on <level>", "from which verdict on to exit with 1", failLevels).default(
        "breached",
      ),
    )
    .addOption(
      new ChoiceOption(
        "--reader <name>",
        "how CSV is read",
        readers,
        "; the report is the same, fast leaves what is irregular to csv-parse",
      ).default(readers[0]),
    )
    .option(
      "--threads <n>",
      "how many may work at once on exports of 16 MB and more (default: one for each core); the report is the same",
    );
  addAllowance(command);
}

/** The same of two audits that are compared: what fails is that they differ. */
export function addDiffOptions(command: Command, formats: readonly Format[]): void {
  addJudgingOptions(command, formats);
  addAllowance(command);
}

function addJudgingOptions(command: Command, formats: readonly Format[]): void {
  command
    .option(
      "--as-of <instant>",
      "judge open records as of then: 2025-03-31 (the end of that day), 2025-03-31T17:00 (default: now)",
    )
    .option("--timezone <zone>", "zone of time stamps that carry none, where the source does not say")
    .addOption(formatOption(formats.filter(({ isBinary }) => !isBinary).map(({ id }) => id)))
    .option("-o, --output <file>", "write a file, its format by its ending; repeatable", collect)
    .option("--objective <id>", "only this objective decides and is shown; repeatable", collect)
    .option("--owner <party>", "only objectives that this party promised; repeatable", collect);
}

/** @param ids of the formats that can be printed, the usual one first */
export function formatOption(ids: readonly string[]): ChoiceOption {
  const option = new ChoiceOption("--format <name>", "what goes to standard output", ids);
  return option.default(ids[0]) as ChoiceOption;
}

function addAllowance(command: Command): void {
  command.option(
    "--allow-rejects <n>",
    "rows that may be left out, as a number or a percentage, in place of the definition's",
  );
}

export function addPrintOptions(command: Command): void {
  command
    .option("--quiet", "print no report, only problems")
    .option("--no-progress", "draw no progress line")
    .option("--no-color", "print without colour");
}
