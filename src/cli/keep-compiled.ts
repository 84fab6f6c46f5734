import { isAbsolute, join } from "node:path";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where compiled code is kept: in the user's own cache, never in a folder that others may write to, because
 * what lies there is run. None in a build, which begins with an empty home each time, nor where it is counted
 * which code runs.
 */
export function compiledFolder(environment: Environment, platform: NodeJS.Platform): string | undefined {
  const { CI, HOME, LOCALAPPDATA, NODE_DISABLE_COMPILE_CACHE, NODE_V8_COVERAGE, XDG_CACHE_HOME } =
    environment;
  if (CI || NODE_DISABLE_COMPILE_CACHE || NODE_V8_COVERAGE) return undefined;
  const own = platform === "win32" ? LOCALAPPDATA : XDG_CACHE_HOME || inHome(HOME, platform);
  return own && isAbsolute(own) ? join(own, "sla-audit") : undefined;
}

function inHome(home: string | undefined, platform: NodeJS.Platform): string | undefined {
  return home && join(home, ...(platform === "darwin" ? ["Library", "Caches"] : [".cache"]));
}

/** Those that are run again and again; the others share a file. A word that is no command makes no file. */
const keptCommands: readonly string[] = ["check", "diff", "explain", "inspect", "plan", "review", "validate"];

/**
 * The file of a command: what one needs, another need not read. Other versions of Node, or of V8 in it, can't
 * use its code.
 */
export function compiledFile(folder: string, command: string | undefined): string {
  const name = command !== undefined && keptCommands.includes(command) ? command : "other";
  return join(folder, `${name}-${process.version}-${process.arch}.compiled`);
}
