import { z } from "zod";
import { findingRules } from "../../findings/index.js";
import type { FindingRule, FindingSetting } from "../../model/finding.js";
import { mapping, percent, text, wholeNumber } from "./parts.js";

const values = {
  count: () => wholeNumber("a whole number such as 20"),
  share: () => percent("a share such as 5%"),
  duration: () => text("a length of time such as 30 seconds"),
} as const;

function settingSchema({ as, meaning }: FindingSetting) {
  return values[as]().optional().describe(meaning);
}

function ruleSchema({ settings, meaning }: FindingRule) {
  const keys = settings.map(({ key }) => key);
  const shape = Object.fromEntries(settings.map((setting) => [setting.key, settingSchema(setting)]));
  const expected = `off, or the thresholds ${keys.join(", ")}`;
  return z
    .union([z.literal("off", { error: expected }), mapping(expected, shape)], { error: expected })
    .optional()
    .describe(meaning);
}

/** The rules of the shelf by their ids. */
export const findingsSchema = mapping(
  `the rules of suspicious data: ${findingRules.map(({ id }) => id).join(", ")}`,
  Object.fromEntries(findingRules.map((rule) => [rule.id, ruleSchema(rule)])),
)
  .optional()
  .describe("What looks suspicious in an export is pointed out; a rule can be switched off or set");
