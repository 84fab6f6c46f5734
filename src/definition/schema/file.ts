import { z } from "zod";
import { adviceSchema } from "./advice.js";
import { agreementSchema, conventionsSchema } from "./agreement.js";
import { calendarsSchema } from "./calendars.js";
import { remediesSchema } from "./consequences.js";
import { exclusionsSchema } from "./exclusions.js";
import { findingsSchema } from "./findings.js";
import { objectivesSchema } from "./objectives.js";
import { mapping } from "./parts.js";
import { sourcesSchema } from "./sources.js";
import { termsSchema } from "./terms.js";
import { waiversSchema } from "./waivers.js";

/** The shape of an SLA file, version 1. References, dates and promises are read after it holds. */
export const fileSchema = mapping("an SLA file: version, agreement, objectives …", {
  version: z.literal(1, { error: "1" }).describe("The version of this format"),
  agreement: agreementSchema,
  conventions: conventionsSchema,
  calendars: calendarsSchema,
  terms: termsSchema,
  sources: sourcesSchema,
  objectives: objectivesSchema,
  exclusions: exclusionsSchema,
  waivers: waiversSchema,
  remedies: remediesSchema,
  findings: findingsSchema,
  advice: adviceSchema,
});

export type FileInput = z.infer<typeof fileSchema>;

/** A value whose faulty parts were taken out after they were reported: anything may be missing. */
export type Partly<T> = T extends (infer Item)[]
  ? (Partly<Item> | undefined)[]
  : T extends object
    ? { [K in keyof T]?: Partly<T[K]> | undefined }
    : T;
