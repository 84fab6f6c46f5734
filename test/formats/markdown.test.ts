import { describe, expect, test } from "vitest";
import { renderMarkdown } from "../../src/formats/markdown.js";
import type { AuditReport } from "../../src/model/report.js";
import { sampleReports } from "./sample-reports.js";

function write(report: AuditReport): string {
  return [...renderMarkdown(report)].join("");
}

describe("Markdown, as it is read", () => {
  test.each(Object.entries(sampleReports))("%s", async (name, report) => {
    await expect(write(report)).toMatchFileSnapshot(`golden/${name}.md`);
  });
});

/** The lines of a report without its blocks, in which nothing is markup. */
function outsideBlocks(text: string): string[] {
  return text.replace(/^(`{3,})text\n[\s\S]*?^\1$/gm, "").split("\n");
}

test("every row of a table has as many cells as its head", () => {
  for (const report of Object.values(sampleReports)) {
    let width = 0;
    for (const line of outsideBlocks(write(report))) {
      if (!line.startsWith("|")) {
        width = 0;
        continue;
      }
      const cells = line.split("|").length;
      if (width > 0) expect(cells, line).toBe(width);
      width = cells;
    }
  }
});

test("no tag of a value stands in the text, and every fold is closed", () => {
  const text = write({
    ...sampleReports.breached,
    agreement: { ...sampleReports.breached.agreement, title: "</details><img src=x> @all #1" },
  });
  const tags = new Set(text.match(/<\/?[a-z][^>]*>/g));
  expect([...tags].sort()).toEqual(
    ["<br>", "<details>", "<summary>", "<span>", "</details>", "</summary>", "</span>"].sort(),
  );
  expect(text.split("<details>").length).toBe(text.split("</details>").length);
});

test("of more than fifty breaches the worst fifty stand, and the rest is counted", () => {
  const [one] = sampleReports.breached.breaches;
  const breaches = Array.from({ length: 217 }, (_, index) => ({
    ...one!,
    record: `R-${index}`,
    overrunMs: index * 60_000 + 1,
  }));
  const text = write({ ...sampleReports.breached, breaches });
  expect(text).toContain("### The 50 worst of 217 misses");
  expect(text).toContain("167 more: -o report.json has them.");
  expect(text.match(/R-\d+/g)?.slice(0, 2)).toEqual(["R-216", "R-215"]);
});

test("the same report is the same text", () => {
  expect(write(sampleReports.scoped)).toBe(write(structuredClone(sampleReports.scoped)));
});
