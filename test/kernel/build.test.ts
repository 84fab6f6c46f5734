import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { codePath, compileKernel } from "../../kernel/build.mjs";
import { kernelCode } from "../../src/intake/kernel-code.js";

declare const WebAssembly: {
  readonly Module: (new (
    code: Uint8Array,
  ) => object) & {
    imports(module: object): unknown[];
    exports(module: object): { kind: string }[];
  };
};

it("the kernel in the program is the one that its source compiles to: npm run kernel", async () => {
  expect(await compileKernel()).toBe(readFileSync(codePath, "utf8"));
}, 60_000);

it("the kernel reaches nothing outside its memory", () => {
  const module = new WebAssembly.Module(Buffer.from(kernelCode, "base64"));
  expect(WebAssembly.Module.imports(module)).toEqual([]);
  expect(WebAssembly.Module.exports(module).filter(({ kind }) => kind === "memory")).toHaveLength(1);
});
