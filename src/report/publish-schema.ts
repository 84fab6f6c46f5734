import { z } from "zod";

/** What a published schema says of itself before its rules. */
export interface SchemaHead {
  /** The name and version of the format: `report:1`. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
}

/** The JSON Schema (draft 2020-12) of a format that the program writes. */
export function publishSchema(model: z.ZodType, { name, title, description }: SchemaHead): object {
  const schema = z.toJSONSchema(model, { target: "draft-2020-12" });
  return { $schema: schema.$schema, $id: `urn:sla-audit:${name}`, title, description, ...schema };
}
