import { listWords } from "../../model/list-words.js";
import type { PlanProblems } from "../../model/problems/plan.js";
import { planInputNoun } from "../planning/plan-words.js";
import { quantityText } from "../quantity-text.js";
import type { Wording } from "./wording.js";

export const planWording: Wording<PlanProblems> = {
  "plan-inputs-missing": ({ missing, definition }) => ({
    message: `the plan lacks ${listWords(
      missing.map(({ name, option }) => `${option} (${planInputNoun[name]})`),
      "and",
    )}`,
    help: `${definition === null ? "" : `${definition} has nothing to take ${missing.length === 1 ? "it" : "them"} from. `}For example: ${missing.map(({ option, example }) => `${option} ${example}`).join(" ")}`,
  }),
  "plan-rate-unusable": ({ name, option, example, source, period, reason, of }) => ({
    message: {
      "no-records": `${source} has no records in ${period} from which to measure ${planInputNoun[name]}`,
      "none-good": `${planInputNoun[name]} measured over ${quantityText(of, "record")} of ${source} in ${period} is nothing, so that no number is enough`,
      "above-qualified": `more ${source} became opportunities in ${period} than qualify in this plan`,
    }[reason],
    help: `Give it: ${option} ${example}. Or measure over more months: --last 12 months.`,
  }),
  "plan-conversion-unknown": ({ option, source, period, of }) => ({
    message: `none of ${quantityText(of, "record")} of ${source} in ${period} became an opportunity, so every qualified lead is taken for one`,
    help: `Say what the words of status mean, sources.${source}.values.status: { SQL: converted }, or give the rate: ${option} 5%.`,
  }),
};
