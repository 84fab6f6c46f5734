import { z } from "zod";
import { mapping, oneOrMore } from "./parts.js";

export type Scalar = string | number | boolean;

export type TermUse = Scalar | Scalar[] | { not?: Scalar | Scalar[] | undefined };

export interface FilterInput {
  term?: TermUse | undefined;
  not?: FilterInput | undefined;
  any?: FilterInput[] | undefined;
  all?: FilterInput[] | undefined;
  [field: string]: unknown;
}

const expectedFilter = "fields with what they must be, such as status: [new, open]";
const expectedWord = "a word, a number, or true or false; for blanks write { exists: false }";
const expectedBound = "a number or a date";

const scalar = z.union(
  [z.string({ error: expectedWord }), z.number({ error: expectedWord }), z.boolean({ error: expectedWord })],
  { error: expectedWord },
);
const words = oneOrMore(
  "a word, or a list with at least one word; for blanks write { exists: false }",
  scalar,
);
const bound = z.union([z.number({ error: expectedBound }), z.string({ error: expectedBound })], {
  error: expectedBound,
});

const conditionKeys = ["at-least", "at-most", "between", "exists"];

/** Keys of a linked record, and none of a condition. `not` is one of both: of a filter where it holds keys. */
function isAboutRecord(value: FilterInput): boolean {
  if (typeof value !== "object" || value === null) return true;
  const { not } = value as { not?: unknown };
  const isWords = not !== undefined && (typeof not !== "object" || Array.isArray(not));
  return !isWords && !conditionKeys.some((key) => Object.hasOwn(value, key));
}

const linkedRecord = z
  .lazy(() => filterSchema)
  .refine(isAboutRecord, { error: "a filter of the linked records", when: () => true });

const condition = z.union(
  [
    words,
    linkedRecord,
    mapping("a condition: at-least, at-most, between, exists, not", {
      "at-least": bound.optional().describe("This or more; a number or a date"),
      "at-most": bound.optional().describe("This or less; a number or a date"),
      between: z
        .array(bound, { error: "a list of two, such as [1, 5]" })
        .length(2, { error: "a list of two, such as [1, 5]" })
        .optional()
        .describe("Both ends are included"),
      exists: z.boolean({ error: "true or false" }).optional().describe("Whether the cell holds anything"),
      not: words.optional().describe("Anything but these words; blanks included"),
    }),
  ],
  { error: "a word, a list of words, or a condition such as { at-least: 50 } or { exists: false }" },
);

const expectedTerm = "the name of a term, or a list of names";
const termNames = oneOrMore(expectedTerm, scalar);
const termUse = z.union(
  [
    termNames,
    mapping("the name of a term, a list of names, or { not: name }", {
      not: termNames.optional().describe("Records that the term does not mean"),
    }),
  ],
  { error: expectedTerm },
);

/** Which records are meant. Several fields mean all of them, a list means any of its words. */
export const filterSchema: z.ZodType<FilterInput> = z
  .object(
    {
      term: termUse.optional().describe("Records that a term of the file means; of a list, any of them"),
      get not() {
        return filterSchema.optional();
      },
      get any() {
        return z
          .array(filterSchema, { error: "a list of filters" })
          .min(1, { error: "a list of filters" })
          .optional();
      },
      get all() {
        return z
          .array(filterSchema, { error: "a list of filters" })
          .min(1, { error: "a list of filters" })
          .optional();
      },
    },
    { error: expectedFilter },
  )
  .catchall(condition)
  .meta({
    id: "filter",
    description: "Which records are meant; several fields mean all of them, a list means any of it",
  });
