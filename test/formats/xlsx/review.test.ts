import { describe, expect, test, vi } from "vitest";
import { renderReviewXlsx } from "../../../src/formats/xlsx/review.js";
import type { ReviewObjective, ReviewReport, ReviewResult } from "../../../src/model/review.js";
import { sampleMonth, sampleReview } from "../sample-review.js";
import { type ReadSheet, readWorkbook, tableOf, valuesOf, wallOf } from "./read-workbook.js";

async function write(review: ReviewReport): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of renderReviewXlsx(review)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function read(review: ReviewReport = sampleReview) {
  return readWorkbook(await write(review));
}

function headsOf({ cells }: ReadSheet): string[] {
  return [...cells].filter(([at]) => /^[A-Z]+1$/.test(at)).map(([, { value }]) => value);
}

test("opens with the verdict, the trend, what it is compared with, and what its words mean", async () => {
  const { sheets } = await read();
  expect(sheets.map(({ name }) => name)).toEqual([
    "Summary",
    "Review",
    "Results",
    "Findings",
    "Problems",
    "Evidence",
  ]);
  const { cells } = sheets[0]!;
  expect(cells.get("B2")?.value).toBe("breached");
  expect(cells.get("B3")?.value).toContain("Against the 3 periods before: 1 better");
  const texts = [...cells.values()].map(({ value }) => value);
  expect(texts).toContain("the 3 periods before");
  expect(texts).toContain("Too early: what is still open could turn the comparison round.");
});

test("has filters, a header that stays in sight, the colour of every verdict, and no formula", async () => {
  for (const { xml, name } of (await read()).sheets) {
    expect(xml).not.toMatch(/<f[ >/]/);
    expect(xml).not.toContain('t="e"');
    if (name === "Summary") continue;
    expect(xml).toMatch(/<autoFilter ref="A1:[A-Z]+\d+"\/>/);
    expect(xml).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
    // Six lines: the verdict over all, and that of each of three months.
    if (name === "Review") expect(xml).toContain('sqref="D2:D7 P2:P7 Q2:Q7 R2:R7"');
  }
});

describe("the periods side by side", () => {
  test("have a line for each objective, part and group, as in the table", async () => {
    const rows = tableOf(await read(), "Review");
    expect(rows.map((row) => [row["Objective"]?.value, row["Part or group"]?.value])).toEqual([
      ["lead-response", undefined],
      ["lead-response", 'owner: =HYPERLINK("http://evil.example") | <b>Ann</b> @all'],
      ["lead-response", "no owner"],
      ["quality", undefined],
      ["quality", "account: Globex"],
      ["quality", "all others"],
    ]);
    expect(rows[0]).toMatchObject({
      "Promised by": { value: "Northwind Sales (provider)" },
      Verdict: { value: "breached" },
      Target: { value: "90% within 1 business hour" },
      Course: { value: "▂·▆ 45–100%" },
    });
  });

  test("stand as numbers beside each other, the total behind them, their verdicts after it", async () => {
    const book = await read();
    const heads = headsOf(book.sheets[1]!);
    const at = heads.indexOf("Jan 2025");
    expect(heads.slice(at, at + 4)).toEqual(["Jan 2025", "Feb 2025", "Mar 2025 so far", "Total"]);
    const [first] = tableOf(book, "Review");
    expect(first!["Jan 2025"]).toEqual({ type: "n", format: "0.00##%", value: "0.5" });
    expect(first).not.toHaveProperty("Feb 2025");
    expect(Number(first!["Mar 2025 so far"]?.value)).toBeCloseTo(20 / 24, 12);
    expect(first!["Total"]?.value).toBe("0.7");
    expect(first!["Target figure"]?.value).toBe("0.9");
    expect(first!["Verdict Mar 2025 so far"]?.value).toBe("pending");
    expect(first).not.toHaveProperty("Verdict Feb 2025");
  });

  test("tell the trend in words and as a number", async () => {
    const quality = tableOf(await read(), "Review")[3]!;
    expect(quality["Trend"]?.value).toBe("3.3 pts better");
    expect(Number(quality["Change"]?.value)).toBeCloseTo(1 / 3 - 0.3, 12);
    expect(quality["Change"]?.format).toBe("0.00##%");
  });

  test("have every group, however many there are", async () => {
    const [response] = sampleReview.objectives;
    const groups = Array.from({ length: 40 }, (_, index) => ({
      ...response!.groups[0]!,
      group: `person ${index}`,
    }));
    const rows = tableOf(await read({ ...sampleReview, objectives: [{ ...response!, groups }] }), "Review");
    expect(rows).toHaveLength(41);
  });

  test("of one period have it once", async () => {
    const book = await read(sampleMonth);
    const heads = headsOf(book.sheets[1]!).filter((head) => /2025|Total/.test(head));
    expect(heads).toEqual(["January 2025"]);
  });
});

