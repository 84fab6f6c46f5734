import { describe, expect, it } from "vitest";
import type { InputFile } from "../../src/intake/input-file.js";
import { longestHeader, longestRecord, mostColumns } from "../../src/intake/reading-limits.js";
import { surveyFile } from "../../src/intake/survey-file.js";
import { ask, codesOf, fileOf, readCsv } from "./read-csv.js";

const mebibyte = 1 << 20;

/** A file that no memory holds: its pieces, each as often as it says. */
function streamOf(...pieces: readonly (readonly [text: string, times: number])[]) {
  const told = { bytes: 0 };
  const file: InputFile = {
    name: "in.csv",
    async *open() {
      for (const [text, times] of pieces) {
        const bytes = new TextEncoder().encode(text);
        for (let count = 0; count < times; count++) {
          told.bytes += bytes.length;
          yield bytes.slice();
        }
      }
    },
  };
  return { file, told };
}

const survey = (file: InputFile) => surveyFile(file, { name: "tickets" });
const long = "x".repeat(mebibyte);

describe("a row", () => {
  const before = "h1,h2\n1,2\n";
  it.each([1 << 18, 100_003, 1 << 24])("may have 16 MiB and no byte more, in chunks of %i", async (size) => {
    for (const [over, finding] of [
      [0, undefined],
      [1, { code: "record-too-long", args: { part: "row", limit: longestRecord, isQuoted: false } }],
    ] as const) {
      const row = `1,${"x".repeat(longestRecord - 2 + over)}`;
      for (const text of [`${before}${row}`, `${before}${row}\n3,4\n`, `${before}${row}\n"3",4\n`]) {
        const found = await survey(fileOf(text, "in.csv", size));
        if (finding === undefined) expect("finding" in found).toBe(false);
        else expect(found).toMatchObject({ finding, mark: { at: "byte", line: 3, byteInLine: 0 } });
      }
    }
  });

  it("that never ends is given up where it is too long, and not read to its end", async () => {
    const { file, told } = streamOf([before, 1], [long, 4096]);
    expect(await survey(file)).toMatchObject({ finding: { code: "record-too-long" }, mark: { line: 3 } });
    expect(told.bytes).toBeLessThan(20 * mebibyte);
  });

  it("in which a quote stays open is told by that quote", async () => {
    const { file, told } = streamOf([`${before}5,"`, 1], ["3,4\n".repeat(1 << 16), 16_384]);
    expect(await survey(file)).toMatchObject({
      finding: { code: "record-too-long", args: { part: "row", isQuoted: true } },
      mark: { line: 3, byteInLine: 2 },
    });
    expect(told.bytes).toBeLessThan(20 * mebibyte);
  });

  it("may have as many cells as the largest spreadsheet has columns", async () => {
    const cells = (count: number) => `Id,Subject\n1${",x".repeat(count - 1)}\n2,b\n`;
    const requests = [ask("id", "text")];
    expect(codesOf(await readCsv(cells(mostColumns), requests))).toEqual(["row-width"]);
    const reading = await readCsv(cells(mostColumns + 1), requests);
    expect(reading.problems).toMatchObject([
      { code: "too-many-columns", line: 2, args: { part: "row", columns: mostColumns + 1 } },
    ]);
  });
});

describe("a header", () => {
  it("may not be longer than 1 MiB", async () => {
    const { file, told } = streamOf(["h1,", 1], [long, 4096]);
    expect(await survey(file)).toMatchObject({
      finding: { code: "record-too-long", args: { part: "header", limit: longestHeader } },
    });
    expect(told.bytes).toBeLessThan(20 * mebibyte);
    const ends = await survey(fileOf(`h1,${long}\n1,2\n`));
    expect(ends).toMatchObject({
      finding: { code: "record-too-long", args: { part: "header", limit: longestHeader, isQuoted: false } },
      mark: { line: 1, byteInLine: 0 },
    });
  });

  it("in which a quote stays open is told by that quote", async () => {
    const { file, told } = streamOf(['h1,"', 1], ["3,4\n".repeat(1 << 16), 16_384]);
    expect(await survey(file)).toMatchObject({
      finding: { code: "record-too-long", args: { isQuoted: true } },
      mark: { line: 1, byteInLine: 3 },
    });
    expect(told.bytes).toBeLessThan(20 * mebibyte);
  });

  it("may have as many columns as the largest spreadsheet", async () => {
    const headers = (count: number) => `${Array.from({ length: count }, (_, at) => `h${at}`).join(",")}\n`;
    expect("finding" in (await survey(fileOf(headers(mostColumns))))).toBe(false);
    expect(await survey(fileOf(headers(mostColumns + 1)))).toMatchObject({
      finding: { code: "too-many-columns", args: { part: "header", columns: mostColumns + 1 } },
    });
  });
});

it("quotes that are wrong in a million rows end the reading at the next", async () => {
  const thousand = 'a,5" pipe\n'.repeat(1000);
  expect("finding" in (await survey(streamOf(["h1,h2\n", 1], [thousand, 1000]).file))).toBe(false);
  const { file, told } = streamOf(["h1,h2\n", 1], [thousand, 100_000]);
  expect(await survey(file)).toMatchObject({
    finding: { code: "stray-quotes", args: { limit: 1_000_000 } },
    mark: { line: 2, byteInLine: 3 },
  });
  expect(told.bytes).toBeLessThan(20 * mebibyte);
});
