import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { runProgram } from "./run-program.js";
import { makeFolder, sampleFiles } from "./sample-folder.js";

const check = "check --period 2025-03 --as-of 2025-03-05T12:00 --csv measurements".split(" ");
const header = "Id,Created at,First response at,Account Name\n";

function read(text: string): Record<string, string>[] {
  return parse(text, { columns: true, bom: true }) as Record<string, string>[];
}

describe("--csv measurements", () => {
  it("has every judged record with its evidence, the same in a file and on standard output", async () => {
    const cwd = makeFolder({
      ...sampleFiles,
      "leads.csv": [
        header,
        "1,2025-03-03 09:00,2025-03-03 10:30,Acme\n",
        "2,2025-03-04 09:00,2025-03-05 10:00,=1+1\n",
        "3,2025-03-05 10:00,,\n",
        "4,2025-03-02 10:00,2025-03-01 10:00,\n",
        "5,2025-02-02 10:00,2025-02-02 10:00,\n",
      ].join(""),
    });
    const { stdout, code } = await runProgram([...check, "--format", "csv", "-o", "m.csv"], { cwd });
    expect(code).toBe(2);
    expect(readFileSync(join(cwd, "m.csv"), "utf8")).toBe(`\ufeff${stdout}`);
    const rows = read(stdout);
    expect(rows.map(({ objective, record, verdict }) => `${objective} ${record} ${verdict}`)).toEqual([
      "response 1 met",
      "response 2 breached",
      "response 3 on-track",
      "response 4 unmeasurable",
      "resolution 7 met",
    ]);
    expect(rows[0]).toMatchObject({
      party: "provider",
      account: "Acme",
      period: "2025-03",
      counts: "1",
      startedAt: "2025-03-03T09:00:00.000Z",
      dueAt: "2025-03-03T13:00:00.000Z",
      stoppedLocal: "2025-03-03 10:30:00",
      elapsedMs: "5400000",
      limitMs: "14400000",
      overrunMs: "0",
      elapsed: "1:30:00",
      file: "leads.csv",
      line: "2",
    });
    expect(rows[1]).toMatchObject({
      account: "'=1+1",
      overrunMs: String(21 * 3_600_000),
      overrun: "21:00:00",
    });
    expect(rows[2]).toMatchObject({ stoppedAt: "", elapsedMs: String(2 * 3_600_000) });
    expect(rows[3]).toMatchObject({ elapsedMs: "", unmeasurable: "stop-before-start" });
  });

  it("tells nothing of a source that could not be read", async () => {
    const broken = `${sampleFiles["leads.csv"]}2,"2025-03-04 09:00,\n`;
    const cwd = makeFolder({ ...sampleFiles, "leads.csv": broken });
    const { stdout, code } = await runProgram([...check, "--format", "csv"], { cwd });
    expect(code).toBe(2);
    expect(read(stdout).map(({ objective }) => objective)).toEqual(["resolution"]);
  });

  it("keeps what is too much for a buffer beside, and leaves nothing behind", async () => {
    const count = 3000;
    const leads = Array.from(
      { length: count },
      (_, id) => `${id},2025-03-03 09:00,2025-03-03 10:00,"A ${id}\nB"\n`,
    );
    const temporary = makeFolder();
    const cwd = makeFolder({ ...sampleFiles, "leads.csv": header + leads.join("") });
    const { stdout } = await runProgram([...check, "--format", "csv"], { cwd, env: { TMPDIR: temporary } });
    const rows = read(stdout);
    expect(rows).toHaveLength(count + 1);
    expect(rows[count - 1]).toMatchObject({ record: String(count - 1), account: `A ${count - 1}\nB` });
    expect(readdirSync(temporary)).toEqual([]);
  });

  it("is refused where nothing is written as CSV", async () => {
    const cwd = makeFolder(sampleFiles);
    const { code, stderr } = await runProgram([...check, "-o", "report.json"], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('--csv "measurements" says what CSV holds, but nothing is written as CSV');
  });
});
