import { z } from "zod";
import { filterSchema } from "./filter.js";
import { list, mapping, text } from "./parts.js";

const expectedWindow = "a list of two, from and to, such as [2025-08-11, 2025-08-15]";
const window = z
  .array(text("a date, or a date with a time such as 2025-03-04T10:00"), { error: expectedWindow })
  .length(2, { error: expectedWindow });

export const exclusionsSchema = list(
  "a list of exclusions",
  mapping("an exclusion's keys: of, where, started-between, pause-clock, reason", {
    of: text("the name of a source, or leads, opportunities or tickets")
      .optional()
      .describe("The source that it is about; every source unless said, but where needs it"),
    where: filterSchema.optional().describe("These records are excluded"),
    "started-between": window
      .optional()
      .describe(
        "Records that started in this time are excluded: their clock, or where they are counted their creation; a date as the end includes that day",
      ),
    "pause-clock": window
      .optional()
      .describe("This time does not count for anyone; a date as the end includes that day"),
    reason: text(
      "why both sides agreed to it; reports show it, so that nothing is left out without a word",
    ).describe("Why both sides agreed to it; reports show it"),
  }),
)
  .optional()
  .describe("What both sides agreed to leave out, each with its reason");
