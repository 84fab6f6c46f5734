import { type ChildProcess, spawn } from "node:child_process";
import { accessSync, constants, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import type { Readable, Writable } from "node:stream";

const commands = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/** The Chromium of CHROME_PATH, of the path, or one that Playwright has put there; undefined where there is none. */
export function findChromium(): string | undefined {
  const named = process.env["CHROME_PATH"];
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return [
    ...(named === undefined ? [] : [named]),
    ...folders.flatMap((folder) => commands.map((command) => join(folder, command))),
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ...findPlaywrights(),
  ].find(isExecutable);
}

function findPlaywrights(): string[] {
  const cache = process.env["PLAYWRIGHT_BROWSERS_PATH"] ?? join(homedir(), ".cache", "ms-playwright");
  try {
    return readdirSync(cache)
      .filter((name) => name.startsWith("chromium-"))
      .sort()
      .reverse()
      .map((name) => join(cache, name, "chrome-linux", "chrome"));
  } catch {
    return [];
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Record<string, unknown>;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
}

export interface PageOptions {
  readonly width: number;
  readonly height?: number;
  readonly scheme?: "light" | "dark";
  readonly scripts?: boolean;
}

/** A page that was opened from a file, and what happened to it since. */
export interface BrowserPage {
  /** Addresses that it asked for, its own apart. */
  readonly requests: readonly string[];
  /** Errors, warnings and whatever else it wrote to the console, dialogs too. */
  readonly complaints: readonly string[];
  evaluate<T>(expression: string): Promise<T>;
  send(method: string, params?: Record<string, unknown>): Promise<Record<string, unknown>>;
}

export interface Browser {
  open(url: string, options: PageOptions): Promise<BrowserPage>;
  close(): Promise<void>;
}

const patience = 30_000;

/** Starts a Chromium of its own without a window, and speaks to it by its protocol over two pipes. */
export async function startBrowser(path: string): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), "sla-audit-browser-"));
  const child = spawn(
    path,
    [
      "--headless=new",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-dev-shm-usage",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-default-apps",
      "--disable-sync",
      "--no-first-run",
      "--hide-scrollbars",
      "--remote-debugging-pipe",
      `--user-data-dir=${profile}`,
    ],
    { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] },
  );
  const call = speak(child);
  await call("Browser.getVersion");
  return {
    open: (url, options) => openPage(call, url, options),
    async close() {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      await call("Browser.close").catch(() => child.kill("SIGKILL"));
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

interface Call {
  (method: string, params?: object, sessionId?: string): Promise<Record<string, unknown>>;
  listen(sessionId: string, listener: (method: string, params: Record<string, unknown>) => void): void;
}

/** Messages are JSON with a zero byte behind each. */
function speak(child: ChildProcess): Call {
  const [, , , input, output] = child.stdio as unknown as [null, null, null, Writable, Readable];
  const waiting = new Map<
    number,
    { resolve(result: Record<string, unknown>): void; reject(error: Error): void }
  >();
  const listeners = new Map<string, (method: string, params: Record<string, unknown>) => void>();
  let count = 0;
  let rest = Buffer.alloc(0);
  const fail = (error: Error) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  output.on("data", (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      const text = rest.subarray(0, end).toString("utf8");
      rest = rest.subarray(end + 1);
      take(JSON.parse(text) as Message & { sessionId?: string });
    }
  });
  child.once("error", fail);
  child.once("exit", () => fail(new Error("the browser has ended")));

  function take(message: Message & { sessionId?: string }): void {
    if (message.id === undefined) {
      listeners.get(message.sessionId ?? "")?.(message.method ?? "", message.params ?? {});
      return;
    }
    const answer = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error !== undefined) answer?.reject(new Error(message.error.message));
    else answer?.resolve(message.result ?? {});
  }

  const call = (method: string, params: object = {}, sessionId?: string) =>
    new Promise<Record<string, unknown>>((resolve, reject) => {
      const id = ++count;
      const timer = setTimeout(() => reject(new Error(`no answer to ${method}`)), patience);
      waiting.set(id, {
        resolve(result) {
          clearTimeout(timer);
          resolve(result);
        },
        reject(error) {
          clearTimeout(timer);
          reject(error);
        },
      });
      const message = { id, method, params, ...(sessionId === undefined ? {} : { sessionId }) };
      input.write(`${JSON.stringify(message)}\0`);
    });
  return Object.assign(call, { listen: listeners.set.bind(listeners) as Call["listen"] });
}

async function openPage(call: Call, url: string, options: PageOptions): Promise<BrowserPage> {
  const { targetId } = await call("Target.createTarget", { url: "about:blank" });
  const attached = await call("Target.attachToTarget", { targetId, flatten: true });
  const session = attached["sessionId"] as string;
  const send = (method: string, params: object = {}) => call(method, params, session);
  const requests: string[] = [];
  const complaints: string[] = [];
  let loaded = () => {};
  const load = new Promise<void>((resolve) => {
    loaded = resolve;
  });
  call.listen(session, (method, params) => {
    if (method === "Page.loadEventFired") loaded();
    if (method === "Network.requestWillBeSent") {
      const asked = (params["request"] as { url: string }).url;
      if (asked.split("#")[0] !== url.split("#")[0]) requests.push(asked);
    }
    if (method === "Runtime.exceptionThrown" || method === "Runtime.consoleAPICalled")
      complaints.push(JSON.stringify(params));
    if (method === "Log.entryAdded") complaints.push(JSON.stringify(params["entry"]));
    if (method === "Page.javascriptDialogOpening") {
      complaints.push(`dialog: ${String(params["message"])}`);
      void send("Page.handleJavaScriptDialog", { accept: false });
    }
  });
  for (const domain of ["Page", "Network", "Runtime", "Log"]) await send(`${domain}.enable`);
  await send("Emulation.setDeviceMetricsOverride", {
    width: options.width,
    height: options.height ?? 900,
    deviceScaleFactor: 1,
    mobile: options.width < 600,
  });
  await send("Emulation.setEmulatedMedia", {
    features: [{ name: "prefers-color-scheme", value: options.scheme ?? "light" }],
  });
  if (options.scripts === false) await send("Emulation.setScriptExecutionDisabled", { value: true });
  await send("Page.navigate", { url });
  await load;
  return {
    requests,
    complaints,
    send,
    async evaluate<T>(expression: string) {
      const answer = await send("Runtime.evaluate", { expression, returnByValue: true, awaitPromise: true });
      if (answer["exceptionDetails"] !== undefined)
        throw new Error(JSON.stringify(answer["exceptionDetails"]));
      return (answer["result"] as { value: T }).value;
    },
  };
}
