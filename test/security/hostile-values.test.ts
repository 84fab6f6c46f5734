import { parse } from "csv-parse/sync";
import { XMLValidator } from "fast-xml-parser";
import { describe, expect, it } from "vitest";
import { runProgram } from "../cli/run-program.js";
import { makeFolder } from "../cli/sample-folder.js";

const names = [
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "<script>alert(1)</script>",
  "</title><img src=x onerror=alert(1)>",
  "=cmd|' /C calc'!A0",
  "@SUM(1+1)*cmd",
  "\u001b[31mred\u001b]8;;http://x\u0007",
  "\u009b2J\u0000x",
  "\u202egnp.exe",
  "[link](javascript:alert(1)) | `code` |",
  "::error file=x::forged%0A",
  "]]>&amp;&lt;",
];
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const readable = names.filter((name) => !name.includes("\0"));

/** Each name is an owner, an id, a column and a value that its objective filters by. */
const leads = [
  ["Id", "Created at", "First response at", "Owner", ...readable].map(quoted).join(","),
  ...readable.map((name, at) =>
    [`${at} ${name}`, "2025-03-03 09:00", "2025-03-05 10:00", name, ...readable].map(quoted).join(","),
  ),
  "",
].join("\n");

const definition = JSON.stringify({
  version: 1,
  agreement: { id: "small", title: names[4], parties: { provider: { name: names[5] } }, timezone: "UTC" },
  sources: { leads: { file: "leads.csv", timezone: "UTC" } },
  objectives: [
    {
      id: "response",
      title: names[8],
      metric: "lead-response-time",
      owner: "provider",
      where: { owner: readable },
      target: "90% within 4 hours",
    },
  ],
});

const raw = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e]/;

async function run(format: string, ...more: string[]) {
  const cwd = makeFolder({ "sla.json": definition, "leads.csv": leads });
  const options = ["--period", "2025-03", "--as-of", "2025-03-31", "--group-by", "owner", "--format", format];
  const result = await runProgram(["check", "sla.json", ...options, ...more], { cwd });
  expect(result.stderr).not.toMatch(/failed in a way|^\s+at /m);
  expect(result.stderr).not.toMatch(raw);
  return result;
}

describe("values, columns and names that mean something to somebody else", () => {
  it("are plain values of the report in JSON: each of them is its own group", async () => {
    const { stdout, code } = await run("json");
    expect(code).toBe(1);
    const { objectives, breaches } = JSON.parse(stdout);
    const groups = objectives[0].groups as { key: string; name?: string; counts: { total: number } }[];
    expect(groups.map(({ counts }) => counts.total)).toEqual(readable.map(() => 1));
    expect(breaches.map(({ owner }: { owner: string }) => owner).sort()).toEqual([...readable].sort());
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  it.each(["table", "markdown", "html", "github", "junit"])("reach no terminal raw as %s", async (format) => {
    expect((await run(format)).stdout).not.toMatch(raw);
  });

  it("are no elements of HTML", async () => {
    const { stdout } = await run("html");
    expect(stdout).not.toMatch(/<script>alert|<img/);
    expect(stdout).toContain("&lt;script&gt;alert(1)");
  });

  it("are no links, rows or elements of Markdown", async () => {
    const { stdout } = await run("markdown");
    expect(stdout).not.toMatch(/^[^`\\]*\[link\]\(javascript/m);
    expect(stdout).not.toMatch(/(?<!\\)<script>|(?<!\\)<img/);
  });

  it("are no elements of XML", async () => {
    expect(XMLValidator.validate((await run("junit")).stdout)).toBe(true);
  });

  it("are no commands of a build", async () => {
    const { stdout } = await run("github");
    expect(
      stdout
        .split("\n")
        .filter((line) => line.startsWith("::") && !/^::(error|warning|notice|group|endgroup)/.test(line)),
    ).toEqual([]);
    expect(stdout).not.toMatch(/^::error file=x/m);
  });

  it.each(["breaches", "objectives", "measurements", "escalations"])(
    "are no formulas in CSV: %s",
    async (table) => {
      const { stdout, code } = await run("csv", "--csv", table);
      expect(code).toBe(1);
      const rows = parse(stdout, { bom: true }) as string[][];
      for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=@\t\r]|^[+-][^\d.]/);
    },
  );
});
