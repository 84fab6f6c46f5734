import { readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { createRejectCollector } from "../../src/cli/collect-rejects.js";
import { removeTemporaryFiles } from "../../src/cli/files.js";
import { rejectText } from "../../src/cli/write-rejects.js";
import type { InputFile } from "../../src/intake/input-file.js";
import type { Reject } from "../../src/intake/source-reading.js";
import type { SourceSpec } from "../../src/model/agreement.js";
import { ask, fileOf, readCsv } from "../intake/read-csv.js";
import { makeFolder } from "./sample-folder.js";

const requests = [ask("id", "text"), ask("createdAt", "instant"), ask("score", "number")];

interface Export {
  readonly source: Partial<SourceSpec> & { name: string };
  readonly files: string | readonly InputFile[];
}

/** What `--rejects` writes of these exports, and how many rows of them were rejected. */
async function writeRejected(...exports: readonly Export[]) {
  const collector = createRejectCollector();
  const unread = new Set<string>();
  let rejected = 0;
  for (const { source, files } of exports) {
    const onReject = (reject: Reject) => collector.add(source.name, reject);
    const reading = await readCsv(files, requests, { timezone: "UTC", ...source }, { onReject });
    if (reading.failed) unread.add(source.name);
    rejected += reading.files.reduce((sum, file) => sum + file.rejected, 0);
  }
  let text = "";
  for await (const chunk of rejectText(collector.list(unread))) text += chunk;
  return { text, rejected, records: text.replace(/^\ufeff/, "").split("\r\n") };
}

const leads = { name: "leads", kind: "leads" } as const;
const tickets = { name: "tickets", kind: "tickets" } as const;
const own = "reject_source,reject_file,reject_line,reject_column,reject_code,reject_reason";

describe("the file of rejected rows", () => {
  it("gives the reason, then the cells under the headers of their export", async () => {
    const files =
      'id;created at;score\n1;2025-03-03;5\n2;soon;-1\n3;2025-03-04;many\n=4;later;" x"\n5;"2025;\n03";5\n';
    const { records } = await writeRejected({ source: leads, files });
    expect(records).toEqual([
      `${own},id,created at,score`,
      'leads,in.csv,3,created at,not-a-date,"""soon"" is not a date",2,soon,-1',
      'leads,in.csv,4,score,not-a-number,"""many"" is not a number",3,2025-03-04,many',
      `leads,in.csv,5,created at,not-a-date,"""later"" is not a date",'=4,later," x"`,
      'leads,in.csv,6,created at,not-a-date,"""2025; 03"" is not a date",5,"2025;\n03",5',
      "",
    ]);
  });

  it("has a column for each header, whichever source it is of and however it is spelt", async () => {
    const { records } = await writeRejected(
      { source: leads, files: "id,created at,score\n0,2025-03-03,5\n1,soon,5\n" },
      { source: tickets, files: "Note,Created At,Note,Id\nx,2025-03-03,y,1\nx,soon,y,2\n" },
    );
    expect(records).toEqual([
      `${own},id,created at,score,Note,Note`,
      'leads,in.csv,3,created at,not-a-date,"""soon"" is not a date",1,soon,5,,',
      'tickets,in.csv,3,Created At,not-a-date,"""soon"" is not a date",2,soon,,x,y',
      "",
    ]);
  });

  it("keeps a row too short or too long as it is, and says the reason beside a quote that strays", async () => {
    const { records } = await writeRejected({
      source: leads,
      files: 'id,created at,score\n1,2025-03-03\n2,2025-03-03,5,6,7\n3,2025-03-03,5"6\n',
    });
    expect(records.slice(1)).toEqual([
      'leads,in.csv,2,,row-width,"the row has 2 cells, the header has 3",1,2025-03-03',
      'leads,in.csv,3,,row-width,"the row has 5 cells, the header has 3",2,2025-03-03,5,6,7',
      'leads,in.csv,4,,stray-quote,a quote stands inside a cell that is not quoted as a whole,3,2025-03-03,"5""6"',
      "",
    ]);
  });

  it("names the file of each row where a source has several", async () => {
    const files = [
      fileOf("id,created at,score\n1,soon,5\n2,2025-03-03,5\n", "a.csv"),
      fileOf("score,id,created at\n5,4,2025-03-03\nfew,3,2025-03-03\n", "b.csv"),
    ];
    const { records } = await writeRejected({ source: leads, files });
    expect(records.slice(1).map((record) => record.replace(/[^,]* is not a [^,]*,/, ""))).toEqual([
      "leads,a.csv,2,created at,not-a-date,1,soon,5",
      "leads,b.csv,3,score,not-a-number,3,2025-03-03,few",
      "",
    ]);
  });

  it("has its own columns alone where nothing was rejected", async () => {
    expect((await writeRejected({ source: leads, files: "id,created at,score\n" })).text).toBe(
      `\ufeff${own}\r\n`,
    );
  });

  it("has no row of a source that failed, and those of the others", async () => {
    const { records, rejected } = await writeRejected(
      { source: leads, files: "id,created at,score\n1,soon,5\n2,2025-03-03,5\n2,2025-03-03,6\n" },
      { source: tickets, files: "id,created at,score\n1,soon,5\n2,2025-03-03,5\n" },
    );
    expect(rejected).toBe(1);
    expect(records).toHaveLength(3);
    expect(records[1]).toMatch(/^tickets,/);
  });

  it("cuts what it says of a cell without an end, and keeps the cell", async () => {
    const cell = `x${"y".repeat(100_000)}`;
    const { records } = await writeRejected({
      source: leads,
      files: `id,created at,score\n1,${cell},5\n2,2025-03-03,5\n`,
    });
    const [, , , , , reason = "", , kept] = records[1]!.split(",");
    expect(reason.length).toBeLessThan(320);
    expect(kept).toBe(cell);
  });

  it("keeps more rows than memory should hold, in their order, and leaves nothing behind", async () => {
    const temporary = makeFolder();
    vi.stubEnv("TMPDIR", temporary);
    onTestFinished(() => void vi.unstubAllEnvs());
    const rows = Array.from({ length: 20_000 }, (_, row) => `${row},soon\u2028${row},5`);
    const files = `id,created at,score\n${rows.join("\n")}\nx,2025-03-03,5\n`;
    const { records, rejected } = await writeRejected({ source: leads, files });
    expect(rejected).toBe(20_000);
    expect(records.slice(1, -1).map((record) => record.split(",").slice(-3).join(","))).toEqual(rows);
    expect(readdirSync(temporary)).toHaveLength(1);
    removeTemporaryFiles();
    expect(readdirSync(temporary)).toEqual([]);
  });
});

describe("a file of rejected rows that is read as an export", () => {
  const cell = fc.oneof(fc.constantFrom("=1", "-5", "'=x", "a;b", 'say "x"', "", "@x"), fc.string());
  const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const row = fc.oneof(
    fc.tuple(cell, fc.constantFrom("2025-03-03", "soon", "="), fc.constantFrom("5", "-", "many")),
    fc.array(cell, { minLength: 1, maxLength: 5 }),
  );

  it("rejects the same rows for the same reasons, cell for cell", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 12 }), async (rows) => {
        const lines = [["0", "2025-03-01", "1"], ...rows].map((cells) => `${cells.map(quote).join(",")}\n`);
        const source = { ...leads, keep: { keep: "all" } } as const;
        const first = await writeRejected({ source, files: `id,created at,score\n${lines.join("")}` });
        // A row that can be read decides how the dates are written.
        const again = `${first.text}${",".repeat(6)}0,2025-03-01,1\r\n`;
        const second = await writeRejected({ source, files: first.rejected === 0 ? "id\n" : again });
        expect(second.rejected).toBe(first.rejected);
        const told = (text: string) => text.split("\r\n").map((record) => record.replace(/^.*?,\d+,/, ""));
        if (first.rejected > 0)
          expect(withoutWidths(told(second.text))).toEqual(withoutWidths(told(first.text)));
      }),
      { numRuns: 60 },
    );
  });
});

/** The width of a header differs between an export and its rejects. */
function withoutWidths(lines: readonly string[]): string[] {
  return lines.map((line) => line.replace(/the row has \d+ cells?, the header has \d+/, "width"));
}
