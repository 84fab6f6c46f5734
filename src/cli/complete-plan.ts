import type { ExactNumber } from "../model/exact-number.js";
import type { PlanInputName } from "../model/plan.js";
import type { Problem } from "../model/problem.js";
import { isCountable, type PlanSettings } from "../planning/compose-plan.js";
import { type Funnel, isInverted } from "../planning/funnel.js";
import type { MeasuredPlan } from "./measure-plan.js";
import { badOption } from "./settle.js";
import { type GivenPlan, planOptions } from "./settle-plan.js";

/** What a team is made of; one of them asks for the others. */
export const teamNames = [
  "reps",
  "marketingShare",
  "hoursPerDay",
  "workingDays",
  "minutesPerAttempt",
  "attemptsPerLead",
] as const;

/** Puts the figures together; tells which are missing, and which can't be meant together. */
export function completePlan(
  { figures, followed, step }: GivenPlan,
  measured: MeasuredPlan | undefined,
  path: string | undefined,
  problems: (Problem | MeasuredPlan["problems"][number])[],
): PlanSettings | undefined {
  const isTeamAsked = teamNames.some((name) => figures.has(name)) || followed !== undefined;
  if (isTeamAsked && !figures.has("marketingShare")) {
    figures.set("marketingShare", { value: { numerator: 1n, denominator: 1n }, origin: { kind: "assumed" } });
  }
  const needed: PlanInputName[] = ["revenue", "dealValue", "closeRate", ...(isTeamAsked ? teamNames : [])];
  const missing = needed.filter((name) => !figures.has(name));
  if (missing.length > 0) {
    const args = {
      missing: missing.map((name) => ({ name, ...planOptions[name] })),
      definition: path ?? null,
    };
    problems.push({ code: "plan-inputs-missing", severity: "error", args });
    return undefined;
  }
  const figureOf = (name: PlanInputName) => figures.get(name)?.value as ExactNumber;
  const conversion = figures.get("conversionRate");
  const funnel: Funnel = {
    dealValue: figureOf("dealValue"),
    close: figureOf("closeRate"),
    ...(conversion === undefined
      ? {}
      : { conversion: { rate: conversion.value, of: conversion.of ?? "leads" } }),
    ...(figures.has("qualificationRate") ? { qualification: figureOf("qualificationRate") } : {}),
  };
  const settings: PlanSettings = {
    figures,
    goal: figureOf("revenue"),
    funnel,
    ...(isTeamAsked
      ? {
          team: {
            reps: figureOf("reps"),
            marketingShare: figureOf("marketingShare"),
            hoursPerDay: figureOf("hoursPerDay"),
            workingDays: figureOf("workingDays"),
            minutesPerAttempt: figureOf("minutesPerAttempt"),
            attemptsPerLead: figureOf("attemptsPerLead"),
          },
        }
      : {}),
    ...(followed === undefined ? {} : { followed }),
    ...(measured?.cameIn === undefined ? {} : { cameIn: measured.cameIn }),
    step: step as ExactNumber,
  };
  const misfit = findMisfit(settings);
  if (misfit === undefined) return settings;
  problems.push(misfit);
  return undefined;
}

/** Figures of which each by itself is right. */
function findMisfit(settings: PlanSettings): Problem | undefined {
  const { figures, funnel, followed } = settings;
  const { conversion, qualification } = funnel;
  const written = (name: PlanInputName) => {
    const origin = figures.get(name)?.origin;
    return origin?.kind === "option" ? origin.written : undefined;
  };
  if (isInverted(funnel)) {
    const rate = written("conversionRate");
    const origin = figures.get("conversionRate")?.origin;
    if (rate !== undefined) {
      const reason = "is of all leads, of which fewer qualify";
      const near = `--conversion-rate "${rate.replace(/\s*of.*$/i, "")} of qualified"`;
      return badOption("--conversion-rate", rate, reason, { example: near, near });
    }
    if (origin?.kind === "measured") {
      const args = { name: "conversionRate" as const, ...planOptions.conversionRate, source: origin.source };
      const { label } = origin.period;
      return {
        code: "plan-rate-unusable",
        severity: "error",
        args: { ...args, period: label, reason: "above-qualified", of: origin.of },
      };
    }
  }
  if (!isCountable(settings)) {
    return badOption("--revenue", written("revenue") ?? "", "asks for more records than anyone can count", {
      example: '--revenue "5000 USD"',
    });
  }
  const hasStep = {
    leads: qualification ?? (conversion?.of === "leads" ? conversion : undefined),
    qualifiedLeads: conversion?.of !== "leads" || qualification,
  };
  if (followed !== undefined && !hasStep[followed]) {
    const name = followed === "leads" ? "leads" : "qualified-leads";
    return badOption("--follow-up", name, "is a step of which nothing is said without a qualification rate", {
      example: "--qualification-rate 30%",
    });
  }
  return undefined;
}
