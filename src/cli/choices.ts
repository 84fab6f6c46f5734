import { Argument, Option } from "commander";

/**
 * An option whose value is one of several names: its help lists them, and a shell completes the same ones.
 * They are not commander's `choices`, because a wrong name is worded like every other problem.
 */
export class ChoiceOption extends Option {
  readonly names: readonly string[];

  /** @param note what its help says behind the names */
  constructor(flags: string, text: string, names: readonly string[], note = "") {
    super(flags, `${text}: ${names.join(", ")}${note}`);
    this.names = names;
  }
}

/** An argument that is one of several names. */
export class ChoiceArgument extends Argument {
  readonly names: readonly string[];

  constructor(name: string, text: string, names: readonly string[]) {
    super(name, `${text}: ${names.join(", ")}`);
    this.names = names;
  }
}
