import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { renderReviewCsv } from "../../src/formats/csv.js";
import { sampleReview } from "./sample-review.js";

const page = { columns: 80, color: false };
const text = [...renderReviewCsv(sampleReview, page)].join("");
const rows = parse(text, { columns: true }) as Record<string, string>[];

test("a review as CSV, as it is written", async () => {
  await expect(text).toMatchFileSnapshot("golden/review.csv");
});

test("every objective, part and group has a row for all periods and one for each", () => {
  const levels = (id: string) =>
    rows.filter(({ objective }) => objective === id).map(({ level, period }) => `${level} ${period}`);
  const months = ["2025-01", "2025-02", "2025-03"];
  const line = (whole: string, part: string) => [
    `${whole} 2025-01..2025-03`,
    ...months.map((month) => `${part} ${month}`),
  ];
  const group = line("group", "group-period");
  expect(levels("lead-response")).toEqual([...line("objective", "period"), ...group, ...group]);
  const part = line("part", "part-period");
  expect(levels("quality")).toEqual([...line("objective", "period"), ...part, ...part]);
});

test("figures stand exactly, with the period before and what is still open", () => {
  const [march] = rows.filter(({ level, period }) => level === "period" && period === "2025-03");
  expect(march).toMatchObject({
    verdict: "pending",
    partial: "yes",
    goal: "0.9",
    actual: String(20 / 24),
    previous: "0.5",
    difference: String(20 / 24 - 0.5),
    direction: "undecided",
    against: "2025-02",
    undecided: "2",
    onTrack: "2",
  });
});

test("a period without a result keeps its row, with nothing where a figure would be", () => {
  const [february] = rows.filter(({ level, period }) => level === "period" && period === "2025-02");
  expect(february).toMatchObject({ verdict: "", actual: "", unit: "share", total: "", direction: "" });
});

test("no cell is a formula, and a negative number stays one", () => {
  const [group] = rows.filter(({ level }) => level === "group");
  expect(group?.["group"]).toMatch(/^'=HYPERLINK\("/);
  const [worse] = rows.filter(({ direction }) => direction === "worse");
  expect(Number(worse?.["difference"])).toBeLessThan(0);
  expect(worse?.["difference"]).toMatch(/^-/);
});

test("a file begins with the mark that spreadsheets look for, what is printed does not", () => {
  expect([...renderReviewCsv(sampleReview, { ...page, isFile: true })].join("")).toBe(`\ufeff${text}`);
});
