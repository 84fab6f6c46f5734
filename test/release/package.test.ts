import { readFileSync } from "node:fs";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { describe, expect, it } from "vitest";
import { projectFolder } from "../cli/run-program.js";
import { packProject } from "./packed.js";

const manifest = JSON.parse(readFileSync(`${projectFolder}package.json`, "utf8"));
const packed = packProject();
const paths = packed.files.map(({ path }) => path);
/** What the build made may be laid out in any way; everything else is listed file by file. */
const isBuilt = (path: string) => path.startsWith("dist/");

describe("what npm pack holds", () => {
  it("is what is listed, and the build", async () => {
    const listed = paths.filter((path) => !isBuilt(path)).sort();
    await expect(`${listed.join("\n")}\n`).toMatchFileSnapshot("golden/packed-files.txt");
  });

  it("of the build is code, types and modules alone, and the licences of what was bundled", () => {
    const built = paths.filter(isBuilt);
    expect(built.length).toBeGreaterThan(0);
    expect(built.filter((path) => !/\.(m?js|d\.m?ts)$/.test(path))).toEqual([
      "dist/program/package.json",
      "dist/program/THIRD-PARTY-NOTICES.txt",
    ]);
  });

  it("has all that package.json points at", () => {
    const { bin, exports } = manifest as { bin: object; exports: object };
    const targets = [bin, exports].flatMap((part) => [
      ...JSON.stringify(part).matchAll(/"(?:\.\/)?([^"]+\.\w+)"[,}]/g),
    ]);
    const pointed = targets.map(([, path]) => path as string);
    expect(pointed.length).toBeGreaterThan(2);
    expect(pointed.filter((path) => !paths.includes(path))).toEqual([]);
  });

  it("is no larger than docs/release.md says", () => {
    const page = readFileSync(`${projectFolder}docs/release.md`, "utf8");
    const [, archive, unpacked] = /at most ([\d.]+) MB packed and ([\d.]+) MB unpacked/.exec(page) ?? [];
    expect(packed.archive.length / 1e6).toBeLessThan(Number(archive));
    expect(packed.unpackedSize / 1e6).toBeLessThan(Number(unpacked));
  });
});

describe("the package", () => {
  it("is right in every respect that publint knows", async () => {
    const tarball = new Uint8Array(packed.archive).buffer;
    const { messages, pkg } = await publint({ pack: { tarball }, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  it("has types that every resolver of ES modules finds, and finds right", async () => {
    const result = await checkPackage(createPackageFromTarballData(new Uint8Array(packed.archive)));
    if (result.types === false) throw new Error("the package has no types");
    // It is ES modules only: resolvers that know none of `exports` or `import` can't load it.
    const wrong = result.problems.filter(
      (problem) =>
        !("resolutionKind" in problem && ["node10", "node16-cjs"].includes(problem.resolutionKind)) &&
        !(problem.kind === "CJSResolvesToESM"),
    );
    expect(wrong).toEqual([]);
    const [entry] = Object.values(result.entrypoints);
    expect(entry?.resolutions["node16-esm"].resolution?.fileName).toMatch(/\.d\.ts$/);
  });
});
