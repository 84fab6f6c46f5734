import { describe, expect, it } from "vitest";
import { joinAmountWords } from "../../src/cli/join-amount-words.js";
import { settleAmount, settleNumber, settleShare } from "../../src/cli/settle-figure.js";

const figure = (text: string, settled: { ok: boolean; value?: unknown }) => {
  expect(settled.ok, text).toBe(true);
  return settled.value as { numerator: bigint; denominator: bigint };
};
const argsOf = (settled: { ok: boolean; problem?: unknown }) =>
  (settled.problem as { args: { reason: string; near?: string } } | undefined)?.args;

describe("an amount on the command line", () => {
  it.each<[string, number, string | undefined, number]>([
    ["5000", 5000, undefined, 1],
    ["5k", 5000, undefined, 1],
    ["5 k EUR", 5000, "EUR", 1],
    ["1.2M", 1_200_000, undefined, 1],
    ["99.50 usd", 99.5, "USD", 1],
    ["€5000", 5000, "EUR", 1],
    ["USD 5000", 5000, "USD", 1],
    ["60000 EUR per year", 60_000, "EUR", 12],
    ["15k/quarter", 15_000, undefined, 3],
    ["5000 MXN", 5000, "MXN", 1],
  ])("%s", (text, expected, currency, months) => {
    const settled = settleAmount("--revenue", text, true);
    const amount = figure(text, settled) as unknown as { value: { numerator: bigint; denominator: bigint } };
    expect(Number(amount.value.numerator) / Number(amount.value.denominator)).toBe(expected);
    expect(settled).toMatchObject({ value: { months, ...(currency === undefined ? {} : { currency }) } });
    if (currency === undefined) expect(amount).not.toHaveProperty("currency");
  });

  it.each<[string, string, string | undefined]>([
    ["5,000", "has a sign between its digits", "--revenue 5000"],
    ["5,000 USD", "has a sign between its digits", '--revenue "5000 USD"'],
    ["5.000", "has a sign between its digits", "--revenue 5000"],
    ["5.000,50", "has a sign between its digits", "--revenue 5000.50"],
    ["1'234'567", "has a sign between its digits", "--revenue 1234567"],
    ["5 000 EUR per year", "has a sign between its digits", '--revenue "5000 EUR per year"'],
    ["12,5k", "has a sign between its digits", "--revenue 12.5k"],
    ["$5000", 'does not say which currency "$" is', undefined],
    ["5000 XYZ", 'holds "XYZ", which is no currency', undefined],
    ["€5000 EUR", "which is no currency", undefined],
    ["-5000", "is less than nothing", undefined],
    ["0.00", "is nothing", undefined],
    ["five", "is no amount of money", undefined],
    ["5000 USD per week", "is no amount of money", undefined],
    ["1.23456", "more than 12 digits or 4 decimals", undefined],
    ["", "is no amount of money", undefined],
  ])("%s is refused", (text, reason, near) => {
    const args = argsOf(settleAmount("--revenue", text, true));
    expect(args?.reason).toContain(reason);
    expect(args?.near).toBe(near);
  });

  it("a deal is worth the same in every month", () => {
    expect(argsOf(settleAmount("--deal-value", "100 per month", false))?.reason).toContain("is for a time");
  });
});

describe("a rate on the command line", () => {
  it.each<[string, bigint, bigint]>([
    ["20%", 20n, 100n],
    ["12.5 %", 125n, 1000n],
    ["100%", 100n, 100n],
    ["0.01%", 1n, 10_000n],
  ])("%s", (text, numerator, denominator) => {
    const value = figure(text, settleShare("--close-rate", text, "20%"));
    expect(value.numerator * denominator).toBe(numerator * value.denominator);
  });

  it.each<[string, string, string | undefined]>([
    ["0%", "is none of them", undefined],
    ["120%", "is more than all of them", undefined],
    ["100.0001%", "is more than all of them", undefined],
    ["-20%", "is less than none of them", undefined],
    ["20", "has no percent sign", "--close-rate 20%"],
    ["0.2", "has no percent sign", "--close-rate 20%"],
    ["0.055", "has no percent sign", "--close-rate 5.5%"],
    ["150", "has no percent sign", undefined],
    ["12,5%", "has a comma", "--close-rate 12.5%"],
    ["0.001%", "is below 0.01%", undefined],
    ["1/2", "is no percentage", undefined],
  ])("%s is refused", (text, reason, near) => {
    const args = argsOf(settleShare("--close-rate", text, "20%"));
    expect(args?.reason).toContain(reason);
    expect(args?.near).toBe(near);
  });

  it("a share of time may be none of it", () => {
    expect(settleShare("--marketing-share", "0%", "60%", true).ok).toBe(true);
  });
});

describe("a number on the command line", () => {
  const range = { from: 0, to: 24, decimals: 2, example: "4" };
  it.each(["4", "7.25", "24"])("%s", (text) => {
    expect(settleNumber("--hours-per-day", text, range).ok).toBe(true);
  });
  it.each(["0", "24.01", "-1", "1e3", "four", "1.234", "", "4h"])("%s is refused", (text) => {
    expect(settleNumber("--hours-per-day", text, range).ok).toBe(false);
  });
});

describe("words that belong to one value", () => {
  it.each([
    [
      ["plan", "--revenue", "5000", "USD", "per", "month", "--reps", "3"],
      ["plan", "--revenue", "5000 USD per month", "--reps", "3"],
    ],
    [
      ["plan", "--revenue", "5k", "sla.yaml"],
      ["plan", "--revenue", "5k", "sla.yaml"],
    ],
    [
      ["--conversion-rate", "40%", "of", "qualified", "leads"],
      ["--conversion-rate", "40% of qualified leads"],
    ],
    [["--revenue"], ["--revenue"]],
    [
      ["check", "USD", "per"],
      ["check", "USD", "per"],
    ],
  ])("%j", (given, joined) => {
    expect(joinAmountWords(given)).toEqual(joined);
  });
});
