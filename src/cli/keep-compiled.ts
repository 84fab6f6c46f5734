import { isAbsolute, join } from "node:path";

type Environment = Readonly<Record<string, string | undefined>>;

/** What `node:module` has from Node 22.1 on. */
interface CompileCache {
  enableCompileCache?(folder: string): unknown;
}

/**
 * Has Node keep the compiled code of the program for the next start, where it can (from 22.1 on). Call it
 * before the code is loaded. A folder that cannot be written costs nothing but the gain, and
 * `NODE_DISABLE_COMPILE_CACHE` turns it off.
 */
export function keepCompiledCode(): void {
  const folder = compiledFolder(process.env, process.platform);
  if (folder === undefined) return;
  // Asked for in this way because an import reads the whole module, and older versions of Node lack the name.
  const module = process.getBuiltinModule?.("node:module") as CompileCache | undefined;
  module?.enableCompileCache?.(folder);
}

/**
 * Where compiled code is kept: in the user's own cache, never in a folder that others may write to, because
 * what lies there is run. None in a build, which begins with an empty home each time.
 */
export function compiledFolder(environment: Environment, platform: NodeJS.Platform): string | undefined {
  const { CI, HOME, LOCALAPPDATA, XDG_CACHE_HOME } = environment;
  if (CI) return undefined;
  const own = platform === "win32" ? LOCALAPPDATA : XDG_CACHE_HOME || inHome(HOME, platform);
  return own && isAbsolute(own) ? join(own, "sla-audit") : undefined;
}

function inHome(home: string | undefined, platform: NodeJS.Platform): string | undefined {
  return home && join(home, ...(platform === "darwin" ? ["Library", "Caches"] : [".cache"]));
}
