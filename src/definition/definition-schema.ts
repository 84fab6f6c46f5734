import { z } from "zod";
import { adviceRules } from "../advice/index.js";
import { adviceSchemaOf } from "./schema/advice.js";
import { fileSchema } from "./schema/file.js";

/** The JSON Schema (draft 2020-12) of the SLA file, for editors. It follows from what the reader accepts. */
export function definitionSchema(): object {
  const whole = fileSchema.extend({ advice: adviceSchemaOf(adviceRules) });
  const schema = z.toJSONSchema(whole, { target: "draft-2020-12", io: "input", reused: "inline" });
  const { $schema, ...rest } = schema;
  return {
    $schema,
    title: "SLA definition, version 1",
    description:
      "What was agreed, the exports that show what happened, and how one is held against the other.",
    ...rest,
  };
}
