import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guardFormula, unguardFormula } from "../../src/model/formula-guard.js";

describe("a cell that is written for a spreadsheet", () => {
  it.each([
    ["=1+1", "'=1+1"],
    ["+49 30 1234", "'+49 30 1234"],
    ["-2h 30m", "'-2h 30m"],
    ["@acme", "'@acme"],
    ["\t=1", "'\t=1"],
    ["\rx", "'\rx"],
    [" =1+1", "' =1+1"],
    ["＝1+1", "'＝1+1"],
    ["-5+cmd|' /C calc'!A0", "'-5+cmd|' /C calc'!A0"],
    ["-5", "-5"],
    ["+1,234.50", "+1,234.50"],
    ["-3%", "-3%"],
    ["-", "-"],
    ["2025-03-03", "2025-03-03"],
    ["a=b", "a=b"],
    ["'quoted'", "'quoted'"],
    ["'=1", "''=1"],
    ["", ""],
  ])("%j is written as %j", (text, written) => {
    expect(guardFormula(text)).toBe(written);
    expect(unguardFormula(written)).toBe(text);
  });

  const cell = fc.string({ unit: fc.constantFrom("'", "=", "+", "-", "@", "\t", "\r", " ", "1", ",", "a") });

  it("is read back as it was, and never begins as a formula does", () => {
    fc.assert(
      fc.property(cell, (text) => {
        const written = guardFormula(text);
        expect(unguardFormula(written)).toBe(text);
        if (!/^[+-][\d.,]*$/.test(written)) expect(written).not.toMatch(/^\s*[=+\-@]|^[\t\r]/);
      }),
    );
  });
});
