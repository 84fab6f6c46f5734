import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseAgreement } from "../../src/definition/parse-agreement.js";
import { definitionWording } from "../../src/report/wording/definition.js";
import { wordProblem } from "../../src/report/wording/index.js";

/** No exhibit has a file of waivers beside it. */
const load = async () => ({ unreadable: "no such file or folder" });

const gallery = new URL("../../fixtures/errors/", import.meta.url);

/** File below fixtures/errors/definition-, severity, code, line, column, message. */
const cases: readonly [string, "error" | "warning", string, number | null, number | null, string][] = [
  [
    "allowance-not-understood/sla.yaml",
    "error",
    "allowance-not-understood",
    8,
    29,
    '"a few" is no number of rows',
  ],
  ["bad-name/sla.yaml", "error", "bad-name", 3, 7, '"demo 2025" can\'t be the id of an agreement'],
  [
    "basis-needs-decided/sla.yaml",
    "error",
    "basis-needs-decided",
    12,
    12,
    "lead-qualification-rate has no field that says when its outcome was decided",
  ],
  ["binary-definition/sla.yaml", "error", "binary-definition", null, null, "the file is not text in UTF-8"],
  ["bound-not-understood/sla.yaml", "error", "bound-not-understood", 12, 37, '"spring" is not a date'],
  [
    "calendar-without-effect/sla.yaml",
    "warning",
    "calendar-without-effect",
    15,
    15,
    'the calendar "office" is not used, because "4 hours" is real time',
  ],
  [
    "control-in-file/sla.yaml",
    "error",
    "wrong-value",
    7,
    29,
    'sources.tickets.file is "exports\\tickets.csv"',
  ],
  ["duplicate-key/sla.yaml", "error", "duplicate-key", 7, 3, '"title" is already given on line 4'],
  [
    "duplicate-objective/sla.yaml",
    "error",
    "duplicate-objective",
    12,
    9,
    'the id "first-response" is already used on line 8',
  ],
  ["empty-definition/sla.yaml", "error", "empty-definition", null, null, "the file is empty"],
  ["empty-filter/sla.yaml", "error", "empty-filter", 10, 37, '"good" says nothing about the records'],
  [
    "empty-window/sla.yaml",
    "error",
    "empty-window",
    9,
    24,
    "the window 09:00-09:00 opens and closes at the same time",
  ],
  [
    "exists-beside-others/sla.yaml",
    "error",
    "exists-beside-others",
    12,
    14,
    "a blank priority can't fulfil the other conditions beside exists: false",
  ],
  [
    "field-nearly-known/sla.yaml",
    "warning",
    "field-nearly-known",
    8,
    25,
    '"resolvdAt" is not a field of tickets, so it is read as a column of your own',
  ],
  [
    "from-after-until/sla.yaml",
    "error",
    "from-after-until",
    7,
    41,
    "it would end on 2025-01-01, before it begins on 2025-12-31",
  ],
  [
    "hours-not-understood/sla.yaml",
    "error",
    "hours-not-understood",
    9,
    23,
    '"9-5" is not a window of opening hours',
  ],
  ["json-comment/sla.json", "error", "json-syntax", 2, 3, "JSON has no comments"],
  ["json-ends-early/sla.json", "error", "json-syntax", 3, 1, "the file ends too early"],
  ["json-last-comma/sla.json", "error", "json-syntax", 2, 15, "a comma stands before }"],
  ["json-single-quote/sla.json", "error", "json-syntax", 2, 3, "JSON knows double quotes only"],
  ["json-syntax/sla.json", "error", "json-syntax", 5, 5, '"title" can\'t stand here'],
  [
    "json-unclosed-text/sla.json",
    "error",
    "json-syntax",
    3,
    3,
    "the text that begins here is not closed on its line",
  ],
  [
    "keep-not-understood/sla.yaml",
    "error",
    "keep-not-understood",
    8,
    20,
    '"latest" does not say which row is the record',
  ],
  [
    "length-not-understood/sla.yaml",
    "error",
    "length-not-understood",
    10,
    18,
    '"1 business day" is not a length of time that can stand here',
  ],
  ["list-at-top/sla.yaml", "error", "wrong-value", 1, 1, "the file is a list"],
  [
    "meaning-nearly-known/sla.yaml",
    "warning",
    "meaning-nearly-known",
    8,
    51,
    '"wun" is not a word that metrics know for stage',
  ],
  ["missing-key/sla.yaml", "error", "missing-key", 8, 5, 'objectives[first-response] has no "owner"'],
  [
    "never-open/sla.yaml",
    "error",
    "never-open",
    9,
    5,
    'the calendar "office" is never open, so its clock would never run',
  ],
  [
    "no-calendar/sla.yaml",
    "error",
    "no-calendar",
    14,
    24,
    '"4 business hours" needs a calendar that says when business hours are',
  ],
  [
    "no-such-holiday/sla.yaml",
    "warning",
    "no-such-holiday",
    10,
    39,
    "2025-10-14 is no holiday of US, so there is nothing to remove",
  ],
  ["no-version/sla.yaml", "error", "wrong-version", 1, 1, "the file does not say its version"],
  ["not-a-choice/sla.yaml", "error", "not-a-choice", 7, 23, 'agreement.reporting.every can\'t be "monthly"'],
  [
    "not-an-instant/sla.yaml",
    "error",
    "not-an-instant",
    11,
    20,
    "priority holds words, not a date with a time",
  ],
  [
    "overlapping-windows/sla.yaml",
    "error",
    "overlapping-windows",
    9,
    39,
    "the window 12:00-17:00 overlaps 09:00-12:30 of the same day",
  ],
  [
    "range-on-words/sla.yaml",
    "error",
    "range-on-words",
    12,
    26,
    "priority holds words, which can't be more or less than something",
  ],
  [
    "range-upside-down/sla.yaml",
    "error",
    "range-upside-down",
    12,
    14,
    "nothing is at least 80 and at most 50",
  ],
  ["reserved-key/sla.yaml", "error", "reserved-key", 7, 14, '"__proto__" can\'t be used as a name'],
  [
    "revision-order/sla.yaml",
    "error",
    "revision-order",
    12,
    17,
    "the revision from 2025-03-01 stands after the one from 2025-09-01",
  ],
  [
    "setting-without-country/sla.yaml",
    "error",
    "setting-without-country",
    10,
    17,
    '"remove" says nothing without a country',
  ],
  [
    "setting-without-effect/sla.yaml",
    "error",
    "setting-without-effect",
    12,
    5,
    '"basis" changes nothing here',
  ],
  ["several-documents/sla.yaml", "error", "several-documents", 12, 1, "a second document begins here"],
  [
    "several-sources/sla.yaml",
    "error",
    "several-sources",
    12,
    13,
    "first-response-time could read several sources of tickets: europe or america",
  ],
  [
    "source-of-other-kind/sla.yaml",
    "error",
    "source-of-other-kind",
    11,
    13,
    'first-response-time reads tickets, but the source "tickets" holds leads',
  ],
  [
    "target-mismatch/sla.yaml",
    "error",
    "target-mismatch",
    11,
    13,
    '"at least 20%" does not say how long first-response-time may take',
  ],
  [
    "target-not-understood/sla.yaml",
    "error",
    "target-not-understood",
    11,
    24,
    'the target "95% within 4 bananas" is not understood: "4 bananas" is not a length of time',
  ],
  ["text-key-needed/sla.yaml", "error", "text-key-needed", 6, 14, "this key is not text"],
  [
    "too-deep/sla.yaml",
    "error",
    "too-deep",
    1,
    210,
    "the file is nested more than 200 levels deep, or repeats itself without end",
  ],
  [
    "unknown-country/sla.yaml",
    "error",
    "unknown-country",
    10,
    26,
    'there are no holidays for the country "Germany"',
  ],
  ["unknown-date/sla.yaml", "error", "unknown-date", 7, 22, '"2025-02-30" is not a date'],
  ["unknown-field/sla.yaml", "error", "unknown-field", 11, 20, 'source "tickets" has no field "due"'],
  ["unknown-key/sla.yaml", "error", "unknown-key", 4, 3, '"tittle" is not a key of agreement'],
  ["unknown-metric/sla.yaml", "error", "unknown-metric", 9, 13, 'there is no metric "first-respons-time"'],
  ["unknown-reference/sla.yaml", "error", "unknown-reference", 10, 12, 'there is no party "provder"'],
  [
    "unknown-region/sla.yaml",
    "error",
    "unknown-region",
    10,
    38,
    'there are no holidays for the region "BYE" of DE',
  ],
  ["unknown-weekday/sla.yaml", "error", "unknown-weekday", 9, 18, '"fry" is not a weekday'],
  ["unknown-zone/sla.yaml", "error", "unknown-zone", 5, 13, '"Europe/Berln" is not a time zone'],
  ["weekday-twice/sla.yaml", "error", "weekday-twice", 9, 40, 'fri already has its hours under "mon-fri"'],
  ["word-twice/sla.yaml", "error", "word-twice", 8, 52, 'the word "signed" of stage is given twice'],
  ["wrong-value/sla.yaml", "error", "wrong-value", 12, 20, "objectives[first-response].at-risk-after is 0.8"],
  ["wrong-version/sla.yaml", "error", "wrong-version", 1, 10, "2 is not a version of this format"],
  ["yaml-alias/sla.yaml", "error", "yaml-alias", 4, 10, 'nothing in the file is called "&demo"'],
  [
    "yaml-block-sign/sla.yaml",
    "error",
    "yaml-syntax",
    11,
    13,
    "a value that begins with > must stand in quotes",
  ],
  ["yaml-colon-in-text/sla.yaml", "error", "yaml-syntax", 4, 10, "a second colon on the same line"],
  ["yaml-escape/sla.yaml", "error", "yaml-syntax", 7, 34, '"\\q" has no meaning in double quotes'],
  [
    "yaml-indent/sla.yaml",
    "error",
    "yaml-syntax",
    4,
    4,
    "this line does not stand under the one that it belongs to",
  ],
  ["yaml-no-colon/sla.yaml", "error", "yaml-syntax", 2, 1, "this line has no colon after its key"],
  ["yaml-reserved-sign/sla.yaml", "error", "yaml-syntax", 8, 9, "a value can't begin with @"],
  ["yaml-tab/sla.yaml", "error", "yaml-syntax", 3, 1, "this line is indented with a tab"],
  ["yaml-tag/sla.yaml", "error", "yaml-tag", 4, 10, 'the tag "!secret" is not understood'],
  ["yaml-unclosed-bracket/sla.yaml", "error", "yaml-syntax", 6, 12, "this { is never closed"],
  [
    "yaml-unclosed-quote/sla.yaml",
    "error",
    "yaml-syntax",
    4,
    10,
    'the text that begins here is never closed by "',
  ],
  ["yaml-unexpected/sla.yaml", "error", "yaml-syntax", 4, 17, '"2" can\'t stand here'],
  [
    "term-chain/sla.yaml",
    "error",
    "term-chain",
    9,
    66,
    'the term "urgent" is used to define itself: urgent → severe → urgent',
  ],
  [
    "term-of-other-source/sla.yaml",
    "error",
    "term-of-other-source",
    14,
    20,
    'the term "qualified" is about leads, and this filter is about tickets',
  ],
  ["unknown-term/sla.yaml", "error", "unknown-reference", 14, 20, 'there is no term "urgnt"'],
  [
    "half-an-override/sla.yaml",
    "error",
    "half-an-override",
    13,
    11,
    "this override does not say for which records it holds",
  ],
  [
    "hidden-override/sla.yaml",
    "error",
    "hidden-override",
    14,
    11,
    "the override on line 13 covers the same records on the same dates, and the first match wins",
  ],
  [
    "not-one-exclusion/sla.yaml",
    "error",
    "not-one-exclusion",
    13,
    7,
    "this exclusion does not say what is left out",
  ],
  ["exclusion-without-reason/sla.yaml", "error", "missing-key", 13, 7, 'exclusions[1] has no "reason"'],
  [
    "instant-not-understood/sla.yaml",
    "error",
    "instant-not-understood",
    13,
    39,
    '"noon" is not a date, nor a date with a time',
  ],
  [
    "window-ends-first/sla.yaml",
    "error",
    "window-ends-first",
    13,
    7,
    "it would end at 2025-08-11, before it begins at 2025-08-15",
  ],
  [
    "waivers-not-read/sla.yaml",
    "error",
    "waivers-not-read",
    12,
    10,
    '"waivers.yaml" can\'t be read: no such file or folder',
  ],
  ["waiver-without-reason/sla.yaml", "error", "missing-key", 13, 7, 'waivers[1] has no "reason"'],
  [
    "duplicate-waiver/sla.yaml",
    "error",
    "duplicate-waiver",
    14,
    15,
    'line 13 already waives the objective "first-response" for the record "T1"',
  ],
  [
    "waiver-ends-first/sla.yaml",
    "error",
    "waiver-ends-first",
    13,
    91,
    "the waiver would end on 2025-03-31, before it was approved on 2025-04-02",
  ],
];

