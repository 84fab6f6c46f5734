import { z } from "zod";
import { verdicts } from "../model/verdict.js";
import { span } from "./span-schema.js";

const text = (description: string) => z.string().describe(description);

/** Decimal digits, so that no program has to round them. */
export const money = (description: string) =>
  z
    .strictObject({
      amount: z
        .string()
        .regex(/^-?\d+(\.\d+)?$/)
        .describe("Exact decimal digits"),
      currency: z
        .string()
        .regex(/^[A-Z]{3}$/)
        .describe("The code of ISO 4217"),
    })
    .describe(description);

const amounts = {
  party: text("The party that promised: it owes credits and earns rewards"),
  credits: money("The credits of its objectives, each under its own cap, added up"),
  owed: money("What it owes: the credits under the cap of the agreement"),
  rewards: money("What it earned"),
  withoutWaivers: money("What it would owe if no breach had been waived"),
  isProvisional: z.boolean().describe("True where open records or a period that still runs can change it"),
};

const step = z.strictObject({
  objective: text("The objective"),
  override: z.string().nullable().describe("The override whose penalty it is; null for the objective's own"),
  penalty: text("The kind of the penalty"),
  line: z.int().nullable().describe("Where the penalty stands in the definition"),
  verdict: z.enum(verdicts).describe("The verdict of the measurement period"),
  actual: text("The figure that it was computed from, for people"),
  target: text("What was promised"),
  because: z.string().nullable().describe("The band, the breaches or the points; null where none applies"),
  credit: z.string().nullable().describe("What one of these comes to; null where none applies"),
  times: z
    .number()
    .min(0)
    .describe("How many times over: breaches, points, or the part of the way; 0 where none applies"),
  isReward: z.boolean().describe("True where it is earned in place of owed"),
  charged: money("Before forgiveness and cap"),
  isForgiven: z.exactOptional(
    z.literal(true).describe("There where one of the first breaches costs nothing"),
  ),
  carriedIn: z.exactOptional(money("What a cap cut off before and is owed now")),
  cap: z.exactOptional(money("The most that this penalty comes to in one measurement period")),
  amount: money("What it comes to"),
  carriedOut: z.exactOptional(money("What the cap cut off and is owed in the next measurement period")),
  withoutWaivers: money("The amount if no breach had been waived"),
  isProvisional: z.boolean().describe("True where open records or a period that still runs can change it"),
});

export const remedyModel = z.strictObject({
  currency: text("The one currency of all amounts; XXX where the agreement names none"),
  fee: money("What the client pays for one measurement period")
    .nullable()
    .describe("What the client pays for one measurement period; null where the agreement names no fee"),
  roundedTo: money("Every amount was rounded to this when it arose, half away from zero"),
  periods: z
    .array(
      z.strictObject({
        ...span,
        parties: z
          .array(
            z.strictObject({
              ...amounts,
              cap: money("The cap of the agreement")
                .nullable()
                .describe("The cap of the agreement for one measurement period; null where it has none"),
              steps: z
                .array(step)
                .describe("How each penalty came to its amount, in the order of the definition"),
            }),
          )
          .describe("By the party that owes, in the order of the agreement"),
      }),
    )
    .describe("One for each whole measurement period, in order"),
  totals: z.array(z.strictObject(amounts)).describe("Over all these periods, by the party that owes"),
  termination: z.exactOptional(
    z
      .array(
        z.strictObject({
          objective: text("The objective"),
          owner: text("The party that promised; the right is the other's"),
          rule: text("The rule as it was written"),
          needed: z.int().min(1).describe("How many breached measurement periods the rule asks for"),
          breached: z
            .array(z.string())
            .describe(
              "The breached ones that gave the right, else those that count towards it at the end of the audited ones",
            ),
          reachedIn: z
            .array(z.string())
            .describe(
              "The measurement periods at whose end the right existed, those before the audited ones too",
            ),
          unknown: z.array(z.string()).describe("Those that it looks at and of which the data says nothing"),
        }),
      )
      .describe("Rights to end the agreement"),
  ),
  since: z.exactOptional(
    text("The first measurement period before the audited ones of which the data says something that counts"),
  ),
  partPeriods: z.exactOptional(
    z.array(z.string()).describe("Audited parts of measurement periods, for which nothing is owed"),
  ),
  isIncomplete: z.exactOptional(
    z
      .literal(true)
      .describe("There where the audit is incomplete: the amounts are those of what could be read"),
  ),
});
