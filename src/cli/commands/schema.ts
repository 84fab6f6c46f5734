import { EXIT_INCOMPLETE, EXIT_OK } from "../exit-code.js";
import { printProblems } from "../print-problems.js";
import { schemaNames } from "../schema-names.js";
import { settleName } from "../settle.js";
import { printOutput, readTerminal } from "../terminal.js";

const schemas: Readonly<Record<(typeof schemaNames)[number], () => Promise<object>>> = {
  definition: async () => (await import("../../definition/definition-schema.js")).definitionSchema(),
  report: async () => (await import("../../report/report-schema.js")).reportSchema(),
  review: async () => (await import("../../report/review/review-schema.js")).reviewSchema(),
  diff: async () => (await import("../../report/diff/diff-schema.js")).diffSchema(),
  explain: async () => (await import("../../report/explanation/explanation-schema.js")).explanationSchema(),
  inspect: async () => (await import("../../report/inspection/inspection-schema.js")).inspectionSchema(),
  validate: async () => (await import("../../report/validation/validation-schema.js")).validationSchema(),
  plan: async () => (await import("../../report/planning/plan-schema.js")).planSchema(),
};

/** Prints the JSON Schema of the SLA file, of the JSON report, of a review, of a comparison, of an explanation, of an inspection, of a validation or of a plan. */
export async function runSchema(text: string): Promise<number> {
  const name = settleName("schema", text, schemaNames, "schema");
  if (!name.ok) {
    printProblems([name.problem], readTerminal({ color: true, progress: false, quiet: false }));
    return EXIT_INCOMPLETE;
  }
  const schema = await schemas[name.value]();
  await printOutput([`${JSON.stringify(schema, null, 2)}\n`]);
  return EXIT_OK;
}
