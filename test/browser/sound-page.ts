import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";
import type { BrowserPage, PageOptions } from "./chromium.js";
import { hostileValues } from "./hostile-report.js";
import { wide } from "./open-pages.js";

/** The ways in which every page is looked at. */
const viewings: readonly (readonly [name: string, options: PageOptions])[] = [
  ["on a desk", wide],
  ["on a phone", { width: 390 }],
  ["in the dark", { ...wide, scheme: "dark" }],
  ["on a phone in the dark", { width: 390, scheme: "dark" }],
];

/** Looks at each page in all of these ways. */
export function testSound<Name extends string>(
  kind: string,
  names: readonly Name[],
  open: (name: Name, options: PageOptions) => Promise<BrowserPage>,
): void {
  describe.each(names)(`the ${kind} %s`, (name) => {
    test.each(viewings)(
      "%s: no error, no request, nothing wider than the page, and no barrier that axe knows",
      async (_, options) => {
        await expectSound(await open(name, options), options);
      },
    );
  });
}

async function expectSound(page: BrowserPage, { width }: PageOptions): Promise<void> {
  expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
  const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  await page.evaluate(`${axe}; undefined`);
  const violations = await page.evaluate<unknown[]>(
    `axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations.map(({ id, nodes }) =>
    id + ": " + nodes.slice(0, 3).map(({ html, failureSummary }) => html.slice(0, 200) + failureSummary).join(" | ")))`,
  );
  expect(violations).toEqual([]);
  expect(page.complaints).toEqual([]);
  expect(page.requests).toEqual([]);
}

/** Every hostile value is shown as text, and none of them has become anything else. */
export async function expectHarmless(page: BrowserPage): Promise<void> {
  const text = await page.evaluate<string>("document.body.textContent");
  for (const { shown } of hostileValues) expect(text).toContain(shown);
  const foreign = await page.evaluate<number>(
    `document.querySelectorAll("img, iframe, object, embed, link, base, form, [onerror], [onload], [onclick], [style]").length`,
  );
  expect(foreign).toBe(0);
  expect(await page.evaluate("window.wasHere")).toBeUndefined();
}

/** No script but the page's own runs in it, nor does any picture load, even if one got in. */
export async function expectGuarded(page: BrowserPage): Promise<void> {
  await page.evaluate(`{
    const script = document.createElement("script");
    script.textContent = "window.wasHere = true";
    document.body.append(script);
    const image = document.createElement("img");
    image.src = "https://example.invalid/pixel.png";
    document.body.append(image);
  } undefined`);
  expect(await page.evaluate("window.wasHere")).toBeUndefined();
  expect(page.complaints.some((text) => text.includes("Content Security Policy"))).toBe(true);
}

/** How many pages it prints to, by the size of the paper in inches. */
export async function printPages(
  page: BrowserPage,
  paperWidth: number,
  paperHeight: number,
): Promise<number> {
  const printed = await page.send("Page.printToPDF", { paperWidth, paperHeight });
  const pdf = Buffer.from(printed["data"] as string, "base64").toString("latin1");
  return pdf.match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;
}
