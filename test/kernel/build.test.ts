import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { codePath, compileKernel } from "../../kernel/build.mjs";

it("the kernel in the program is the one that its source compiles to: npm run kernel", async () => {
  expect(await compileKernel()).toBe(readFileSync(codePath, "utf8"));
}, 60_000);
