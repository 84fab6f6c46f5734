import { z } from "zod";
import { changingValueRules, reopenRules } from "../../model/clock-rules.js";
import { choice, mapping, text } from "./parts.js";

const field = "the name of a field, such as heldAt";

const pauseUnits = ["seconds", "minutes", "hours"] as const;

const pause = mapping("{ from, to }, or { total, unit, clock }", {
  from: text(field).optional().describe("The instant at which the clock is stopped"),
  to: text(field)
    .optional()
    .describe("The instant at which it runs again; while it is blank the pause is open"),
  total: text("the name of a field, such as onHoldMinutes")
    .optional()
    .describe("A field that holds how long the record stood still in all"),
  unit: choice("seconds, minutes or hours", pauseUnits).optional().describe("What the total counts"),
  clock: choice("business or real", ["business", "real"])
    .optional()
    .describe("Whether the total counts open hours only, or all time"),
});

const expectedPauses = "{ from, to }, { total, unit, clock }, or a list of these";

export const pausesSchema = z
  .union([pause, z.array(pause, { error: expectedPauses }).min(1, { error: expectedPauses })], {
    error: expectedPauses,
  })
  .optional()
  .describe("When the clock of a record stands still, by its own columns");

export const reopenRule = choice("last-close, first-close or new-cycle", reopenRules)
  .optional()
  .describe(
    "A ticket that its history shows reopened: judged to its last close without the time it spent closed, to its first close, or once for each time it was open",
  );

export const changingValueRule = choice("at-end, at-start or strictest", changingValueRules)
  .optional()
  .describe(
    "A field of a filter that changed during the ticket, by its history: the tickets' own value, the one at the start, or the one with the strictest limit",
  );
