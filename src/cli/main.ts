import { Argument, Command, CommanderError } from "commander";
import { formats } from "../formats/index.js";
import { fieldsOfKind } from "../model/fields.js";
import { reportTables } from "../model/format.js";
import type { Problem } from "../model/problem.js";
import { toolVersion } from "../model/tool.js";
import { templates } from "../templates/index.js";
import {
  addAllExports,
  addAuditOptions,
  addDiffOptions,
  addExports,
  addPrintOptions,
  collect,
  formatOption,
} from "./audit-options.js";
import { ChoiceArgument, ChoiceOption } from "./choices.js";
import { shells } from "./completion/shells.js";
import { EXIT_INCOMPLETE } from "./exit-code.js";
import { openFurther } from "./file-bounds.js";
import { removeTemporaryFiles } from "./files.js";
import { joinAmountWords } from "./join-amount-words.js";
import { joinSpanWords } from "./join-span-words.js";
import { printProblems } from "./print-problems.js";
import { clearProgress } from "./progress.js";
import { schemaNames } from "./schema-names.js";
import { printError, readTerminal, type Terminal } from "./terminal.js";
import { usageProblem } from "./usage-problem.js";
import { watchSignals, watchStreams } from "./watch-process.js";

/** Runs the program and sets the exit code of the process. Never throws. */
export async function runProgram(argv: readonly string[]): Promise<void> {
  watchStreams();
  watchSignals();
  const program = createProgram();
  try {
    await program.parseAsync(joinAmountWords(joinSpanWords(argv)));
  } catch (error) {
    clearProgress();
    removeTemporaryFiles();
    process.exitCode = EXIT_INCOMPLETE;
    if (error instanceof CommanderError) explainUsage(error, program, argv.slice(2));
    else if (error instanceof RefusedFolders) printProblems(error.problems, plainTerminal(argv));
    else printError(`sla-audit failed in a way it should not: ${(error as Error)?.stack ?? String(error)}\n`);
  }
}

function explainUsage(error: CommanderError, program: Command, args: readonly string[]): void {
  const problem = usageProblem(error, program, args);
  if (problem === undefined) {
    // Help and the version that were asked for; help that was not comes with an exit code of its own.
    process.exitCode = error.exitCode === 0 ? 0 : EXIT_INCOMPLETE;
    return;
  }
  printProblems([problem], plainTerminal(args));
}

function plainTerminal(args: readonly string[]): Terminal {
  return readTerminal({ color: !args.includes("--no-color"), progress: false, quiet: false });
}

/** What `--allow-outside` names is no folder. */
class RefusedFolders extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super("not a folder");
  }
}

/** The commands and their options, ready to be run or described. */
export function createProgram(): Command {
  const program = new Command("sla-audit")
    .description("Holds a service level agreement against what really happened.")
    .version(toolVersion)
    .exitOverride()
    // What is wrong with the command line is worded like every other problem.
    .configureOutput({ outputError: () => {} })
    .hook("preAction", async (_program, command) => {
      const problems = await openFurther(command.opts<{ allowOutside?: string[] }>().allowOutside ?? []);
      if (problems.length > 0) throw new RefusedFolders(problems);
    });
  addCheck(program);
  addReview(program);
  addDiff(program);
  addExplain(program);
  addInspect(program);
  addValidate(program);
  addPlan(program);
  addInit(program);
  addSchema(program);
  addCompletion(program);
  return program;
}

function addCheck(program: Command): void {
  const command = program
    .command("check")
    .description("Audit a period and report breaches")
    .addArgument(
      new Argument(
        "[definitions...]",
        "the SLA file, or several that are audited one after the other",
      ).default(["sla.yaml"], "sla.yaml"),
    );
  addAllExports(command);
  command.option(
    "--period <period>",
    "2025-03, 2025-Q1, 2025, 2025-W12, 2025-01..2025-03, 2025-03-01..2025-03-15 or all (default: the newest that has ended)",
  );
  addAuditOptions(command, formats);
  command
    .addOption(
      new ChoiceOption("--csv <table>", "what CSV holds", reportTables, ` (default: ${reportTables[0]})`),
    )
    .option("--baseline <file>", "an earlier JSON report: only what fails beyond it fails the run")
    .option("--update-baseline", "write this report to the baseline's file; then only exit 2 is a failure")
    .option(
      "--rejects <file>",
      "write rejected rows there as CSV, each with its reason; {source} in the name makes a file for each source",
    );
  addPrintOptions(command);
  command.addHelpText("after", checkHelp).action(async (definitions: readonly string[], options) => {
    const { runChecks } = await import("./commands/check-several.js");
    process.exitCode = await runChecks(definitions, { quiet: false, ...options });
  });
}

