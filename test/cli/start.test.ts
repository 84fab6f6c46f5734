import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { toolVersion } from "../../src/model/tool.js";
import { runProgram, runScript } from "./run-program.js";

describe("--version", () => {
  it.each([["--version"], ["-V"], ["--version", "check"], ["check", "--version"]])(
    "is answered and nothing else is done: %j",
    async (...args: string[]) => {
      expect(await runProgram(args)).toEqual({ code: 0, stdout: `${toolVersion}\n`, stderr: "" });
    },
  );

  it.skipIf(!existsSync("/dev/full"))("that could not be written is told", async () => {
    expect(await runScript("sla-audit --version > /dev/full")).toEqual({
      code: 2,
      stdout: "",
      stderr: expect.stringMatching(/^standard output: .+\n$/),
    });
  });
});
