import { z } from "zod";
import { agreementSchema, conventionsSchema } from "./agreement.js";
import { calendarsSchema } from "./calendars.js";
import { objectivesSchema } from "./objectives.js";
import { mapping } from "./parts.js";
import { sourcesSchema } from "./sources.js";

/** The shape of an SLA file, version 1. References, dates and promises are read after it holds. */
export const fileSchema = mapping("an SLA file: version, agreement, objectives …", {
  version: z.literal(1, { error: "1" }).describe("The version of this format"),
  agreement: agreementSchema,
  conventions: conventionsSchema,
  calendars: calendarsSchema,
  sources: sourcesSchema,
  objectives: objectivesSchema,
});

export type FileInput = z.infer<typeof fileSchema>;

/** A value whose faulty parts were taken out after they were reported: anything may be missing. */
export type Partly<T> = T extends (infer Item)[]
  ? (Partly<Item> | undefined)[]
  : T extends object
    ? { [K in keyof T]?: Partly<T[K]> | undefined }
    : T;
