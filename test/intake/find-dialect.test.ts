import { describe, expect, test } from "vitest";
import { findHeader, type HeaderRule } from "../../src/intake/find-dialect.js";
import { ask, fileOf, readCsv } from "./read-csv.js";

const headerOf = (text: string, rule: HeaderRule = {}) =>
  findHeader(new TextEncoder().encode(text), true, rule);

describe("the delimiter of a file", () => {
  test.each([
    ["a header of one column", "id\n1\n2\n", ","],
    ["commas in a quoted header of semicolons", '"id";"name, first, last, title";age\n1;x;3\n', ";"],
    ["decimal commas under semicolons", "id;amount\n1;2,5\n2;3,5\n", ";"],
    [
      "commas in a header of semicolons",
      "Name, first;Name, last;Amount, EUR\nAda;Roe;12,5\nBen;Poe;7,5\n",
      ";",
    ],
    ["the same with a comma in each cell", "Name, first;Name, last;Amount, EUR\nRoe, A;Poe, B;12,5\n", ";"],
    ["semicolons in a header of commas", "id,tags;labels;marks,status\n1,a;b,open\n2,,closed\n", ","],
    ["a tab beside many commas", "id\tlast, first, middle\n1\tRoe, Ada\n2\tPoe\n", "\t"],
    ["a pipe beside a comma", "id|name, first|status\n1|Ada|open\n", "|"],
    ["a header alone", "id;name, first;status\n", ";"],
    ["one sign of each and no rows", "id;a,b\n", ";"],
    ["rows that fit only one of two", "id;a,b\n1;x,2\n1,2\n3,4\n", ","],
    ["a quoted newline among the rows", 'id;a, b\n1;"x\n,,"\n2;y\n', ";"],
  ])("%s", (_, text, delimiter) => {
    expect(headerOf(text)?.delimiter).toBe(delimiter);
  });

  test("what the definition says wins", () => {
    expect(headerOf("id;a,b,c\n1;x\n", { delimiter: ";" })?.delimiter).toBe(";");
    expect(headerOf("sep=,\nid;a\n", { delimiter: ";" })?.delimiter).toBe(";");
  });

  test("is the same wherever the bytes are cut", async () => {
    const text = `id;name, first\n${"1;Ada\n".repeat(30)}`;
    for (const size of [1, 5, 17, 65_536]) {
      const read = await readCsv([fileOf(text, "in.csv", size)], [ask("id", "text")], {
        keep: { keep: "all" },
      });
      expect(read.files[0]).toMatchObject({ delivered: 30, form: { delimiter: ";" } });
    }
  });
});

describe("sep=, as Excel writes and understands it", () => {
  test.each([
    ["sep=;\nid;a,b,c\n1;2\n", ";", 2, 1],
    ["sep=\t\r\nid\ta\r\n", "\t", 2, 1],
    ['"sep=|"\nid|a\n', "|", 2, 1],
    ["\ufeffSEP=;\n\nid;a\n", ";", 3, 1],
  ])("%j", (text, delimiter, line, title) => {
    expect(headerOf(text)).toMatchObject({ delimiter, line, above: { title } });
  });

  test("it is counted as ignored", async () => {
    const read = await readCsv("sep=;\nid;status\n1;Open\n", [ask("id", "text")]);
    expect(read.problems).toEqual([]);
    expect(read.files[0]).toMatchObject({
      rows: 2,
      ignored: 1,
      ignoredAs: { title: 1 },
      form: { delimiter: ";", headerLine: 2 },
    });
  });

  test("a column may be called so", () => {
    expect(headerOf("id,sep=;\n1,2\n")).toMatchObject({ line: 1, delimiter: "," });
  });
});

describe("lines above the header", () => {
  const text = 'Leads of "Acme\nMarch 2025, all\n,,,\n\nid,status\n1,Open\n';
  test("are left out when the definition names the line of the header", async () => {
    for (const size of [1, 4, 65_536]) {
      const read = await readCsv([fileOf(text, "in.csv", size)], [ask("id", "text")], { headerLine: 5 });
      expect(read.problems).toEqual([]);
      expect(read.rows).toEqual([{ line: 6, id: "1" }]);
      expect(read.files[0]).toMatchObject({ rows: 5, ignored: 4, ignoredAs: { blank: 2, title: 2 } });
    }
  });

  test.each([
    ["blank", 4],
    ["behind the end of the file", 7],
    ["far behind it", 70],
  ])("a header line that is %s is an error", async (_, headerLine) => {
    const read = await readCsv(text, [ask("id", "text")], { headerLine });
    expect(read.problems).toMatchObject([
      { code: "no-header-line", severity: "error", args: { headerLine } },
    ]);
  });

  test("the line that has the columns is offered where the first one lacks them", async () => {
    const needed = ask("id", "text", { optional: false, neededBy: ["response"] });
    const headerLineOf = async (content: string) => {
      const { problems } = await readCsv(content, [needed]);
      expect(problems[0]?.code).toBe("column-missing");
      return (problems[0]!.args as { headerLine?: number }).headerLine;
    };
    expect(await headerLineOf('Leads of Acme\n"March;\n2025"\n\nid;status\n1;Open\n')).toBe(5);
    expect(await headerLineOf("Leads of Acme\n1,Open\n2,id\n")).toBe(undefined);
    expect(await headerLineOf(`Leads\n${"\n".repeat(25)}id,status\n`)).toBe(undefined);
  });

  test("lines with delimiters only are blank lines of a spreadsheet", () => {
    expect(headerOf(",,\n;;\n\nid,a,b\n")).toMatchObject({ line: 4, delimiter: ",", above: { blank: 3 } });
  });
});
