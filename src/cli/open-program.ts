import { createRequire } from "node:module";
import { compiledFile, compiledFolder } from "./keep-compiled.js";
import type { startProgram } from "./start.js";

/** What the file of the bundle that begins the program exports. */
type Start = { readonly startProgram: typeof startProgram };
const first = "start.js";

/**
 * Runs the bundled program, with the compiled code that earlier runs have left, and sets the exit code of the
 * process. Never throws.
 */
export async function openProgram(argv: readonly string[]): Promise<void> {
  const require = createRequire(import.meta.filename);
  const command = argv[2];
  const folder = compiledFolder(process.env, process.platform);
  if (folder === undefined || command === "--version" || command === "-V") {
    const { startProgram } = require(`./${first}`) as Start;
    return startProgram(argv);
  }
  const [{ createPartLoader }, { keepCompiled, readCompiled }] = await Promise.all([
    import("./load-parts.js"),
    import("./compiled-store.js"),
  ]);
  const file = compiledFile(folder, command);
  const kept = readCompiled(file);
  const loader = createPartLoader(import.meta.dirname, kept?.parts ?? new Map(), require);
  const { startProgram } = loader.load(first) as Start;
  await startProgram(argv);
  // Where a run fails early, only helps, or lasts, much of the code is not compiled, or no more.
  const isHelp = argv.some((word) => word === "--help" || word === "-h");
  const wentThrough = !isHelp && Number(process.exitCode ?? 0) <= 1 && process.uptime() < longStart;
  keepCompiled(file, kept, loader, wentThrough);
}

/** In seconds: V8 drops the code of what was long not run. */
const longStart = 3;
