import { EXIT_INCOMPLETE, EXIT_OK } from "../exit-code.js";
import { printProblems } from "../print-problems.js";
import { settleName } from "../settle.js";
import { printOutput, readTerminal } from "../terminal.js";

const schemaNames = ["definition", "report"] as const;

/** Prints the JSON Schema of the SLA file or of the JSON report. */
export async function runSchema(text: string): Promise<number> {
  const name = settleName("schema", text, schemaNames, "schema");
  if (!name.ok) {
    printProblems([name.problem], readTerminal({ color: true, progress: false, quiet: false }));
    return EXIT_INCOMPLETE;
  }
  const schema =
    name.value === "definition"
      ? (await import("../../definition/definition-schema.js")).definitionSchema()
      : (await import("../../report/report-schema.js")).reportSchema();
  await printOutput([`${JSON.stringify(schema, null, 2)}\n`]);
  return EXIT_OK;
}
