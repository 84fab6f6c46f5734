import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ProblemReport } from "../../src/model/report.js";
import { displayWidth, headOf } from "../../src/report/display-width.js";
import { problemLines } from "../../src/report/problem-text.js";
import { terminalText } from "../../src/report/terminal-text.js";

const date: ProblemReport = {
  code: "not-a-date",
  severity: "error",
  file: "leads.csv",
  line: 14,
  column: 6,
  message: '"32/01/2026" is not a date',
  help: "Expected day/month/year, as in the 212 rows before it. Set sources.leads.dates if this column is written otherwise.",
  context: 'column "Created Date", preset salesforce-report',
  excerpt: { line: 14, text: "00Q7,32/01/2026,Open", column: 6, length: 10 },
};
const bare: ProblemReport = { ...date, help: null, context: null, excerpt: null };

function draw(problem: ProblemReport, columns = 80, namesSeverity = true): string[] {
  return problemLines(problem, { columns, color: false, namesSeverity });
}

test("a problem is drawn as the architecture page shows it", () => {
  expect(draw(date, 120)).toEqual([
    'leads.csv:14:6  "32/01/2026" is not a date          column "Created Date", preset salesforce-report',
    "   14 | 00Q7,32/01/2026,Open",
    "      |      ^^^^^^^^^^",
    "  Expected day/month/year, as in the 212 rows before it. Set sources.leads.dates if this column is written otherwise.",
  ]);
});

test("in 80 columns the context stands below and the help is broken at a space", () => {
  expect(draw(date)).toEqual([
    'leads.csv:14:6  "32/01/2026" is not a date',
    '  column "Created Date", preset salesforce-report',
    "   14 | 00Q7,32/01/2026,Open",
    "      |      ^^^^^^^^^^",
    "  Expected day/month/year, as in the 212 rows before it. Set sources.leads.dates",
    "  if this column is written otherwise.",
  ]);
});

describe("the first line", () => {
  test.each<[string, Partial<ProblemReport>, string]>([
    ["with a line and no column", { column: null }, 'leads.csv:14  "32/01/2026" is not a date'],
    ["with a file alone", { line: null, column: null }, 'leads.csv  "32/01/2026" is not a date'],
    ["without a place", { file: null, line: null, column: null }, '"32/01/2026" is not a date'],
    ["of a warning", { severity: "warning" }, 'leads.csv:14:6  warning: "32/01/2026" is not a date'],
    [
      "with an escape in the file's name",
      { file: "a\u001b[2Jb.csv" },
      'a␛[2Jb.csv:14:6  "32/01/2026" is not a date',
    ],
  ])("%s", (_, change, expected) => {
    expect(draw({ ...bare, ...change })).toEqual([expected]);
  });

  test("under a heading a warning need not say so again", () => {
    expect(draw({ ...bare, severity: "warning" }, 80, false)).toEqual([
      'leads.csv:14:6  "32/01/2026" is not a date',
    ]);
  });

  test("keeps the end of a long path, where line and column are", () => {
    const [place] = draw({ ...bare, file: `${"/deep/folder".repeat(20)}/leads.csv` });
    expect(place).toMatch(/^….*\/leads\.csv:14:6$/);
  });
});

describe("the excerpt", () => {
  const at = (text: string, column: number, length: number, columns = 60) =>
    draw({ ...bare, message: "odd", excerpt: { line: 9, text, column, length } }, columns).slice(1);

  test.each<[string, string, number, number, string[]]>([
    [
      "shows tabs, and keeps the carets under the mark",
      "a\tb\tbad",
      5,
      3,
      ["    9 | a␉b␉bad", "      |     ^^^"],
    ],
    ["counts wide characters twice", "顧客,不明,x", 4, 2, ["    9 | 顧客,不明,x", "      |      ^^^^"]],
    ["counts an emoji as what it takes", "🚀,no", 4, 2, ["    9 | 🚀,no", "      |    ^^"]],
    [
      "widens the mark with an escape that was made visible",
      "\u001b\u202ex",
      2,
      1,
      ["    9 | ␛\\u202ex", "      |  ^^^^^^"],
    ],
    ["points behind the end of a line", "id,name", 8, 1, ["    9 | id,name", "      |        ^"]],
    ["points at an empty line", "", 1, 1, ["    9 |", "      | ^"]],
  ])("%s", (_, text, column, length, expected) => {
    expect(at(text, column, length)).toEqual(expected);
  });

  test("of a long line is cut around the mark", () => {
    const text = `${"a".repeat(100)},bad,${"z".repeat(100)}`;
    expect(at(text, 102, 3, 40)).toEqual([
      "    9 | …aaaaaaaaaaaa,bad,zzzzzzzzzzzzz…",
      "      |               ^^^",
    ]);
  });

  test("of a long line shows its beginning or its end whole where the mark is near", () => {
    expect(at(`bad,${"z".repeat(100)}`, 1, 3, 40)[0]).toBe(`    9 | bad,${"z".repeat(27)}…`);
    expect(at(`${"a".repeat(100)},bad`, 102, 3, 40)[0]).toBe(`    9 | …${"a".repeat(27)},bad`);
  });

  test("of a mark longer than the line is cut in its middle", () => {
    const [line, carets] = at("x".repeat(500), 1, 500, 40);
    expect(line).toMatch(/^ {4}9 \| x+…x+$/);
    expect(carets).toMatch(/^ {6}\| \^{30}$/);
  });
});

const cell = fc.string({
  unit: fc.constantFrom(...'ab,"\t \u001b\u202e', "\r\n", "顧", "🚀", "👩‍👧", "ü", "x".repeat(30)),
  maxLength: 40,
});

test("whatever the file holds, no line is too wide or raw, and the carets stand under the mark", () => {
  fc.assert(
    fc.property(cell, cell, cell, fc.integer({ min: 40, max: 160 }), (before, marked, after, columns) => {
      const problem: ProblemReport = {
        ...date,
        message: `"${marked}" is odd`,
        context: after,
        help: before,
        excerpt: {
          line: 7,
          text: before + marked + after,
          column: before.length + 1,
          length: Math.max(1, marked.length),
        },
      };
      const lines = draw(problem, columns);
      for (const line of lines) {
        expect(displayWidth(line)).toBeLessThanOrEqual(columns);
        expect(line).not.toMatch(/[\u0000-\u001f\u202e]/);
      }
      const at = lines.findIndex((line) => /^ {6}\| *\^+$/.test(line));
      const [excerpt, carets] = [lines[at - 1] ?? "", lines[at] ?? ""];
      const under = headOf(excerpt, carets.indexOf("^"));
      const shown = terminalText(marked).trimEnd();
      expect(displayWidth(under)).toBeLessThanOrEqual(carets.indexOf("^"));
      // A mark that had to be cut begins as the whole one does.
      if (displayWidth(shown) <= columns - 12)
        expect(excerpt.slice(under.length).startsWith(shown)).toBe(true);
      else expect(excerpt.slice(under.length).startsWith(headOf(shown, 10))).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test("colour adds nothing but colour", () => {
  const colored = problemLines(date, { columns: 80, color: true });
  expect(colored.join("\n")).toMatch(/\u001b\[/);
  expect(colored.map((line) => line.replace(/\u001b\[\d+m/g, ""))).toEqual(draw(date));
});
