import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { projectFolder } from "../cli/run-program.js";

const runCommand = promisify(execFile);

const manifest = JSON.parse(readFileSync(`${projectFolder}package.json`, "utf8")) as {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};
const page = readFileSync(`${projectFolder}ARCHITECTURE.md`, "utf8");
const section = /\n## Dependencies\n([\s\S]*?)\n## /.exec(page)?.[1] ?? "";

/** Each package of the tables with its reason. */
const reasons = new Map(
  [...section.matchAll(/^\| (?!-|package|for work)(.+?) +\| (.+?) +\|$/gm)].flatMap(([, names, reason]) =>
    (names as string).split(", ").map((name) => [name, reason as string] as const),
  ),
);
const all = { ...manifest.dependencies, ...manifest.devDependencies };

describe("every dependency", () => {
  it("stands in ARCHITECTURE.md with its reason, and nothing else does", () => {
    expect([...reasons.keys()].sort()).toEqual(Object.keys(all).sort());
    for (const [name, reason] of reasons) expect(reason.length, name).toBeGreaterThan(8);
  });

  it("is pinned to one version", () => {
    expect(Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual(
      [],
    );
  });

  it("stands in the lock file with all that it needs, on other machines too, or npm ci refuses it", () => {
    const { packages } = JSON.parse(readFileSync(`${projectFolder}package-lock.json`, "utf8")) as {
      packages: Record<string, { dependencies?: object; optionalDependencies?: object }>;
    };
    /** Whether a package is found from a place, as Node looks for it. */
    const isFound = (from: string, name: string): boolean => {
      if (`${from}node_modules/${name}` in packages) return true;
      const outer = from.lastIndexOf("node_modules/", from.length - 2);
      return from !== "" && isFound(from.slice(0, Math.max(outer, 0)), name);
    };
    const lacking = Object.entries(packages).flatMap(([path, { dependencies, optionalDependencies }]) =>
      Object.keys({ ...dependencies, ...optionalDependencies })
        .filter((name) => !isFound(path === "" ? "" : `${path}/`, name))
        .map((name) => `${path} needs ${name}`),
    );
    expect(lacking).toEqual([]);
  });

  it("is used, and so is every file and every export (knip)", async () => {
    const knip = runCommand("node_modules/.bin/knip", ["--no-progress"], { cwd: projectFolder });
    const { stdout, stderr, code } = await knip.catch((error) => error);
    expect({ stdout, stderr, code }).toEqual({ stdout: "", stderr: "", code: undefined });
  });
});