const checkHelp = `
Exit codes: 0 nothing breached, 1 a target is breached, 2 the audit is
incomplete or did not run.

Examples:
  $ sla-audit check sla.yaml --period 2025-03 --as-of 2025-03-31
  $ sla-audit check --leads march.csv --period 2025-03 -o report.json
  $ sla-audit check --owner provider --fail-on at-risk --quiet
  $ sla-audit check acme.yaml globex.yaml -o 'report-{agreement}.html'`;

function addReview(program: Command): void {
  const command = program
    .command("review")
    .description("Set the objectives over several periods side by side, with their trend")
    .argument("[definition]", "the SLA file", "sla.yaml");
  addAllExports(command);
  command
    .option(
      "--quarter <quarter>",
      "the months of a quarter and the quarter: 2025-Q3 (default: the newest that has ended)",
    )
    .option("--last <periods>", "so many periods that have ended: 6 months, 4 quarters, 2 years, 8 weeks");
  addAuditOptions(command, formats);
  addPrintOptions(command);
  command.addHelpText("after", reviewHelp).action(async (definition: string, options) => {
    const { runReview } = await import("./commands/review.js");
    process.exitCode = await runReview(definition, { quiet: false, ...options });
  });
}

const reviewHelp = `
Exit codes: 0 nothing breached, 1 a target is breached in one of the periods,
2 the review is incomplete or did not run.

Examples:
  $ sla-audit review sla.yaml --quarter 2025-Q3
  $ sla-audit review --last 6 months --group-by owner
  $ sla-audit review --last 4 quarters -o review.json`;

function addDiff(program: Command): void {
  const command = program
    .command("diff")
    .description("Hold two definitions against the same data: which verdicts, credits and records change")
    .argument("<old>", "the SLA file as it is")
    .argument("<new>", "the SLA file as it might be");
  addAllExports(command);
  command.option(
    "--period <period>",
    "the same for both: 2025-03, 2025-Q1, 2025 … (default: the newest of OLD that has ended)",
  );
  addDiffOptions(
    command,
    formats.filter(({ loadDiff }) => loadDiff !== undefined),
  );
  addPrintOptions(command);
  command.addHelpText("after", diffHelp).action(async (old: string, now: string, options) => {
    const { runDiff } = await import("./commands/diff.js");
    process.exitCode = await runDiff(old, now, { quiet: false, ...options });
  });
}

const diffHelp = `
Exports that are named here are read by both definitions, in place of those
that each of them names.

Exit codes: 0 all verdicts are the same, 1 verdicts differ, 2 one of the two
audits is incomplete or did not run.

Examples:
  $ sla-audit diff sla.yaml draft.yaml --period 2025-Q1
  $ sla-audit diff sla.yaml draft.yaml --leads march.csv --period 2025-03`;

function addExplain(program: Command): void {
  const command = program
    .command("explain")
    .description("Tell why one record was judged as it was")
    .argument("<id>", "the id of the record, as its export writes it")
    .argument("[definition]", "the SLA file", "sla.yaml");
  addExports(command);
  command
    .option(
      "--source <name>",
      "only this source, where several have the id; or NAME=FILE, the export of any source; repeatable",
      collect,
    )
    .option("--objective <id>", "only this objective; repeatable", collect)
    .option("--period <period>", "only what counts in this period", "all")
    .option("--as-of <instant>", "judge open records as of then (default: now)")
    .option("--timezone <zone>", "zone of time stamps that carry none, where the source does not say")
    .addOption(formatOption(["text", "json"]))
    .option("--no-progress", "draw no progress line")
    .option("--no-color", "print without colour")
    .addHelpText("after", explainHelp)
    .action(async (id: string, definition: string, options) => {
      const { runExplain } = await import("./commands/explain.js");
      process.exitCode = await runExplain(id, definition, options);
    });
}

