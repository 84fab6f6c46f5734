import type { Command, CommanderError } from "commander";
import type { Problem, ProblemArgs } from "../model/problem.js";
import { nearestName } from "../model/suggest.js";

type Fault = ProblemArgs["bad-usage"]["fault"];

const faults: Readonly<Record<string, Fault>> = {
  "commander.unknownCommand": "unknown-command",
  "commander.unknownOption": "unknown-option",
  "commander.optionMissingArgument": "option-without-value",
  "commander.missingArgument": "missing-argument",
  "commander.excessArguments": "too-many-arguments",
};

/** What commander could not take apart, as a problem like all others; undefined where it only showed help. */
export function usageProblem(error: CommanderError, program: Command, args: readonly string[]) {
  const fault = faults[error.code];
  if (fault === undefined) return undefined;
  const command = program.commands.find((each) => each.name() === args[0]);
  const found =
    fault === "too-many-arguments"
      ? (command?.args[command.registeredArguments.length] ?? "")
      : (/'(.*)'/.exec(error.message)?.[1] ?? "");
  const near = nearestOf(fault, found, program, command);
  const problem: Problem = {
    code: "bad-usage",
    severity: "error",
    args: { fault, found, near: near ?? null, command: commandName(program, command) },
  };
  return problem;
}

function nearestOf(
  fault: Fault,
  found: string,
  program: Command,
  command: Command | undefined,
): string | undefined {
  if (fault === "unknown-command") {
    const near = nearestName(
      found,
      program.commands.map((each) => each.name()),
    );
    return near === undefined ? undefined : `${program.name()} ${near}`;
  }
  if (fault !== "unknown-option") return undefined;
  const options = [...(command ?? program).options, ...program.options];
  return nearestName(
    found,
    options.flatMap(({ long }) => long ?? []),
  );
}

function commandName(program: Command, command: Command | undefined): string {
  return command === undefined ? program.name() : `${program.name()} ${command.name()}`;
}
