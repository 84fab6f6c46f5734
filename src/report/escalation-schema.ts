import { z } from "zod";

const text = (description: string) => z.string().describe(description);
const nullable = (description: string) => z.string().nullable().describe(description);
const count = (description: string) => z.int().min(0).describe(description);
const instant = (description: string) => z.string().meta({ format: "date-time", description });
const nullableInstant = (description: string) =>
  z.string().meta({ format: "date-time" }).nullable().describe(description);
const levelNumber = z.int().min(1).describe("The number of the level within its objective, from 1");

export const disputes = z.strictObject({
  raiseWithin: text("How long after its due a breach can be disputed"),
  calendar: nullable("The calendar of that; null where it runs on real time"),
  contact: nullable("Whom to write to"),
});

const record = {
  objective: text("The id of the objective"),
  record: text("The id of the record"),
  cycle: z.exactOptional(
    z.int().min(1).describe("Which cycle of a reopened ticket, or which wait of a conversation, from 1"),
  ),
  account: nullable("The customer that the record belongs to"),
  owner: nullable("The person who handles the record"),
  file: text("The file that it was read from"),
  line: z.int().min(1).describe("The line on which it begins"),
  period: text("The label of its measurement period"),
};

const told = {
  level: levelNumber,
  after: text("When a record reaches the level, as it is written"),
  tell: text("Whom it tells, as it is written"),
  whom: nullable("The person, the name of the party, or the role; null where nobody handles the record"),
  contact: nullable("How to reach them"),
};

export const escalation = z
  .strictObject({
    ...record,
    verdict: z.enum(["on-track", "at-risk", "overdue"]).describe("How the record stands"),
    startedAt: instant("When its clock started"),
    dueAt: nullableInstant("When its limit is reached; null while it is not known"),
    leftMs: z.number().describe("What is left of its limit on its own clock; below zero when it is over"),
    ...told,
    reachedAt: instant("When it reached the level"),
    actWithin: nullable("How soon they have to act, as it is written; null where nothing says so"),
    actCalendar: nullable("The calendar of that; null where it runs on real time"),
    actBy: nullableInstant("Until when that is; the instant of the level where nothing says how soon"),
    actLeftMs: z
      .number()
      .nullable()
      .describe("Time left until then on the clock of actWithin; below zero when it has passed"),
    escalatedAt: nullableInstant("When it was escalated before it reached this level"),
    next: z
      .strictObject({
        ...told,
        at: nullableInstant("When it reaches that level if it stays open; null while it is not known"),
        leftMs: z.number().nullable().describe("Time left until then on the clock of the level"),
      })
      .nullable()
      .describe("The level that follows; null at the last one"),
  })
  .meta({ id: "Escalation", description: "An open record that has reached a level of escalation" });

export const missedEscalation = z
  .strictObject({
    ...record,
    ...told,
    outcome: z.enum(["late", "missing"]).describe("missing: it never came"),
    reachedAt: instant("When the record reached the level"),
    actBy: nullableInstant("Until when it was to be escalated"),
    escalatedAt: nullableInstant("When it was; null where it never came"),
  })
  .meta({ id: "MissedEscalation", description: "An escalation that came late or never" });

export const levelAudit = z
  .strictObject({
    level: levelNumber,
    after: text("When a record reaches the level, as it is written"),
    tell: text("Whom it tells, as it is written"),
    actWithin: nullable("How soon they have to act, as it is written"),
    due: count("Records that reached the level; the five counts below add up to it"),
    inTime: count("Escalated by the instant at which somebody had to act"),
    late: count("Escalated after it"),
    missing: count("Never escalated"),
    settled: count("Not escalated, and stopped before somebody had to act"),
    open: count("Not escalated yet, with time left"),
  })
  .meta({ id: "LevelAudit", description: "What became of the records that reached a level" });