const explainHelp = `
Exit codes: 0 the record was found, 2 it was not, or not every export could
be read.

Examples:
  $ sla-audit explain 4402 sla.yaml --as-of 2025-03-31
  $ sla-audit explain L-1041 --objective lead-response --format json`;

function addInspect(program: Command): void {
  program
    .command("inspect")
    .description(
      "Tell what is in an export: its columns, dates and problems, and what to write in the SLA file",
    )
    .argument("<file...>", "exports: files, globs, - for standard input")
    .option("--full", "read every row, not only the first 10,000")
    .addOption(new ChoiceOption("--kind <kind>", "what its records are", Object.keys(fieldsOfKind)))
    .option("--timezone <zone>", "zone of time stamps that carry none")
    .addOption(formatOption(["table", "json"]))
    .option("--no-progress", "draw no progress line")
    .option("--no-color", "print without colour")
    .addHelpText("after", inspectHelp)
    .action(async (files: readonly string[], options) => {
      const { runInspect } = await import("./commands/inspect.js");
      process.exitCode = await runInspect(files, options);
    });
}

const inspectHelp = `
Exit codes: 0 every file was inspected, 2 one could not be read.

Examples:
  $ sla-audit inspect exports/*.csv
  $ sla-audit inspect tickets.csv --full --timezone America/New_York
  $ cat deals.csv | sla-audit inspect - --kind opportunities --format json`;

function addValidate(program: Command): void {
  const command = program
    .command("validate")
    .description("Tell whether the SLA file is right, and what a careful reader would still ask")
    .argument("[definition]", "the SLA file", "sla.yaml");
  addAllExports(command);
  command
    .option("--data", "hold its targets against its exports; so does naming an export")
    .option("--last <n>", "how many measurement periods of the exports are looked at", "12")
    .option("--strict", "exit with 1 where there is advice")
    .option("--as-of <instant>", "the date by which reviews and reports are due (default: now)")
    .option("--timezone <zone>", "zone of time stamps that carry none, where the source does not say")
    .addOption(formatOption(["table", "markdown", "json"]))
    .option("--no-progress", "draw no progress line")
    .option("--no-color", "print without colour")
    .addHelpText("after", validateHelp)
    .action(async (definition: string, options) => {
      const { runValidate } = await import("./commands/validate.js");
      process.exitCode = await runValidate(definition, options);
    });
}

const validateHelp = `
Exit codes: 0 the file is right, 1 it is and --strict found advice, 2 it has
errors, or an export could not be read.

Examples:
  $ sla-audit validate sla.yaml
  $ sla-audit validate --data --last 6 --as-of 2025-09-30
  $ sla-audit validate --strict --format json`;

function addPlan(program: Command): void {
  const command = program
    .command("plan")
    .description("Work out the leads that a revenue goal asks for, and whether the team can carry them")
    .argument("[definition]", "an SLA file: rates that no option gives are measured from its exports")
    .option(
      "--revenue <amount>",
      "the goal of a month, or per quarter or year: 5000 USD, 5k, 60000 EUR per year",
    )
    .option("--deal-value <amount>", "what a deal is worth: 100 USD")
    .option("--close-rate <percent>", "of opportunities, how many are won")
    .option("--conversion-rate <percent>", "of leads, how many become opportunities; or: 40% of qualified")
    .option("--qualification-rate <percent>", "of leads, how many qualify")
    .option("--reps <number>", "people who follow leads up")
    .option(
      "--marketing-share <percent>",
      "their time for leads of marketing, not of their own (default: all)",
    )
    .option("--hours-per-day <hours>", "the time of each for following leads up")
    .option("--working-days <days>", "a month (default: those of the definition's calendar)")
    .option("--minutes-per-attempt <minutes>", "what one call or mail takes")
    .option("--attempts <number>", "on each lead (default: as the definition promises)")
    .addOption(
      new ChoiceOption(
        "--follow-up <leads>",
        "which are followed up",
        ["leads", "qualified-leads"],
        " (default: the first that is known)",
      ),
    )
    .option("--step <percent>", "how much worse and better figures are tried", "10%")
    .option(
      "--last <periods>",
      "the months that are measured: 3 months, 2 quarters, 1 year (default: 3 months)",
    );
  addAllExports(command);
  command
    .option("--as-of <instant>", "measure the months that have ended by then (default: now)")
    .option("--timezone <zone>", "zone of time stamps that carry none, where the source does not say")
    .option("--allow-rejects <n>", "rows that may be left out, in place of the definition's")
    .addOption(formatOption(["table", "json", "markdown"]))
    .option("--no-progress", "draw no progress line")
    .option("--no-color", "print without colour")
    .addHelpText("after", planHelp)
    .action(async (definition: string | undefined, options) => {
      const { runPlan } = await import("./commands/plan.js");
      process.exitCode = await runPlan(definition, options);
    });
}

