import { describe, expect, it } from "vitest";
import { parseAgreement } from "../../src/definition/parse-agreement.js";

const codes = async (text: string, file = "sla.yaml") =>
  (await parseAgreement(text, { file })).problems.map(({ code }) => code);

describe("a file that says nothing is told as that", () => {
  it.each(["...\n", "---\n", "null", "~\n", "# nothing\n", "&a\n"])("%j", async (text) => {
    const found = await codes(text);
    expect(found).toHaveLength(1);
    expect(["empty-definition", "yaml-syntax"]).toContain(found[0]);
  });

  it("null in JSON", async () => {
    expect(await codes("null", "sla.json")).toEqual(["empty-definition"]);
  });
});

describe("nesting and repetition that explode are told at once", () => {
  const nine = (name: string) => Array(9).fill(`*${name}`).join(",");
  const bomb = ["a", "b", "c", "d", "e", "f", "g", "h", "i"]
    .map((name, level, names) => `${name}: &${name} [${level === 0 ? "x,x" : nine(names[level - 1]!)}]\n`)
    .join("");
  it.each([
    ["brackets", "[".repeat(100_000)],
    ["dashes below blank lines", `${"\n".repeat(500)}a: 1\nb:\n${"- ".repeat(100_000)}x`],
    ["question marks", `a:\n  ${"? ".repeat(100_000)}x`],
    ["indentation", Array.from({ length: 1000 }, (_, depth) => `${" ".repeat(depth)}a:\n`).join("")],
    ["aliases of aliases", bomb],
    ["an alias in its own node", "a: &a [*a]\n"],
  ])("%s", async (_what, text) => {
    const found = await codes(text);
    expect(found.filter((code) => code === "too-deep" || code === "yaml-alias")).toHaveLength(1);
  });

  it("text of blanks alone, however much of it", async () => {
    expect(await codes(`${" ".repeat(500)}\n`.repeat(5000))).toEqual(["empty-definition"]);
  });

  it("twenty thousand aliases of as many anchors are followed in one pass", async () => {
    const names = Array.from({ length: 20_000 }, (_, at) => `x${at}`);
    const text = `${names.map((name) => `${name}: &${name} 1\n`).join("")}l: [${names.map((name) => `*${name}`).join(",")}]\n`;
    const found = await codes(text);
    expect(found.filter((code) => code === "unknown-key")).toHaveLength(20_001);
    expect(found).not.toContain("yaml-alias");
  });

  it("an alias means the last anchor of its name before it", async () => {
    const text = `version: &v 1
agreement: { id: a, title: &t First, timezone: UTC, parties: { provider: { name: *t } } }
sources: { leads: { file: &t leads.csv, timezone: UTC } }
objectives:
  - { id: *t , metric: lead-response-time, owner: provider, target: 90% within 4 hours }
`;
    const { problems } = await parseAgreement(text.replace("id: *t ", "id: r, title: *t "), {
      file: "s.yaml",
    });
    expect(problems).toEqual([]);
    const { agreement } = await parseAgreement(text.replace("id: *t ", "id: r, title: *t "), {
      file: "s.yaml",
    });
    expect(agreement?.parties[0]?.name).toBe("First");
    expect(agreement?.objectives[0]?.title).toBe("leads.csv");
  });
});
