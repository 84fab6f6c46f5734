import type { Argument, Command, Option } from "commander";
import { collect } from "../audit-options.js";
import { ChoiceArgument, ChoiceOption } from "../choices.js";

/** What a value is, as far as a shell can complete it; a `free` one is the user's own. */
export type Value =
  | { readonly kind: "choice"; readonly names: readonly string[] }
  | { readonly kind: Exclude<ValueKind, "choice"> };

export type ValueKind =
  | "choice"
  | "definition"
  | "file"
  | "folder"
  | "source"
  | "period"
  | "quarter"
  | "span"
  | "date"
  | "zone"
  | "free";

export interface OptionShape {
  /** With its hyphens. */
  readonly long: string;
  readonly short?: string;
  readonly text: string;
  readonly isRepeatable: boolean;
  /** Undefined of a switch. */
  readonly value?: Value;
}

export interface ArgumentShape {
  readonly name: string;
  readonly text: string;
  readonly isVariadic: boolean;
  readonly value: Value;
}

export interface CommandShape {
  readonly name: string;
  readonly text: string;
  readonly options: readonly OptionShape[];
  readonly arguments: readonly ArgumentShape[];
}

export interface ProgramShape {
  readonly name: string;
  readonly options: readonly OptionShape[];
  readonly commands: readonly CommandShape[];
}

/** What stands between the brackets of an option or an argument, where a shell can complete it. */
const kinds: Readonly<Record<string, Exclude<ValueKind, "choice" | "free">>> = {
  definition: "definition",
  definitions: "definition",
  old: "definition",
  new: "definition",
  file: "file",
  folder: "folder",
  "name=file": "source",
  period: "period",
  quarter: "quarter",
  periods: "span",
  instant: "date",
  date: "date",
  zone: "zone",
};

/** The commands and options that a program really has, from what its help is made of. */
export function describeProgram(program: Command): ProgramShape {
  const help = program.createHelp();
  const optionsOf = (command: Command) =>
    help.visibleOptions(command).flatMap((option) => describeOption(option) ?? []);
  const described = help.visibleCommands(program);
  const names = described.map((command) => command.name());
  return {
    name: program.name(),
    options: optionsOf(program),
    commands: described.map((command) => ({
      name: command.name(),
      text: command.description(),
      options: optionsOf(command),
      arguments: command.registeredArguments.map((argument) => describeArgument(argument, names)),
    })),
  };
}

function describeOption(option: Option): OptionShape | undefined {
  const { long, short, description, flags } = option;
  if (long == null) return undefined;
  const placeholder = /[<[](.+?)[>\]]/.exec(flags)?.[1];
  return {
    long,
    ...(short == null ? {} : { short }),
    text: description,
    isRepeatable: option.parseArg === collect,
    ...(placeholder === undefined ? {} : { value: describeValue(option, placeholder) }),
  };
}

/** @param commands the names of all commands, of which `help` takes one */
function describeArgument(argument: Argument, commands: readonly string[]): ArgumentShape {
  const name = argument.name();
  return {
    name,
    text: argument.description,
    isVariadic: argument.variadic,
    value: name === "command" ? { kind: "choice", names: commands } : describeValue(argument, name),
  };
}

function describeValue(item: Option | Argument, placeholder: string): Value {
  if (item instanceof ChoiceOption || item instanceof ChoiceArgument) {
    return { kind: "choice", names: item.names };
  }
  return { kind: kinds[placeholder] ?? "free" };
}
