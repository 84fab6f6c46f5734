import { describe, expect, it } from "vitest";
import { createProgress } from "../../src/cli/progress.js";
import { type ProgressState, progressText } from "../../src/cli/progress-text.js";

const halfway: ProgressState = {
  bytes: 159_000_000,
  totalBytes: 380_000_000,
  rows: 1_204_096,
  elapsedMs: 5000,
};

describe("progressText", () => {
  it.each<[string, Partial<ProgressState>, string]>([
    ["in the middle", {}, "41%  159 of 380 MB  1,204,096 rows  31.8 MB/s  about 7 s left"],
    ["before the first row", { rows: 0 }, "41%  159 of 380 MB  31.8 MB/s  about 7 s left"],
    ["too early to foresee", { bytes: 1_900_000, rows: 0 }, "0%  1.9 of 380 MB  380 kB/s"],
    [
      "a small file",
      { bytes: 700, totalBytes: 900, rows: 12 },
      "77%  700 of 900 B  12 rows  140 B/s  about 2 s left",
    ],
    ["the end", { bytes: 380_000_000 }, "100%  380 of 380 MB  1,204,096 rows  76.0 MB/s  about 1 s left"],
    [
      "a long wait",
      { bytes: 38e9, totalBytes: 380e9, elapsedMs: 600_000 },
      "10%  38.0 of 380 GB  1,204,096 rows  63.3 MB/s  about 90 min left",
    ],
    ["empty files", { bytes: 0, totalBytes: 0, rows: 0, elapsedMs: 800 }, "0%  0 of 0 B  0 B/s"],
    ["at once", { bytes: 0, rows: 0, elapsedMs: 0 }, "0%  0.0 of 380 MB"],
  ])("%s", (_, state, text) => {
    expect(progressText({ ...halfway, ...state }, 80)).toBe(text);
  });

  it("leaves whole facts out, from the last, and never fills the line", () => {
    const widest = "41%  159 of 380 MB  1,204,096 rows  31.8 MB/s  about 7 s left";
    for (let columns = 0; columns < 90; columns++) {
      const text = progressText(halfway, columns);
      expect(text.length).toBeLessThan(Math.max(1, columns));
      expect(widest.startsWith(text)).toBe(true);
      if (text !== widest) expect(widest.slice(text.length)).toMatch(text === "" ? /^41%/ : /^ {2}\S/);
    }
    expect(progressText(halfway, 40)).toBe("41%  159 of 380 MB  1,204,096 rows");
    expect(progressText(halfway, 4)).toBe("41%");
    expect(progressText(halfway, 3)).toBe("");
  });
});

/** A progress on a screen whose clock stands where it is put. */
function screenOf(columns: number, totalBytes: number) {
  const drawn: string[] = [];
  const clock = { at: 1000 };
  const screen = { columns, now: () => clock.at, write: (text: string) => void drawn.push(text) };
  return { progress: createProgress(screen, totalBytes), drawn, clock };
}

const erase = "\r\u001b[K";

describe("the progress line", () => {
  it("is not drawn for work that is soon done, and then there is nothing to clear", () => {
    const { progress, drawn, clock } = screenOf(80, 1000);
    progress.advance(1, 10);
    clock.at += 699;
    progress.advance(1, 10);
    progress.clear();
    expect(drawn).toEqual([]);
  });

  it("is drawn over itself at most every 120 ms, and is gone at the end", () => {
    const { progress, drawn, clock } = screenOf(34, 10_000);
    for (let step = 0; step < 20; step++) {
      clock.at += 50;
      progress.advance(5, 500);
    }
    progress.clear();
    progress.clear();
    expect(drawn).toEqual([
      `${erase}70%  7.0 of 10.0 kB  70 rows`,
      `${erase}85%  8.5 of 10.0 kB  85 rows`,
      `${erase}100%  10.0 of 10.0 kB  100 rows`,
      erase,
    ]);
  });

  it("follows a window that becomes narrower", () => {
    const drawn: string[] = [];
    let columns = 80;
    let now = 0;
    const screen = {
      get columns() {
        return columns;
      },
      now: () => now,
      write: (text: string) => void drawn.push(text),
    };
    const progress = createProgress(screen, 1e6);
    now = 1000;
    progress.advance(10, 5e5);
    columns = 12;
    now = 2000;
    progress.advance(10, 1e5);
    expect(drawn).toEqual([`${erase}50%  0.5 of 1.0 MB  10 rows  500 kB/s  about 1 s left`, `${erase}60%`]);
    progress.clear();
  });

  it("is never drawn where there is no screen", () => {
    const progress = createProgress(undefined, 10);
    progress.advance(1, 1);
    progress.clear();
  });
});
