import type { SourceSpec } from "../model/agreement.js";
import { currenciesOf } from "../model/currency.js";
import { createBlankTest } from "./blanks.js";
import type { FilePlan } from "./plan-file.js";
import type { CurrencyTest } from "./read-number.js";

/** The currencies that the amounts of a column can be in, where nothing else says it: those of its first sign. */
export interface SignsOfColumn {
  possible: readonly string[] | undefined;
}

/**
 * Tests the sign at an amount against the currency in force: that of the row's `currency` column, else the one
 * that the source declares, else what the signs before it can all stand for. Amounts in different currencies
 * must never be added (semantics 29). A word in the currency column that is no currency is not judged here.
 */
export function createCurrencyTest(source: SourceSpec, plan: FilePlan, signs: SignsOfColumn): CurrencyTest {
  const index = plan.columns.get("currency")?.index;
  const meanings = source.values.get("currency");
  const isBlank = createBlankTest("word", source.blanks);
  const verdicts = new Map<string, boolean>();

  function fits(sign: string, named: string): boolean {
    const possible = currenciesOf(sign) ?? [];
    if (named !== "") {
      const inForce = currenciesOf(meanings?.get(named.toLowerCase()) ?? named);
      return inForce === undefined || inForce.some((code) => possible.includes(code));
    }
    if (source.currency !== undefined) return possible.includes(source.currency);
    const both = (signs.possible ?? possible).filter((code) => possible.includes(code));
    if (both.length > 0) signs.possible = both;
    return both.length > 0;
  }

  return (sign, cells) => {
    const word = index === undefined ? "" : cells.at(index)!.trim();
    const named = isBlank(word) ? "" : word;
    const key = `${sign}\n${named}`;
    const known = verdicts.get(key);
    if (known !== undefined) return known;
    const verdict = fits(sign, named);
    // The currency column has few words, and a sign that fitted fits the next time too.
    if (verdicts.size < 1000) verdicts.set(key, verdict);
    return verdict;
  };
}