describe("durations", () => {
  const [response] = sampleReview.objectives;
  const took = (value: number, previous: number | null): ReviewResult => ({
    ...response!.total,
    actual: { value, unit: "ms", text: "", lowerBound: false },
    undecided: null,
    trend:
      previous === null
        ? null
        : { direction: value < previous ? "better" : "worse", difference: value - previous, previous },
  });
  const objective: ReviewObjective = {
    ...response!,
    better: "lower",
    goal: 86_400_000,
    // 26 h, 24 h 30 min; 90 min less.
    periods: [took(93_600_000, null), null, took(88_200_000, 93_600_000)],
    total: took(90_000_000, 95_400_000),
    groups: [],
  };
  const review = { ...sampleReview, objectives: [objective] };

  test("are real ones, and a change below zero is hours, which a clock can't show", async () => {
    const [row] = tableOf(await read(review), "Review");
    expect(row!["Jan 2025"]?.format).toBe("[h]:mm:ss");
    expect(Number(row!["Jan 2025"]?.value)).toBeCloseTo(26 / 24, 12);
    expect(row!["Target figure"]).toMatchObject({ format: "[h]:mm:ss", value: "1" });
    expect(row!["Change"]).toEqual({ type: "n", format: "0.00##", value: "-1.5" });
    expect(row!["Trend"]?.value).toMatch(/better$/);
  });
});

test("a figure that is at least so much is marked, and the first sheet says so", async () => {
  const [response] = sampleReview.objectives;
  const total = { ...response!.total, actual: { ...response!.total.actual, lowerBound: true } };
  const book = await read({ ...sampleReview, objectives: [{ ...response!, total }] });
  expect(tableOf(book, "Results")[0]!["Actual"]?.value).toBe("≥ 70.0%");
  const says = ({ sheets }: typeof book) =>
    [...sheets[0]!.cells.values()].some(({ value }) => value.includes("at least so much"));
  expect([says(book), says(await read())]).toEqual([true, false]);
});

describe("the results", () => {
  test("are the rows of the CSV, with real dates and all that is known of them", async () => {
    const rows = tableOf(await read(), "Results");
    expect(valuesOf(rows, "Level").slice(0, 5)).toEqual(["objective", "period", "period", "period", "group"]);
    expect(valuesOf(rows, "Level")).toContain("period of a group");
    const march = rows[3]!;
    expect(march).toMatchObject({
      Period: { value: "March 2025 so far" },
      Verdict: { value: "pending" },
      "Compared with": { value: "2025-02" },
      "Previous figure": { value: "0.5" },
      Trend: { value: "too early" },
      Open: { value: "2" },
      Records: { value: "24" },
      Met: { value: "20" },
      "Not good": { value: "2" },
    });
    expect(wallOf(march["From"]!)).toBe("2025-03-01T00:00:00.000");
    expect(march["From"]?.format).toBe("yyyy-mm-dd hh:mm:ss");
  });

  test("keep the row of a period without a figure, with nothing where one would be", async () => {
    const february = tableOf(await read(), "Results")[2]!;
    expect(february["Period"]?.value).toBe("February 2025");
    for (const head of ["Verdict", "Actual", "Actual figure", "Records", "Trend", "Change"]) {
      expect(february).not.toHaveProperty(head);
    }
  });
});

test("what a file says is text, never anything else", async () => {
  const [response] = sampleReview.objectives;
  const values = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", "\tx", "00123", "#REF!", "<b>&</b>"];
  const objectives = values.map((value) => ({
    ...response!,
    id: value,
    title: value,
    target: value,
    groups: [],
  }));
  const book = await read({ ...sampleReview, objectives });
  for (const [name, head] of [
    ["Review", "Objective"],
    ["Review", "Target"],
    ["Results", "Title"],
  ] as const) {
    const cells = tableOf(book, name).map((row) => row[head]!);
    expect(cells.every(({ type }) => ["s", "inlineStr"].includes(type))).toBe(true);
    expect([...new Set(cells.map(({ value }) => value))]).toEqual(values);
  }
});

test("is the same bytes at any time", async () => {
  const before = await write(sampleReview);
  vi.useFakeTimers({ now: Date.UTC(2031, 4, 6), toFake: ["Date"] });
  try {
    expect((await write(sampleReview)).equals(before)).toBe(true);
  } finally {
    vi.useRealTimers();
  }
});
