import { z } from "zod";
import type { AdviceRule } from "../../model/advice.js";
import { mapping, named, word } from "./parts.js";

const expected = "off, or { off: the reason }";

const declined = z.union(
  [
    z.literal("off", { error: expected }),
    mapping(expected, { off: word("why the advice does not fit").describe("Why it does not fit here") }),
  ],
  { error: expected },
);

const description = "Advice of sla-audit validate that the parties decline, each with off or the reason";

/** By the ids of any rules: the reader asks the shelf for them only where a file declines some. */
export const adviceSchema = named("advice by its id, such as no-penalty: off", declined)
  .optional()
  .describe(description);

/** The same with the ids that there are, for editors. */
export function adviceSchemaOf(rules: readonly Pick<AdviceRule, "id" | "meaning">[]) {
  const shape = Object.fromEntries(
    rules.map(({ id, meaning }) => [id, declined.optional().describe(meaning)]),
  );
  return mapping("the ids of advice", shape).optional().describe(description);
}
