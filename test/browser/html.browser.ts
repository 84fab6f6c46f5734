import { describe, expect, test } from "vitest";
import { renderHtml } from "../../src/formats/html.js";
import type { AuditReport } from "../../src/model/report.js";
import { sampleReports } from "../formats/sample-reports.js";
import { hostileReport, hostileValues } from "./hostile-report.js";
import { openPages, wide } from "./open-pages.js";
import { expectGuarded, expectHarmless, printPages, testSound } from "./sound-page.js";

const reports = { ...sampleReports, "hostile-markup": hostileReport } satisfies Record<string, AuditReport>;
const names = Object.keys(reports) as (keyof typeof reports)[];

const open = openPages(names, (name) => renderHtml(reports[name]));

testSound("report", names, open);

test("what a file says is text and nothing else, whatever it looks like", async () => {
  const page = await open("hostile-markup");
  await expectHarmless(page);
  expect(await page.evaluate("document.scripts.length")).toBe(1);
  expect(await page.evaluate("document.title")).toContain(hostileValues[0]?.shown);
});

test("no script but its own would run, nor any picture load, even if one got in", async () => {
  await expectGuarded(await open("met"));
});

describe("the table of misses", () => {
  const records = `[...document.querySelectorAll("#misses tbody tr:not([hidden]) th")].map((cell) => cell.textContent)`;
  const click = (head: string) =>
    `[...document.querySelectorAll("#misses thead button")].find((each) => each.textContent === "${head}").click()`;
  const type = (id: string, value: string, event: string) =>
    `{ const field = document.getElementById("${id}"); field.value = ${JSON.stringify(value)}; field.dispatchEvent(new Event("${event}")); } undefined`;

  test("is sorted by any column, up and down, and says so", async () => {
    const page = await open("breached");
    const first = async () => (await page.evaluate<string[]>(records))[0];
    expect(await first()).toBe("ZD-88213");
    await page.evaluate(click("Record"));
    expect(await first()).toBe("L-0007");
    await page.evaluate(click("Record"));
    expect(await first()).toBe("ZD-88213");
    await page.evaluate(click("Started"));
    const newest = await first();
    await page.evaluate(click("Started"));
    expect(await first()).toBe("L-1040");
    expect(newest).not.toBe("L-1040");
    expect(
      await page.evaluate(
        `[...document.querySelectorAll("[aria-sort]")].map((each) => each.textContent + each.ariaSort)`,
      ),
    ).toEqual(["Startedascending"]);
  });

  test("is filtered by words and by objective, and says how many are left", async () => {
    const page = await open("breached");
    await page.evaluate(type("search", "samuel GLOBEX", "input"));
    const found = await page.evaluate<string[]>(records);
    expect(found.length).toBeGreaterThan(0);
    const fits = sampleReports.breached.breaches.filter(
      ({ owner, account }) => owner === "Samuel Okonkwo-Fitzgerald" && account === "Globex",
    );
    expect(found.length).toBe(fits.length);
    expect(await page.evaluate("document.getElementById('found').value")).toBe(`${fits.length} of 37 shown`);
    await page.evaluate(type("search", "", "input"));
    await page.evaluate(type("objective", "critical-resolution", "change"));
    expect(await page.evaluate(records)).toEqual(["ZD-88213"]);
  });

  test("stands there without scripts too, with nothing that would not work", async () => {
    const page = await open("breached", { ...wide, scripts: false });
    const { root } = (await page.send("DOM.getDocument")) as { root: { nodeId: number } };
    const query = async (selector: string) =>
      ((await page.send("DOM.querySelectorAll", { nodeId: root.nodeId, selector }))["nodeIds"] as number[])
        .length;
    expect(await query("#misses tbody tr")).toBe(37);
    expect(await query("#misses button")).toBe(0);
    expect(await query(".filter[hidden]")).toBe(1);
  });
});

test.each([
  ["A4", 8.27, 11.69],
  ["Letter", 8.5, 11],
])("prints to %s: some pages, all of them with something on it", async (_, paperWidth, paperHeight) => {
  const pages = await printPages(await open("scoped"), paperWidth, paperHeight);
  expect(pages).toBeGreaterThanOrEqual(2);
  expect(pages).toBeLessThanOrEqual(6);
});
