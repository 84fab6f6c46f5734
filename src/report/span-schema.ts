import { z } from "zod";

const instant = (description: string) => z.string().meta({ format: "date-time", description });

/** `[from, to)` and its label, as every report tells a period. */
export const span = {
  label: z.string().describe("The period as --period writes it, e.g. 2025-03, 2025-Q1, 2025-W12"),
  from: instant("Its first instant, included"),
  to: instant("Its end, not included"),
  partial: z.boolean().describe("True when it was still running at asOf"),
};
