import { filterSchema } from "./filter.js";
import { mapping, named, text } from "./parts.js";

export const termsSchema = named(
  "terms by name, such as qualified: { of: leads, means: …, where: … }",
  mapping("a term's keys: of, means, where", {
    of: text("the name of a source, or leads, opportunities or tickets").describe(
      "The source whose records it is about, or the kind of records",
    ),
    means: text("what both sides agreed that it means, in words").describe(
      "What both sides agreed that it means, in words; reports show it",
    ),
    where: filterSchema.describe("The records that it means"),
  }),
)
  .optional()
  .describe("Words that both sides agreed on; a filter of their source uses them as term: name");
