import { readdirSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { join } from "node:path";
import type { OutputChunk } from "rolldown";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { projectFolder } from "./run-program.js";

const { bundleProgram, listSources } = await import(`${projectFolder}build/bundle-program.mjs`);
const { composeNotices } = await import(`${projectFolder}build/compose-notices.mjs`);
const chunks: OutputChunk[] = await bundleProgram();
const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));

/** The chunks that are loaded with one, and not later by `import()`. */
function loadedWith(chunk: OutputChunk, loaded = new Set<OutputChunk>()): Set<OutputChunk> {
  loaded.add(chunk);
  for (const name of chunk.imports) {
    const next = byName.get(name);
    if (next !== undefined && !loaded.has(next)) loadedWith(next, loaded);
  }
  return loaded;
}

function chunkOf(source: string): OutputChunk {
  const chunk = chunks.find(({ moduleIds }) => moduleIds.includes(join(projectFolder, source)));
  if (chunk === undefined) throw new Error(`no file has ${source}`);
  return chunk;
}

/** The sources, relative to the project, that are loaded for one. */
function sourcesFor(source: string): string[] {
  const paths: string[] = listSources([...loadedWith(chunkOf(source))]);
  return paths.map((path) => path.slice(projectFolder.length).replaceAll("\\", "/"));
}

function packageOf(source: string): string | undefined {
  return /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1];
}

const late = [
  "zod",
  "yaml",
  "date-holidays",
  "moment",
  "hucre",
  "d3-scale",
  "d3-shape",
  "csv-parse",
  "cli-table3",
];

describe("the bundled program", () => {
  it("answers --version with its first files and the version", () => {
    expect(sourcesFor("src/cli/open-program.ts")).toEqual([
      "src/cli/keep-compiled.ts",
      "src/cli/open-program.ts",
    ]);
    expect(sourcesFor("src/cli/start.ts")).toEqual(["src/cli/start.ts", "src/model/tool.ts"]);
  });

  it.each([
    ["src/cli/main.ts", []],
    ["src/intake/read-source.ts", ["csv-parse"]],
    ["src/definition/parse-agreement.ts", ["yaml", "zod"]],
    ["src/cli/commands/check-several.ts", ["csv-parse", "cli-table3"]],
    ["src/cli/commands/inspect.ts", ["csv-parse", "cli-table3"]],
    // What shows the report of a check finds the packages of the check already there.
    ["src/formats/csv.ts", ["csv-parse", "cli-table3"]],
    ["src/formats/html.ts", ["csv-parse", "cli-table3", "d3-scale", "d3-shape"]],
    ["src/formats/xlsx.ts", ["csv-parse", "cli-table3", "hucre"]],
  ])("loads no more packages than it needs: %s", (source, packages) => {
    const loaded = new Set(sourcesFor(source).map(packageOf));
    expect(late.filter((name) => loaded.has(name) && !packages.includes(name))).toEqual([]);
  });

  it("reads few files for a check", () => {
    const sources = [
      "src/cli/commands/check-several.ts",
      "src/definition/parse-agreement.ts",
      "src/formats/table.ts",
    ];
    const files = new Set(sources.flatMap((source) => [...loadedWith(chunkOf(source))]));
    expect(files.size).toBeLessThan(10);
  });

  it("leaves out the languages of zod that nobody uses", () => {
    expect(
      listSources(chunks).filter((path: string) => /zod.+locales.(?!en\.js|index\.js)/.test(path)),
    ).toEqual([]);
  });

  it("needs no package beside it", () => {
    const imported = chunks.flatMap(({ imports, dynamicImports }) => [...imports, ...dynamicImports]);
    expect(imported.filter((name) => !byName.has(name) && !isBuiltin(name))).toEqual([]);
  });

  it("is the same each time", async () => {
    const again: OutputChunk[] = await bundleProgram();
    expect(again.map(({ fileName, code }) => [fileName, code])).toEqual(
      chunks.map(({ fileName, code }) => [fileName, code]),
    );
  });

  it("comes with the licences of all that is in it", () => {
    const sources: string[] = listSources(chunks);
    const notices: string = composeNotices(sources);
    const packages = new Set(
      sources.flatMap((source) => /^.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1] ?? []),
    );
    expect(packages.size).toBeGreaterThan(late.length);
    for (const name of packages)
      expect(notices).toMatch(new RegExp(`^${name} \\d+\\.\\d+.*\nLicence: \\S`, "m"));
    expect(() => composeNotices(["node_modules/no-such-package/index.js"])).toThrow();
  });
});

describe("the built library", () => {
  const dist = join(projectFolder, "dist");

  it("imports only what is installed with it", () => {
    const modules = readdirSync(dist, { recursive: true, encoding: "utf8" }).filter(
      (file) => file.endsWith(".js") && !file.startsWith("program"),
    );
    const names = modules.flatMap((file) => {
      const { importedFiles } = ts.preProcessFile(readFileSync(join(dist, file), "utf8"), true, true);
      return importedFiles.map(({ fileName }) => fileName);
    });
    const packages = names
      .filter((name) => !name.startsWith(".") && !isBuiltin(name))
      .map((name) => packageOf(`node_modules/${name}`));
    const { dependencies } = JSON.parse(readFileSync(join(projectFolder, "package.json"), "utf8"));
    expect(modules).toContain("index.js");
    expect(packages).toContain("zod");
    expect(packages.filter((name) => name === undefined || !(name in dependencies))).toEqual([]);
  });
});
