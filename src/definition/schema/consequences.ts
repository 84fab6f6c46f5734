import { z } from "zod";
import { penalties } from "../../penalties/index.js";
import { list, mapping, oneOrMore, text, wholeNumber, word } from "./parts.js";

const amount = "an amount such as 500.00 EUR, or a share such as 5%";
const credit = word(amount);
const level = word("a figure such as 95%");

const band = mapping("a band's keys: below, above, at-least, at-most, from, to, credit, reward", {
  below: level.optional().describe("The band holds figures lower than this"),
  above: level.optional().describe("The band holds figures higher than this"),
  "at-least": level.optional().describe("Of a reward: figures from this on"),
  "at-most": level.optional().describe("Of a reward: figures up to this"),
  from: level.optional().describe("Beside below: the lowest figure of the band"),
  to: level.optional().describe("Beside above: the highest figure of the band"),
  credit: credit.optional().describe("What is owed: a share of the fee, or an amount"),
  reward: credit.optional().describe("What is earned: a share of the fee, or an amount"),
});

/** The keys that penalties of several kinds bring, by their type. */
const ofKinds = {
  bands: list("a list of bands such as { below: 95%, credit: 5% }", band).min(1, {
    error: "at least one band such as { below: 95%, credit: 5% }",
  }),
  credit,
  fee: text("an amount such as 50.00 EUR"),
  count: text("all or beyond-budget"),
  points: text("full, started or exact"),
  "full-at": level,
};

const described = Object.fromEntries(
  Object.entries(ofKinds).map(([key, schema]) => {
    const kinds = penalties.filter(({ keys }) => key in keys);
    const words = kinds.map((kind) => `${kind.id}: ${kind.keys[key]?.description}`);
    return [key, schema.optional().describe(words.join("; "))];
  }),
) as { [K in keyof typeof ofKinds]: z.ZodOptional<(typeof ofKinds)[K]> };

const kindName = text("the kind of the penalty, such as tiered-credit").meta({
  anyOf: penalties.map(({ id, description }) => ({ const: id, description })),
});

const penalty = mapping("a penalty's keys: kind, and those of its kind", {
  kind: kindName.describe("How it is computed"),
  ...described,
  of: text("a fee such as 3000.00 EUR per month")
    .optional()
    .describe("The fee that its shares are of; the agreement's unless said"),
  cap: credit.optional().describe("The most that it comes to in one measurement period"),
  "carry-over": z
    .boolean({ error: "true or false" })
    .optional()
    .describe("Whether what the cap cuts off is owed in the next measurement period"),
  "forgive-first": wholeNumber("a number of breached periods, such as 1")
    .optional()
    .describe("How many breached measurement periods cost nothing, from the agreement's begin"),
});

export const penaltiesSchema = oneOrMore("a penalty such as { kind: flat-credit, credit: 5% }", penalty)
  .optional()
  .describe("What a breached measurement period costs");

export const escalationSchema = list(
  "a list of levels such as { after: due, tell: Sales Manager }",
  mapping("a level's keys: after, tell, act-within", {
    after: text("80%, due, or due + 1 business day").describe(
      "When a record reaches the level: a share of its limit, its due, or some time after it",
    ),
    tell: word("whom to tell, such as Sales Manager").describe(
      "A role, a party, or lead owner and ticket owner for the person who handles the record",
    ),
    "act-within": text("a length of time such as 1 business day")
      .optional()
      .describe("How soon they have to act"),
  }),
)
  .optional()
  .describe("Whom to tell as a record comes near its due and passes it");

export const remediesSchema = mapping("the keys of remedies: cap, terminate-after", {
  cap: word("a share such as 20% of fee, or an amount")
    .optional()
    .describe("The most that one party owes for one measurement period"),
  "terminate-after": oneOrMore("a rule such as 3 breached months in a row", text("a rule such as 4 of 12"))
    .optional()
    .describe("How many breached periods give the right to end the agreement"),
})
  .optional()
  .describe("Consequences of the agreement as a whole");
