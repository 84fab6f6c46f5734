import { readFileSync } from "node:fs";
import { adviceRules } from "../../src/advice/index.js";
import { parseAgreement } from "../../src/definition/parse-agreement.js";
import { computeReviewClock } from "../../src/engine/review-clock.js";
import type { DataHistory } from "../../src/model/advice.js";
import { collectAdvice } from "../../src/report/validation/collect-advice.js";

export const soundText = readFileSync("fixtures/advice/sound.yaml", "utf8");
export const asOf = Date.parse("2025-06-30T12:00:00-04:00");

/** A text with one part of it written otherwise; the part has to be there. */
export function rewrite(text: string, part: string, instead: string): string {
  if (!text.includes(part)) throw new Error(`"${part}" is not in the text`);
  return text.replace(part, () => instead);
}

/** What is said of a definition, as of the end of June 2025. */
export async function ask(text: string, history?: DataHistory, at = asOf) {
  const { agreement, problems, written } = await parseAgreement(text, { file: "sla.yaml" });
  const errors = problems.filter(({ severity }) => severity === "error").map(({ code }) => code);
  if (written === undefined) throw new Error("the text was not understood");
  const clock = agreement === undefined ? {} : computeReviewClock(agreement, at);
  const context =
    agreement === undefined
      ? undefined
      : { agreement, text: written.text, asOf: at, clock, ...(history === undefined ? {} : { history }) };
  return { agreement, errors, ...collectAdvice({ rules: adviceRules, ...written, context }) };
}
