import { describe, expect, it } from "vitest";
import { parseAgreement } from "../../src/definition/parse-agreement.js";

const encode = (text: string) => new TextEncoder().encode(text);
const problemsOf = async (content: string | Uint8Array, file = "sla.yaml") =>
  (await parseAgreement(content, { file })).problems;

describe("a byte order mark", () => {
  it.each([
    ["sla.yaml", "version: 2\n", 10],
    ["sla.json", '{"version": 2}', 13],
  ])("shifts nothing in %s", async (file, text, column) => {
    const plain = await problemsOf(text, file);
    expect(plain).toContainEqual(expect.objectContaining({ severity: "error", line: 1, column }));
    expect(await problemsOf(`\ufeff${text}`, file)).toEqual(plain);
    expect(await problemsOf(encode(`\ufeff${text}`), file)).toEqual(plain);
  });
});

describe("a file that is no text in UTF-8", () => {
  it.each([
    ["a workbook", [0x50, 0x4b, 3, 4, 20, 0], { looksLike: "a ZIP archive or an Excel workbook (.xlsx)" }],
    ["an old workbook", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1], { looksLike: "an old Excel workbook (.xls)" }],
    ["UTF-16", [0xff, 0xfe, 0x76, 0, 0x65, 0], { encoding: "UTF-16 (little endian)" }],
    ["NUL bytes", [...encode("version: 1 # "), 0, 1, 2], { looksLike: expect.stringContaining("NUL") }],
  ])("is named: %s", async (_, bytes, args) => {
    expect(await problemsOf(new Uint8Array(bytes))).toEqual([
      { code: "binary-definition", severity: "error", file: "sla.yaml", args },
    ]);
  });

  it("is marked at the first byte that shows it", async () => {
    const bytes = new Uint8Array([...encode("version: 1\ntitle: ü M"), 0xfc, ...encode("ller\n")]);
    expect(await problemsOf(bytes)).toMatchObject([
      { code: "binary-definition", args: { encoding: expect.stringContaining("8-bit") }, line: 2 },
    ]);
  });
});
