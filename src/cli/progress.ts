import { progressText } from "./progress-text.js";

/** One line on standard error that says how far the reading is; gone when the work is done. */
export interface Progress {
  /** @param bytes of the files, each counted once */
  advance(rows: number, bytes: number): void;
  clear(): void;
}

/** Where the line is drawn, and by which clock. */
export interface ProgressScreen {
  readonly columns: number;
  /** Milliseconds from any beginning. */
  now(): number;
  write(text: string): void;
}

/** The one whose line stands on the terminal; a run that is stopped takes it away. */
let drawnNow: Progress | undefined;

export function clearProgress(): void {
  drawnNow?.clear();
}

const firstShownAfterMs = 700;
const redrawEveryMs = 120;
const eraseLine = "\r\u001b[K";

/** @param screen undefined where no line is drawn */
export function createProgress(screen: ProgressScreen | undefined, totalBytes: number): Progress {
  if (screen === undefined) return { advance() {}, clear() {} };
  const startedAt = screen.now();
  let drawnAt = startedAt + firstShownAfterMs - redrawEveryMs;
  let rows = 0;
  let bytes = 0;
  const progress: Progress = {
    advance(moreRows, moreBytes) {
      rows += moreRows;
      bytes += moreBytes;
      const now = screen.now();
      if (now - drawnAt < redrawEveryMs) return;
      drawnAt = now;
      drawnNow = progress;
      const text = progressText({ bytes, totalBytes, rows, elapsedMs: now - startedAt }, screen.columns);
      screen.write(`${eraseLine}${text}`);
    },
    clear() {
      if (drawnNow !== progress) return;
      screen.write(eraseLine);
      drawnNow = undefined;
    },
  };
  return progress;
}
