/** One line on standard error that says how far the reading is; gone when the work is done. */
export interface Progress {
  advance(rows: number, bytes: number): void;
  clear(): void;
}

const firstShownAfterMs = 700;
const redrawEveryMs = 120;

export function createProgress(shown: boolean, totalBytes: number): Progress {
  if (!shown) return { advance() {}, clear() {} };
  const startedAt = performance.now();
  let drawnAt = startedAt + firstShownAfterMs - redrawEveryMs;
  let drawn = false;
  let rows = 0;
  let bytes = 0;
  return {
    advance(moreRows, moreBytes) {
      rows += moreRows;
      bytes += moreBytes;
      const now = performance.now();
      if (now - drawnAt < redrawEveryMs) return;
      drawnAt = now;
      drawn = true;
      const share = totalBytes === 0 ? 0 : Math.min(1, bytes / totalBytes);
      const rate = Math.round((rows / (now - startedAt)) * 1000);
      process.stderr.write(
        `\r\u001b[K${Math.floor(share * 100)}%  ${rows.toLocaleString("en-US")} rows  ${rate.toLocaleString("en-US")} rows/s`,
      );
    },
    clear() {
      if (drawn) process.stderr.write("\r\u001b[K");
    },
  };
}
