import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addText,
  createFingerprint,
  finishFingerprint,
  startFingerprint,
} from "../../src/intake/fingerprint.js";
import { createIdIndex } from "../../src/intake/id-index.js";
import { ask, fileOf, readCsv } from "./read-csv.js";

const requests = [ask("id", "text"), ask("createdAt", "instant"), ask("status", "word")];

/** Ids that mostly come in order, as exports have them, and what disturbs it. */
const idsInOrder = fc
  .tuple(
    fc.constantFrom("up", "down", "both"),
    fc.array(
      fc.oneof(
        { weight: 30, arbitrary: fc.constant("next") },
        { weight: 4, arbitrary: fc.constant("again") },
        {
          weight: 2,
          arbitrary: fc.constantFrom(
            "earlier",
            '""',
            "",
            "N/A",
            "-",
            "n1",
            " 7",
            '"8"',
            "\u00e4",
            '"a""b"',
            "ragged",
            "blank line",
            "footer",
            "header",
          ),
        },
      ),
      { maxLength: 40 },
    ),
  )
  .map(([direction, steps]) => {
    let at = 500;
    const lines = steps.map((step, row) => {
      const stamp = `2025-03-0${1 + (row % 3)} 10:00`;
      if (step === "ragged") return `${at},x`;
      if (step === "blank line") return "";
      if (step === "footer") return "Grand Total,,";
      if (step === "header") return "ID,Created at,Status";
      if (step === "next") at += direction === "down" || (direction === "both" && row % 7 === 6) ? -1 : 1;
      const id = step === "next" || step === "again" ? `${at}` : step === "earlier" ? `${at - 2}` : step;
      return `${id},${stamp},open`;
    });
    return `ID,Created at,Status\n${lines.join("\n")}\n`;
  });

const outcomeOf = async (texts: readonly string[], size: number, reader: "fast" | "csv-parse") => {
  const files = texts.map((text, at) => fileOf(text, `${at}.csv`, size));
  const { rows, files: read, problems } = await readCsv(files, requests, {}, { reader, timezone: "UTC" });
  return { rows, read, problems };
};

describe("ids that repeat", () => {
  it("are found alike on both roads, in whatever order they come", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(idsInOrder, { minLength: 1, maxLength: 2 }),
        fc.integer({ min: 5, max: 500 }),
        async (texts, size) => {
          const byBytes = await outcomeOf(texts, size, "fast");
          expect(byBytes).toEqual(await outcomeOf(texts, size, "csv-parse"));
        },
      ),
      { numRuns: Number(process.env["FUZZ_RUNS"] ?? 1000) },
    );
  });

  it("in order take no table, and are found behind the blocks in which rows are read", async () => {
    const line = (id: number, day = "01") => `${id},2025-03-${day} 10:00,open`;
    const ordered = Array.from({ length: 3000 }, (_, row) => line(row));
    const late = [line(2999), line(1500), line(3000), line(0)];
    const content = (lines: readonly string[]) => `ID,Created at,Status\n${lines.join("\n")}\n`;
    const { read, rows } = await outcomeOf([content([...ordered, ...late])], 70_000, "fast");
    expect(rows).toHaveLength(3001);
    expect(read[0]).toMatchObject({ delivered: 3001, superseded: 3, rejected: 0 });
    const { problems } = await outcomeOf([content([...ordered, line(2998, "02")])], 70_000, "fast");
    expect(problems).toMatchObject([{ code: "duplicate-id", line: 3002 }]);
  });
});

describe("the number of an id", () => {
  const print = createFingerprint();
  const printOf = (id: string) => {
    startFingerprint(print);
    addText(id, print);
    finishFingerprint(print);
    return print;
  };
  const compare = (one: number, other: number) => (one === other ? 0 : one > other ? 1 : 2);

  it("is the same with and without knowing their order", () => {
    const steps = fc.array(fc.constantFrom(1, 1, 1, 1, 0, 2, -1, -1), { maxLength: 60 });
    fc.assert(
      fc.property(steps, fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }), (all, tells) => {
        const ids = createIdIndex();
        const known = new Map<number, number>();
        let last: number | undefined;
        let at = 0;
        for (const [index, step] of all.entries()) {
          at += step;
          const expected = known.get(at) ?? known.size;
          known.set(at, expected);
          const { high, low } = printOf(`${at}`);
          const order =
            last === undefined || (tells[index] === true && index % 9 === 8) ? 3 : compare(at, last);
          expect(ids.numberOfPrint(high, low, order)).toBe(expected);
          expect(ids.size).toBe(known.size);
          last = at;
        }
      }),
    );
  });
});
