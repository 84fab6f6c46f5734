import type { ExportFile } from "./files.js";
import { refuse, type Settled, settled } from "./settle.js";

/** A thread is started for sources of this many bytes and more: below, its start costs more than it saves. */
const worthAThread = 16 << 20;
/** Exports shrink about so much when they are packed. */
const packedTimes = 5;

/** Whether a source is read in a thread of its own. */
export function isWorthAThread(files: readonly Pick<ExportFile, "size" | "compression">[]): boolean {
  const bytes = files.reduce(
    (sum, { size, compression }) => sum + (compression === undefined ? size : size * packedTimes),
    0,
  );
  return bytes >= worthAThread;
}

/** @param text as `--threads` says it; undefined leaves it to the machine */
export function settleThreads(text: string | undefined): Settled<number | undefined> {
  if (text === undefined) return settled(undefined);
  if (/^[1-9]\d{0,3}$/.test(text.trim())) return settled(Number(text));
  return refuse("--threads", text, "is no whole number from 1 on", { example: "--threads 1" });
}
