/** What the plan is made of, in the order in which it is told. */
export const planInputNames = [
  "revenue",
  "dealValue",
  "closeRate",
  "conversionRate",
  "qualificationRate",
  "reps",
  "marketingShare",
  "hoursPerDay",
  "workingDays",
  "minutesPerAttempt",
  "attemptsPerLead",
] as const;

export type PlanInputName = (typeof planInputNames)[number];

/** What turns one step into the next, and so can turn out otherwise. */
export type PlanLever = Extract<
  PlanInputName,
  "dealValue" | "closeRate" | "conversionRate" | "qualificationRate"
>;

/** From the deal back to the lead. */
export const planSteps = ["deals", "opportunities", "qualifiedLeads", "leads"] as const;

export type PlanStep = (typeof planSteps)[number];
