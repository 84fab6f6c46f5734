import { type Options, parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { readRows } from "../../src/intake/read-rows.js";
import { type FileSurvey, surveyFile } from "../../src/intake/survey-file.js";
import { fileOf } from "./read-csv.js";

type Fate = "row" | "ragged" | "damaged" | "nul" | "blank" | "header" | "footer";

/** Every record behind the header with what became of it, in the order of the file. */
async function readAll(
  content: Uint8Array,
  size: number,
): Promise<{ survey: FileSurvey; fates: [Fate, string[]][] }> {
  const survey = await surveyFile(fileOf(content, "in.csv", size), { name: "tickets" });
  if ("finding" in survey) throw new Error(survey.finding.code);
  const fates: [Fate, string[]][] = [];
  await readRows(survey, {
    row: (cells) => void fates.push(["row", cells.slice()]),
    ragged: (cells) => void fates.push(["ragged", cells.slice()]),
    damaged: (cells) => void fates.push(["damaged", cells.slice()]),
    withNul: (cells) => void fates.push(["nul", cells.slice()]),
    ignored: (kind) => void fates.push([kind as Fate, []]),
  });
  return { survey, fates };
}

/** How csv-parse reads the same bytes by itself; it is told only what separates cells and records. */
function readByCsvParse(content: Uint8Array, options: Options): string[][] {
  return parse(Buffer.from(content), {
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    record_delimiter: ["\r\n", "\n"],
    ...options,
  }) as unknown as string[][];
}

const cases: readonly [name: string, text: string, fates: readonly Fate[], options?: Options][] = [
  ["an empty last field", "a,b,c\n1,2,\n,,3\n", ["row", "row"]],
  ["a quoted empty field", 'a,b,c\n"",2,""\n"","",""\n', ["row", "blank"]],
  ["quotes within", 'a,b\n"say ""hi""",""""\n"""x""",2\n', ["row", "row"]],
  ["a newline within", 'a,b\n"1\n2",3\n"4\r\n5","\n"\n6,7\n', ["row", "row", "row"]],
  ["a delimiter within", 'a,b\n"1,2",3\n', ["row"]],
  ["a lone CR within a line", "a,b\n1\r2,3\n", ["row"]],
  ["lone CRs as line ends", "a,b\r1,2\r\r3,4\r", ["row", "blank", "row"], { record_delimiter: ["\r"] }],
  ["ragged rows", "a,b,c\n1\n1,2\n1,2,3\n1,2,3,4\n1,2,3,\n", ["ragged", "ragged", "row", "ragged", "ragged"]],
  ["NUL characters", 'a,b\n1,x\0y\n\0,"\0"\n2,z\n', ["nul", "nul", "row"]],
  ["quotes where none may stand", 'a,b\n5" pipe,2\n"x" y,3\n4,5\n', ["damaged", "damaged", "row"]],
  ["mixed line ends", "a,b\r\n1,2\n3,4\r\n5,6\n", ["row", "row", "row"]],
  ["a header with LF over a body with CRLF", "a,b\n1,2\r\n3,\r\n", ["row", "row"]],
  ["a CR before a quoted line end", 'a,b\n1,"2"\r\n"3","4"\r\n', ["row", "row"]],
  ["a BOM before a quoted header", '\ufeff"a",b\n1,2\n', ["row"]],
  ["a delimiter in a quoted header", '"a;;;","b,c",d\n1,2,3\n', ["row"]],
  ["a newline in a quoted header", '"a\nb",c\n1,2\n', ["row"]],
  ["blank lines", "a,b\n\n1,2\n   \n,\n3,4\n\n", ["blank", "row", "blank", "blank", "row", "blank"]],
  ["no line end at the end", "a,b\n1,2\n3,", ["row", "row"]],
  ["letters of several bytes", "a,b\nä,日本\n😀,\u00a0x\n", ["row", "row"]],
  ["semicolons with decimal commas", "a;b\n1,5;2,5\n", ["row"], { delimiter: ";" }],
  ["one column", "a\n1\n\n2\n", ["row", "blank", "row"]],
];

describe("csv-parse's own view of a file and ours agree on rows and fields", () => {
  test.each(cases)("%s", async (_, text, expected, options = {}) => {
    const content = new TextEncoder().encode(text);
    const [header, ...records] = readByCsvParse(content, options);
    for (let size = 1; size <= content.length; size++) {
      const { survey, fates } = await readAll(content, size);
      expect(survey.headers).toEqual(header!.map((cell) => cell.trim()));
      expect(fates.map(([fate]) => fate)).toEqual(expected);
      // What is ignored has no cells to compare; every other record has those of csv-parse.
      expect(fates.map(([fate, cells], at) => (fate === "blank" ? records[at] : cells))).toEqual(records);
    }
  });

  test.each([1 << 16, 1000, (1 << 20) + 1])("a field of 1 MB, in chunks of %i", async (size) => {
    const long = `${"x".repeat(1 << 19)}""\n${"y".repeat(1 << 19)}`;
    const content = new TextEncoder().encode(`a,b\n1,"${long}"\n2,z\n`);
    const { fates } = await readAll(content, size);
    expect(fates.map(([, cells]) => cells)).toEqual(readByCsvParse(content, {}).slice(1));
    expect(fates[0]![1][1]).toHaveLength((1 << 20) + 2);
  });

  test("2,000 columns", async () => {
    const line = (text: string) => Array.from({ length: 2000 }, (_, at) => `${text}${at}`).join(",");
    const content = new TextEncoder().encode(`${line("h")}\n${line("")}\n${line("x")},more\n`);
    const { survey, fates } = await readAll(content, 1000);
    const [header, ...records] = readByCsvParse(content, {});
    expect(survey.headers).toEqual(header);
    expect(fates).toEqual([
      ["row", records[0]],
      ["ragged", records[1]],
    ]);
  });

  test("no CR of a line end stays in a value", async () => {
    for (const text of ["a,b\n1,2\r\n", "a,b\r\n1,2\n3,4\r\n", 'a,b\n1,"2"\r\n']) {
      const { fates } = await readAll(new TextEncoder().encode(text), 3);
      expect(fates.flatMap(([, cells]) => cells).join("")).not.toContain("\r");
    }
  });
});
