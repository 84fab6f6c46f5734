export interface Command {
  readonly level: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/** Reads commands as GitHub's runner does. */
export function readCommands(text: string): Command[] {
  return text
    .split("\n")
    .slice(0, -1)
    .map((line) => {
      const match = /^::(\w+) ([^:]*(?::(?!:)[^:]*)*)::(.*)$/.exec(line);
      if (match === null) throw new Error(`no command: ${line}`);
      const [, level, properties, message] = match as unknown as [string, string, string, string];
      const entries = properties
        .split(",")
        .map((each) => each.split(/=(.*)/s).slice(0, 2) as [string, string]);
      return { level, properties: Object.fromEntries(entries), message };
    });
}

export function atLevel(commands: readonly Command[], level: string): Command[] {
  return commands.filter((each) => each.level === level);
}
