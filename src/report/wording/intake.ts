import type { IntakeProblems } from "../../model/problems/intake.js";
import type { Wording } from "./wording.js";

export const intakeWording: Wording<IntakeProblems> = {
  "not-a-date": ({ value, header, source, form, rowsBefore }) => ({
    message: `"${value}" is not a date`,
    context: `column "${header}"`,
    help: `Expected ${form}, as in the ${rowsBefore} rows before it. Set sources.${source}.dates if this column is written otherwise.`,
  }),
};
