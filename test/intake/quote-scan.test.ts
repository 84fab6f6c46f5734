import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { csvOptions } from "../../src/intake/csv-options.js";
import { borrowKernel, type Kernel, returnKernel } from "../../src/intake/kernel.js";
import { createQuoteScan } from "../../src/intake/quote-scan.js";
import { scannedAtOnce } from "../../src/intake/scan-records.js";

function scan(text: string) {
  const quotes = createQuoteScan({ delimiter: ",", lineEnd: "lf" }, 0);
  quotes.push(new TextEncoder().encode(text));
  quotes.end();
  return quotes;
}

test.each<[string, number[], string | undefined]>([
  ['a,b\n1,"x, ""y"""\n', [], undefined],
  ['a,b\n1,"x\r\ny"\r\n2,z\r\n', [], undefined],
  ['a,b\n1,5" pipe\n2,x\n', [1], undefined],
  ['a,b\n1,"5" pipe\n2,x\n', [1], undefined],
  ['a,b\n1, "x"\n\n2,"y" \n', [1, 3], undefined],
  ['a,b\n1,"x\n2,y\n', [], "unclosed"],
  ['a,b\n1,"x\n2,"y"\n', [1], "across-lines"],
  ['a,b\n1,"x"', [], undefined],
  ['a,b\n1,"x"\r', [1], undefined],
])("%j has its quotes wrong in records %j, and is %s", (text, damaged, kind) => {
  const quotes = scan(text);
  expect(quotes.damaged.map(({ record }) => record)).toEqual(damaged);
  expect(quotes.openQuote?.kind).toBe(kind);
});

test("it agrees with csv-parse about strictness and about where a quote stays open", () => {
  const piece = fc.constantFrom('"', '""', ",", "\n", "\r\n", "x", " ", 'a"b', '"q"');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
      const text = pieces.join("");
      const quotes = scan(text);
      const options = csvOptions({ delimiter: ",", lineEnd: "lf" });
      const read = (relaxed: boolean): string | undefined => {
        try {
          parse(text, { ...options, relax_quotes: relaxed });
          return undefined;
        } catch (error) {
          return (error as { code: string }).code;
        }
      };
      const isClean = quotes.damaged.length === 0 && quotes.openQuote === undefined;
      expect(read(false) === undefined).toBe(isClean);
      const leftOpen = read(true) === "CSV_QUOTE_NOT_CLOSED";
      if (leftOpen) expect(quotes.openQuote).toBeDefined();
      if (quotes.openQuote?.kind === "unclosed") expect(leftOpen).toBe(true);
    }),
    { numRuns: 400 },
  );
});

test("it finds the same however far its quotes are apart and wherever the bytes are cut", () => {
  const piece = fc.constantFrom(
    '"',
    '""',
    ",",
    "\n",
    ',"',
    '",',
    '"\n',
    "x",
    "y".repeat(37),
    `${"z".repeat(90)}\n`,
  );
  const findings = (bytes: Uint8Array, size: number) => {
    const quotes = createQuoteScan({ delimiter: ",", lineEnd: "lf" }, 0);
    for (let at = 0; at < bytes.length; at += size) quotes.push(bytes.subarray(at, at + size));
    quotes.end();
    const { damaged, openQuote, hasQuotedNewlines } = quotes;
    return { damaged, openQuote, hasQuotedNewlines };
  };
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), fc.integer({ min: 2, max: 300 }), (pieces, size) => {
      const bytes = new TextEncoder().encode(pieces.join(""));
      expect(findings(bytes, size)).toEqual(findings(bytes, 1));
    }),
    { numRuns: 400 },
  );
});

test("it finds the same with the kernel, wherever the bytes are cut", () => {
  const kernel = borrowKernel(scannedAtOnce)!;
  const right = [
    '"q"',
    '"a\nb"',
    '"a""b"',
    ",",
    ",",
    "\n",
    "\r\n",
    '"\r\n',
    '\n"x"\r\n',
    "x",
    "y".repeat(61),
  ];
  const wrong = ['"', "\r", '"\r', '"x', "z".repeat(130), '"\u00e4"'];
  const findings = (bytes: Uint8Array, size: number, lineEnd: "lf" | "cr", skip: number, by?: Kernel) => {
    const quotes = createQuoteScan({ delimiter: ",", lineEnd }, skip, 3, by);
    for (let at = 0; at < bytes.length; at += size) quotes.push(bytes.subarray(at, at + size));
    quotes.end();
    const { damaged, openQuote, hasQuotedNewlines, overflow } = quotes;
    return { damaged, openQuote, hasQuotedNewlines, overflow };
  };
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          { weight: 12, arbitrary: fc.constantFrom(...right) },
          { weight: 1, arbitrary: fc.constantFrom(...wrong) },
        ),
        { maxLength: 80 },
      ),
      fc.integer({ min: 1, max: 400 }),
      fc.constantFrom("lf", "cr"),
      fc.constantFrom(0, 0, 0, 7),
      (pieces, size, lineEnd, skip) => {
        const bytes = new TextEncoder().encode(pieces.join(""));
        expect(findings(bytes, size, lineEnd, skip, kernel)).toEqual(findings(bytes, 1, lineEnd, skip));
      },
    ),
    { numRuns: 3000 },
  );
  returnKernel(kernel);
});

test("it finds the same with the kernel in a record that is too long", () => {
  const kernel = borrowKernel(scannedAtOnce)!;
  for (const [before, quote] of [
    ["a,b\n", ""],
    ["a,b\nx,", '"'],
  ] as const) {
    const scans = [undefined, kernel].map((by) => {
      const quotes = createQuoteScan({ delimiter: ",", lineEnd: "lf" }, 0, 1, by);
      quotes.push(Buffer.from(before + quote));
      for (let at = 0; at < 20; at++) quotes.push(Buffer.alloc(1 << 20, "x\t"));
      return quotes.overflow;
    });
    expect(scans[0]).toMatchObject({ kind: "record", isQuoted: quote !== "" });
    expect(scans[1]).toEqual(scans[0]);
  }
  returnKernel(kernel);
});
