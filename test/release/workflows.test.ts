import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { listLicensed } from "../../release/licences.mjs";
import { projectFolder } from "../cli/run-program.js";

interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

interface Job {
  readonly needs?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: readonly { readonly uses?: string; readonly run?: string }[];
}

const folder = `${projectFolder}.github/workflows`;
const workflows = Object.fromEntries(
  readdirSync(folder).map((name) => [name, parse(readFileSync(`${folder}/${name}`, "utf8")) as Workflow]),
);
const release = workflows["release.yml"]!;
const runsOf = ({ steps }: Job) => steps.flatMap(({ run }) => run ?? []);
const scripts = JSON.parse(readFileSync(`${projectFolder}package.json`, "utf8")).scripts as object;

describe.each(Object.entries(workflows))("%s", (_, { permissions, jobs }) => {
  it("pins every action to a commit", () => {
    const used = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ uses }) => uses ?? []));
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/.test(action))).toEqual([]);
  });

  it("may do no more than read, unless a job says why", () => {
    expect(permissions).toEqual({ contents: "read" });
  });

  it("runs scripts that there are", () => {
    const called = Object.values(jobs)
      .flatMap(runsOf)
      .flatMap((run) =>
        [...run.matchAll(/npm run (?:--silent )?([\w:]+)/g)].map(([, name]) => name as string),
      );
    expect(called.filter((name) => !(name in scripts))).toEqual([]);
  });
});

describe("a release", () => {
  const { test, publish } = release.jobs as { test: Job; publish: Job };

  it("is tested before it is published, on every Node and as it is packed", () => {
    expect(runsOf(test)).toEqual(expect.arrayContaining(["npm test", "npm run release:check"]));
    expect(publish.needs).toBe("test");
    expect(Object.values(release.jobs).filter((job) => runsOf(job).join().includes("npm publish"))).toEqual([
      publish,
    ]);
  });

  it("says where it comes from, by a token that no other job gets", () => {
    expect(runsOf(publish).find((run) => run.startsWith("npm publish"))).toContain("--provenance");
    expect(publish.permissions).toEqual({ contents: "read", "id-token": "write" });
    expect(test.permissions).toBeUndefined();
  });

  it("has a list of parts that names what is installed with it", () => {
    const told = execFileSync("npm", ["run", "--silent", "sbom"], {
      cwd: projectFolder,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    const { bomFormat, components } = JSON.parse(told) as {
      bomFormat: string;
      components: { name: string; version: string }[];
    };
    expect(bomFormat).toBe("CycloneDX");
    const parts = components.map(({ name, version }) => `${name}@${version}`).sort();
    expect(parts).toEqual(
      listLicensed()
        .map(({ name, version }) => `${name}@${version}`)
        .sort(),
    );
  });
});
