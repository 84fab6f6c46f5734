import { EXIT_OK } from "../exit-code.js";
import { printOutput } from "../terminal.js";

export const schemaNames = ["definition", "report"] as const;

/** Prints the JSON Schema of the SLA file or of the JSON report. */
export async function runSchema(name: (typeof schemaNames)[number]): Promise<number> {
  const schema =
    name === "definition"
      ? (await import("../../definition/definition-schema.js")).definitionSchema()
      : (await import("../../report/report-schema.js")).reportSchema();
  await printOutput([`${JSON.stringify(schema, null, 2)}\n`]);
  return EXIT_OK;
}
