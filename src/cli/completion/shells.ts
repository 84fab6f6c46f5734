import type { ProgramShape } from "./command-shapes.js";

/** The shells that can be told how the command line goes on; each is made only when it is asked for. */
const scripts = {
  bash: async () => (await import("./bash-script.js")).bashScript,
  zsh: async () => (await import("./zsh-script.js")).zshScript,
  fish: async () => (await import("./fish-script.js")).fishScript,
} as const satisfies Record<string, () => Promise<(program: ProgramShape) => string>>;

export type Shell = keyof typeof scripts;

export const shells = Object.keys(scripts) as readonly Shell[];

export async function completionScript(shell: Shell, program: ProgramShape): Promise<string> {
  return (await scripts[shell]())(program);
}
