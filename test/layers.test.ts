import { readdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { cruise, type ICruiseOptions, type ICruiseResult } from "dependency-cruiser";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const rules = createRequire(import.meta.url)("../.dependency-cruiser.cjs") as {
  folders: string[];
  forbidden: { name: string; comment: string }[];
  options: ICruiseOptions;
};

function listFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? listFiles(path) : [path];
  });
}

const sources = listFiles("src").filter((path) => path.endsWith(".ts"));

describe("the import laws", () => {
  it("each has a reason", () => {
    for (const { name, comment } of rules.forbidden) expect(comment, name).toMatch(/^[A-Z].{20,}\.$/);
  });

  it("know every folder", () => {
    const folders = readdirSync("src").filter((name) => statSync(join("src", name)).isDirectory());
    expect(folders.filter((name) => !rules.folders.includes(name))).toEqual([]);
  });

  it("hold for every file", async () => {
    const { output } = await cruise(["src"], {
      ...rules.options,
      ruleSet: { forbidden: rules.forbidden } as NonNullable<ICruiseOptions["ruleSet"]>,
      validate: true,
    });
    const { summary, modules } = output as ICruiseResult;
    expect(modules.length).toBeGreaterThan(sources.length - 1);
    const broken = summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`);
    expect(broken).toEqual([]);
  });
});

/** Names through which a program learns something about the machine, the moment or chance, or speaks. */
const worldly = new Set([
  "process",
  "console",
  "performance",
  "fetch",
  "crypto",
  "require",
  "globalThis",
  "setTimeout",
  "setInterval",
  "setImmediate",
]);

/** `Date()` and `new Date()` ask the system clock; so may a spread that turns out empty. */
function asksClock(node: ts.CallExpression | ts.NewExpression, file: ts.SourceFile): boolean {
  if (node.expression.getText(file) !== "Date") return false;
  const { arguments: given } = node;
  return ts.isCallExpression(node) || !given?.length || given.some(ts.isSpreadElement);
}

describe("purity outside the command line", () => {
  it.each(sources.filter((path) => !path.startsWith("src/cli/")))("%s", (path) => {
    const found: string[] = [];
    const file = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.ES2022, true);
    const visit = (node: ts.Node): void => {
      if (ts.isPropertyAccessExpression(node)) {
        const text = node.getText(file);
        if (text === "Date.now" || text === "Math.random") found.push(text);
        visit(node.expression);
        return;
      }
      if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && asksClock(node, file)) {
        found.push(node.getText(file));
      }
      if (ts.isIdentifier(node) && worldly.has(node.text) && !ts.isPropertyAssignment(node.parent)) {
        found.push(node.text);
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
    expect(found).toEqual([]);
  });
});

describe("names", () => {
  it("no file or folder is a drawer for leftovers", () => {
    const drawers = sources.filter((path) =>
      /(^|\/)(util|helper|common|misc|shared|stuff)[^/]*(\/|\.ts$)/.test(path),
    );
    expect(drawers).toEqual([]);
  });
});
