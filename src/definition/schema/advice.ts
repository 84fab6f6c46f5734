import { z } from "zod";
import { adviceRules } from "../../advice/index.js";
import { mapping, word } from "./parts.js";

const expected = "off, or { off: the reason }";

const silence = z
  .union(
    [
      z.literal("off", { error: expected }),
      mapping(expected, { off: word("why the advice does not fit").describe("Why it does not fit here") }),
    ],
    { error: expected },
  )
  .optional();

/** The rules of the shelf by their ids. */
export const adviceSchema = mapping(
  `the ids of advice: ${adviceRules.map(({ id }) => id).join(", ")}`,
  Object.fromEntries(adviceRules.map(({ id, meaning }) => [id, silence.describe(meaning)])),
)
  .optional()
  .describe("Advice of sla-audit validate that the parties decline, each with off or the reason");
