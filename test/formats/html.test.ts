import { describe, expect, test } from "vitest";
import { renderHtml } from "../../src/formats/html.js";
import type { AuditReport, BreachReport } from "../../src/model/report.js";
import { sampleReports } from "./sample-reports.js";

const names = Object.keys(sampleReports) as (keyof typeof sampleReports)[];

function write(report: AuditReport): string {
  return [...renderHtml(report)].join("");
}

/** The page without its style, script and markup: headings, and the words of each table's rows. */
function outline(page: string): string {
  return page
    .replace(/<(style|script|desc|svg)\b.*?<\/\1>/gs, "")
    .replace(/<h([1-4])[^>]*>/g, (_, level) => `\n${"#".repeat(Number(level))} `)
    .replace(/<\/t[hd]>/g, " | ")
    .replace(/<\/dt>/g, ": ")
    .replace(/<[^>]+>/g, "")
    .replace(
      /&(lt|gt|amp|quot|#39);/g,
      (_, name: string) => ({ lt: "<", gt: ">", amp: "&", quot: '"' })[name] ?? "'",
    )
    .replace(/[ \t]+\n/g, "\n")
    .replace(/\n{2,}/g, "\n");
}

describe("what the page says", () => {
  test.each(["breached", "scoped", "incomplete", "partly-read"] as const)("%s", async (name) => {
    await expect(outline(write(sampleReports[name]))).toMatchFileSnapshot(`golden/${name}-html.txt`);
  });
});

describe.each(names)("the page of %s", (name) => {
  const page = write(sampleReports[name]);

  test("is whole, names itself and its language, and loads nothing", () => {
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(page).toMatch(/<\/html>\n$/);
    expect(page).toMatch(/<title>[^<]+<\/title>/);
    expect(page).not.toMatch(/<(link|img|iframe|object|embed|base|form)\b|\b(src|srcset|action)=|@import/i);
    expect(page.match(/<script>/g)).toHaveLength(1);
    expect(page).not.toMatch(/\sstyle="|\son[a-z]+="/);
  });

  test("uses no id twice, and names only ids that are there", () => {
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const named = [...page.matchAll(/ (?:aria-labelledby|for|href)="#?([^"]*)"/g)].flatMap(([, list]) =>
      list!.split(" "),
    );
    expect(named.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test("closes what it opens", () => {
    const open: string[] = [];
    const bare = page.replace(/<(style|script)>.*?<\/\1>/gs, "");
    for (const [, close, tag, self] of bare.matchAll(/<(\/?)([a-z0-9]+)(?:\s[^>]*?)?(\/?)>/g)) {
      if (self === "/" || ["meta", "input", "wbr"].includes(tag!)) continue;
      if (close === "/") expect(open.pop()).toBe(tag);
      else open.push(tag!);
    }
    expect(open).toEqual([]);
  });

  test("is the same for the same report", () => {
    expect(write(structuredClone(sampleReports[name] as AuditReport))).toBe(page);
  });
});

test("nothing of a file reaches the page raw", () => {
  const raw =
    /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u202a-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/u;
  expect(write(sampleReports.hostile)).not.toMatch(raw);
});

describe("of very many misses", () => {
  const [miss] = sampleReports.breached.breaches;
  const many = (count: number, some: Partial<BreachReport> = {}): AuditReport => ({
    ...sampleReports.breached,
    breaches: Array.from({ length: count }, (_, line) => ({
      ...miss!,
      ...some,
      line: line + 1,
      overrunMs: line + 1,
    })),
  });

  test("the 2,000 worst stand on the page, and the rest is counted", () => {
    const page = write(many(5000));
    expect(page.match(/<tr role="row"><td role="cell" data-head="Over by"/g)).toHaveLength(2000);
    expect(page).toContain("The 2,000 worst of 5,000 misses");
    expect(page).toContain("3,000 more: -o report.json has them.");
    expect(page).toContain('data-key="5000"');
    expect(page.length).toBeLessThan(2_500_000);
  });

  test("fewer stand there where their texts are long: the page stays small", () => {
    const page = write(
      many(3000, { record: "r".repeat(900), account: "a".repeat(900), owner: "o".repeat(900) }),
    );
    expect(page.length).toBeLessThan(4_000_000);
    expect(page).toMatch(/The [\d,]+ worst of 3,000 misses/);
  });
});