const planHelp = `
Exit codes: 0 the plan was made, whether or not it can be kept, 2 it was not.

Examples:
  $ sla-audit plan --revenue 5000 USD --deal-value 100 --close-rate 50%
  $ sla-audit plan --revenue 20k EUR --deal-value 400 --close-rate 25% \\
      --qualification-rate 30% --reps 3 --hours-per-day 4 --working-days 21 \\
      --minutes-per-attempt 10 --attempts 6 --marketing-share 60%
  $ sla-audit plan sla.yaml --revenue 1M EUR per year --last 6 months`;

function addInit(program: Command): void {
  program
    .command("init")
    .description("Write a first definition to start from; it never writes over one")
    .argument("[folder]", "where sla.yaml is to stand", ".")
    .addOption(
      new ChoiceOption(
        "--template <name>",
        "what it is about",
        templates.map(({ id }) => id),
        " (asked for on a terminal)",
      ),
    )
    .option("--provider <name>", "who provides, or hands over")
    .option("--client <name>", "who receives")
    .option("--title <text>", "what people call the agreement")
    .option("--timezone <zone>", "in which months and office hours run (default: this machine's)")
    .option("--fee <amount>", "what is paid a month, such as 10000.00 EUR")
    .option("--from <date>", "the first day on which it holds (default: the first of this year)")
    .option("--no-color", "print without colour")
    .addHelpText("after", initHelp)
    .action(async (folder: string, options) => {
      const { runInit } = await import("./commands/init.js");
      process.exitCode = await runInit(folder, options);
    });
}

const initHelp = `
On a terminal it asks for what the options leave open; in a pipe it asks
nothing. Exit codes: 0 written, 2 nothing was.

Examples:
  $ sla-audit init --template support
  $ sla-audit init acme --template sales --client Acme --timezone Europe/Berlin`;

function addSchema(program: Command): void {
  program
    .command("schema")
    .description(
      "Print the JSON Schema of the SLA file, of the JSON report, of a review, of a comparison, of an explanation, of an inspection, of a validation or of a plan",
    )
    .addArgument(new ChoiceArgument("<name>", "which one", schemaNames))
    .addHelpText("after", schemaHelp)
    .action(async (name: string) => {
      const { runSchema } = await import("./commands/schema.js");
      process.exitCode = await runSchema(name);
    });
}

const schemaHelp = `
Exit codes: 0 it was printed, 2 there is none of this name.

Examples:
  $ sla-audit schema definition > sla.schema.json
  $ sla-audit schema report`;

function addCompletion(program: Command): void {
  program
    .command("completion")
    .description("Print what completes this command line in a shell")
    .addArgument(new ChoiceArgument("<shell>", "which one", shells))
    .addHelpText("after", completionHelp)
    .action(async (shell: string) => {
      const { runCompletion } = await import("./commands/completion.js");
      process.exitCode = await runCompletion(shell, program);
    });
}

const completionHelp = `
It is made from the commands and options of this version: write it anew after
an update. Where shells look for it:
  bash  ~/.local/share/bash-completion/completions/sla-audit
  zsh   a file _sla-audit in a folder of fpath
  fish  ~/.config/fish/completions/sla-audit.fish

Exit codes: 0 it was printed, 2 there is none for this shell.

Examples:
  $ sla-audit completion bash > sla-audit.bash && source ./sla-audit.bash
  $ sla-audit completion zsh > _sla-audit
  $ sla-audit completion fish > sla-audit.fish`;
