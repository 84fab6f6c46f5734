import { z } from "zod";
import type { DurationForm, NumberForm } from "../../model/notation.js";
import { choice, named } from "./parts.js";

export const numberForms = [
  "1234.56",
  "1,234.56",
  "1.234,56",
  "1 234,56",
  "1 234.56",
  "1'234.56",
] as const satisfies readonly NumberForm[];

export const durationForms = [
  "seconds",
  "minutes",
  "hours",
  "days",
  "h:m:s",
  "remaining",
] as const satisfies readonly DurationForm[];

const numberExamples = `1234.56, "1,234.56", "1.234,56", "1 234,56", "1 234.56" or "1'234.56"`;
/** Without quotes YAML reads the first form as a number. */
const numberForm = z.union(
  [choice(numberExamples, numberForms), z.literal(1234.56, { error: numberExamples })],
  {
    error: numberExamples,
  },
);
const durationForm = choice("seconds, minutes, hours, days, h:m:s or remaining", durationForms);

export const numbersSchema = z
  .union(
    [numberForm, named('fields with the form of their numbers, such as amount: "1.234,56"', numberForm)],
    {
      error: `${numberExamples}, or one of them for each field`,
    },
  )
  .optional()
  .describe("How numbers part their groups and decimals, where the cells alone do not say so");

export const durationsSchema = named(
  "fields with what they hold, such as resolutionDuration: hours",
  durationForm,
)
  .optional()
  .describe(
    "What columns of durations hold: seconds, minutes, hours, days, h:m:s, or the time remaining of the limit",
  );
