import { z } from "zod";
import type { Baseline } from "../model/baseline.js";
import { type BaselineReport, noveltyReasons } from "../model/baseline-report.js";
import { verdicts } from "../model/verdict.js";

const text = (description: string) => z.string().describe(description);
const verdict = z.enum(verdicts);

const result = {
  objective: text("The id of the objective"),
  override: z.string().nullable().describe("The override that sets its target; null for the objective's own"),
  period: text("The label of its measurement period"),
  verdict: verdict.describe("Its verdict now"),
  actual: text("Its figure now, for people"),
  before: z
    .strictObject({ verdict: verdict.describe("Its verdict then"), actual: text("Its figure then") })
    .nullable()
    .describe("The same in the baseline; null where it was not judged there"),
};
const results = z.array(
  z.strictObject(result).meta({ id: "BaselineResult", description: "What is judged alone, now and before" }),
);

/** `baseline` of a report: what an audit found against an earlier one. */
export const baselineModel = z.strictObject({
  file: text("The earlier report"),
  sha256: text("SHA-256 of its bytes"),
  asOf: z.string().meta({ format: "date-time", description: "As of when it judged" }),
  period: text("The label of its period"),
  new: z
    .array(
      z.strictObject({
        ...result,
        because: z
          .enum(noveltyReasons)
          .describe(
            "not-judged: the baseline lacks it; not-failing: it did not fail there; worse-verdict: its verdict was better; new-misses: records missed that did not; figure: its figure is worse or can't be compared",
          ),
        newMisses: z.int().min(0).describe("How many of its misses the baseline does not have"),
      }),
    )
    .describe("Results that fail the run"),
  known: results.describe("Results that fail as they did and do not fail the run"),
  resolved: results.describe("Results that do not fail any more; none are told by an incomplete audit"),
  misses: z
    .strictObject({
      new: z.int().min(0).describe("Misses that the baseline does not have"),
      known: z.int().min(0).describe("Misses that it has too; breaches[].known says which"),
      resolved: z
        .array(
          z.strictObject({
            objective: text("The id of the objective"),
            record: text("The id of the record"),
            period: text("The label of its measurement period"),
            cycle: z.exactOptional(z.int().min(1).describe("Which of its cycles or waits")),
          }),
        )
        .describe(
          "Misses of the baseline that are none any more: met, waived, excluded or not in the exports",
        ),
    })
    .describe("The same for records; waived misses count in neither"),
} satisfies { [K in keyof BaselineReport]: z.ZodType });

const judged = z.object({
  label: z.string(),
  verdict,
  actual: z.object({ value: z.number().nullable(), unit: z.string(), text: z.string() }),
});

/** What is asked of an earlier report; what later versions say beside it is let be. */
const baselineFile: z.ZodType<Baseline> = z.object({
  agreement: z.object({ id: z.string() }),
  verdict,
  period: z.object({ label: z.string() }),
  asOf: z.iso.datetime(),
  objectives: z.array(
    z.object({
      id: z.string(),
      periods: z.array(judged),
      parts: z.array(z.object({ override: z.string().nullable(), periods: z.array(judged) })),
    }),
  ),
  breaches: z.array(
    z.object({
      objective: z.string(),
      record: z.string(),
      account: z.string().nullable(),
      owner: z.string().nullable(),
      line: z.int(),
      period: z.string(),
      startedAt: z.string(),
      cycle: z.exactOptional(z.int()),
      waiver: z.looseObject({}).nullable(),
    }),
  ),
});

export type BaselineReading =
  | { readonly ok: true; readonly baseline: Baseline }
  /** Where it is not what a report has; the path is empty where it is none at all. */
  | { readonly ok: false; readonly path: readonly (string | number)[]; readonly schema: string | undefined };

/** Reads an earlier report, told apart from another version of it. */
export function readBaseline(value: unknown): BaselineReading {
  const head = z.object({ schema: z.string() }).safeParse(value);
  if (!head.success) return { ok: false, path: ["schema"], schema: undefined };
  if (head.data.schema !== "sla-audit/report@1") {
    const isReport = head.data.schema.startsWith("sla-audit/report@");
    return { ok: false, path: ["schema"], schema: isReport ? head.data.schema : undefined };
  }
  const whole = baselineFile.safeParse(value);
  if (whole.success) return { ok: true, baseline: whole.data };
  const path = (whole.error.issues[0]?.path ?? []).filter((step) => typeof step !== "symbol");
  return { ok: false, path, schema: undefined };
}
