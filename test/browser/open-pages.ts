import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll } from "vitest";
import { type Browser, type BrowserPage, findChromium, type PageOptions, startBrowser } from "./chromium.js";

export const wide: PageOptions = { width: 1280 };

type Text = Iterable<string> | AsyncIterable<string>;

/**
 * Writes pages to a folder and starts a browser before the tests of a file, and takes both away behind them.
 *
 * @param names the pages, each the name of a file
 * @returns opens one of the pages by its name
 */
export function openPages<Name extends string>(
  names: readonly Name[],
  render: (name: Name) => Text,
): (name: Name, options?: PageOptions) => Promise<BrowserPage> {
  let browser: Browser;
  let folder: string;

  beforeAll(async () => {
    const chromium = findChromium();
    if (chromium === undefined) {
      throw new Error("No Chromium was found. Install one, or name it: CHROME_PATH=/usr/bin/chromium");
    }
    folder = mkdtempSync(join(tmpdir(), "sla-audit-pages-"));
    for (const name of names) {
      let text = "";
      for await (const chunk of render(name)) text += chunk;
      writeFileSync(join(folder, `${name}.html`), text);
    }
    browser = await startBrowser(chromium);
  });

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  return (name, options = wide) => browser.open(pathToFileURL(join(folder, `${name}.html`)).href, options);
}