describe("the gallery of problems of a definition", () => {
  test.each(cases)("%s", async (path, severity, code, line, column, message) => {
    const text = readFileSync(new URL(`definition-${path}`, gallery), "utf8");
    const { agreement, problems } = await parseAgreement(text, { file: path, load });
    expect(problems).toHaveLength(1);
    const [problem] = problems;
    expect({ ...problem, message: wordProblem(problem!).message }).toMatchObject({
      code,
      severity,
      file: path,
      ...(line === null ? {} : { line, column }),
      message,
    });
    expect(wordProblem(problem!).help).toBeTruthy();
    expect(agreement === undefined).toBe(severity === "error");
  });

  test("the excerpt shows the line and marks what is meant", async () => {
    for (const [path, , , line, column] of cases) {
      const text = readFileSync(new URL(`definition-${path}`, gallery), "utf8");
      const { problems } = await parseAgreement(text, { file: path, load });
      const { excerpt } = problems[0]!;
      if (line === null) expect(excerpt).toBeUndefined();
      else {
        expect(excerpt?.line).toBe(line);
        const marked = excerpt!.text.slice(excerpt!.column - 1, excerpt!.column - 1 + excerpt!.length);
        expect(text.split("\n")[line - 1]!.slice(column! - 1)).toContain(marked);
      }
    }
  });

  test("every code has a file that causes it, and every file a case", () => {
    expect(new Set(cases.map(([, , code]) => code))).toEqual(new Set(Object.keys(definitionWording)));
    const folders = readdirSync(gallery).filter((name) => name.startsWith("definition-"));
    expect(folders.sort()).toEqual(cases.map(([path]) => `definition-${path.split("/")[0]}`).sort());
  });
});
