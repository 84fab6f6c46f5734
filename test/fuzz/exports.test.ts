import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inspectFile } from "../../src/intake/inspect-file.js";
import type { Reader } from "../../src/intake/readers.js";
import type { Reject } from "../../src/intake/source-reading.js";
import { fieldsOfKind } from "../../src/model/fields.js";
import { plainSource } from "../../src/model/plain-source.js";
import type { RecordKind } from "../../src/model/record.js";
import { ask, fileOf, readCsv } from "../intake/read-csv.js";
import { readCorpus } from "./corpus.js";
import { damagedBytes } from "./damaged-bytes.js";
import { fuzz } from "./fuzz-run.js";
import { expectSound } from "./located-problems.js";

const exports = damagedBytes(readCorpus(/\.csv$/).map(({ bytes }) => bytes));
const kinds = fc.constantFrom(...(Object.keys(fieldsOfKind) as RecordKind[]));
const chunkSize = fc.oneof(fc.integer({ min: 1, max: 64 }), fc.constant(1 << 16));

/** All that a reading says of a file: rows, rejected rows, counts, problems with their places. */
async function readBy(reader: Reader, bytes: Uint8Array, kind: RecordKind, size: number) {
  const requests = fieldsOfKind[kind].map(({ name, type }) => ask(name, type));
  const rejects: Reject[] = [];
  const reading = await readCsv([fileOf(bytes, "in.csv", size)], requests, plainSource(kind), {
    reader,
    timezone: "Europe/Berlin",
    onReject: (reject: Reject) => void rejects.push({ ...reject, cells: reject.cells.slice() }),
  });
  return { ...reading, rejects };
}

describe("an export of any bytes", () => {
  it("is read alike on both roads, however its bytes are cut, and every row has one fate", async () => {
    await fuzz(
      "exports, both roads",
      120,
      fc.tuple(exports, kinds, chunkSize),
      async ([bytes, kind, size]) => {
        const fast = await readBy("fast", bytes, kind, size);
        expect(await readBy("csv-parse", bytes, kind, 1 << 16)).toEqual(fast);
        expectSound(fast.problems, bytes, "in.csv");
        if (fast.failed) expect(fast.problems.some(({ severity }) => severity === "error")).toBe(true);
        for (const { rows, delivered, ignored, superseded, rejected } of fast.failed ? [] : fast.files)
          expect(delivered + ignored + superseded + rejected).toBe(rows);
      },
    );
  });

  it("is inspected or refused at a place", async () => {
    await fuzz("exports, inspected", 60, exports, async (bytes) => {
      const found = await inspectFile(fileOf(bytes), { bytes: bytes.length, full: false });
      const problems = found.isReadable ? [...found.questions, ...found.problems] : found.problems;
      if (!found.isReadable) expect(problems.length).toBeGreaterThan(0);
      expectSound(problems, bytes, "in.csv");
    });
  });
});
