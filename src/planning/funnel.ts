import type { ExactNumber } from "../model/exact-number.js";
import type { ConversionBase, PlanStep } from "../model/plan.js";
import { compare, divide, multiply, quotient, roundDown, roundUp } from "./exact-arithmetic.js";

/**
 * The way from a lead to revenue. Rates are above 0 and at most 1. Without a conversion every qualified lead
 * becomes an opportunity; without a qualification nothing is known of what comes before it.
 */
export interface Funnel {
  readonly dealValue: ExactNumber;
  readonly close: ExactNumber;
  /** The share of leads, or of qualified ones, that become opportunities. */
  readonly conversion?: { readonly rate: ExactNumber; readonly of: ConversionBase };
  /** The share of leads that qualify; never below a conversion `of: "leads"`. */
  readonly qualification?: ExactNumber;
}

/** Whole numbers; absent for a step that nothing was said about. */
export interface Volumes {
  readonly deals: bigint;
  readonly opportunities: bigint;
  readonly qualifiedLeads?: bigint;
  readonly leads?: bigint;
}

/** A step as what comes later in the funnel, over a rate. */
interface Link {
  readonly from: PlanStep;
  readonly rate: ExactNumber;
}

const whole = quotient(1n);

/** How each step follows from a later one, in the order in which they are found. */
export function linkSteps({ close, conversion, qualification }: Funnel): ReadonlyMap<PlanStep, Link> {
  const links = new Map<PlanStep, Link>([["opportunities", { from: "deals", rate: close }]]);
  if (conversion?.of === "leads") {
    if (qualification !== undefined) {
      links.set("qualifiedLeads", { from: "opportunities", rate: divide(conversion.rate, qualification) });
    }
    links.set("leads", { from: "opportunities", rate: conversion.rate });
    return links;
  }
  links.set("qualifiedLeads", { from: "opportunities", rate: conversion?.rate ?? whole });
  if (qualification !== undefined) links.set("leads", { from: "qualifiedLeads", rate: qualification });
  return links;
}

/**
 * What a goal asks for. Each step is rounded up to whole records before the next is found from it, so that
 * every line can be checked against the one that it follows from.
 */
export function needVolumes(goal: ExactNumber, funnel: Funnel): Volumes {
  return needSteps(roundUp(divide(goal, funnel.dealValue)), funnel);
}

export function needSteps(deals: bigint, funnel: Funnel): Volumes {
  const volumes: Partial<Record<PlanStep, bigint>> = { deals };
  for (const [step, { from, rate }] of linkSteps(funnel)) {
    volumes[step] = roundUp(divide(quotient(volumes[from]!), rate));
  }
  return volumes as Volumes;
}

/**
 * The most deals that so many records of a step are enough for: `needSteps` asks for no more of that step, and
 * for one deal more it would.
 */
export function dealsFrom(step: PlanStep, records: bigint, funnel: Funnel): bigint {
  const links = linkSteps(funnel);
  let held = records;
  for (let at = links.get(step); at !== undefined; at = links.get(at.from)) {
    held = roundDown(multiply(quotient(held), at.rate));
  }
  return held;
}

/** More leads become opportunities than qualify, which is no funnel. */
export function isInverted({ conversion, qualification }: Funnel): boolean {
  if (conversion?.of !== "leads" || qualification === undefined) return false;
  return compare(conversion.rate, qualification) > 0;
}
