import type { Money } from "../../model/money.js";
import type { CreditStep } from "../../model/remedy-report.js";
import type { AuditReport } from "../../model/report.js";
import type { TableColumn } from "./table.js";

/** One step of one penalty, with its period and the party that promised. */
export interface CreditRow {
  readonly period: string;
  readonly party: string;
  readonly step: CreditStep;
}

export function listCreditRows({ remedies }: Pick<AuditReport, "remedies">): CreditRow[] {
  return (remedies?.periods ?? []).flatMap(({ label, parties }) =>
    parties.flatMap(({ party, steps }) => steps.map((step) => ({ period: label, party, step }))),
  );
}

/** Every step of every credit, its amounts exact; the names are those of the JSON report. */
export function creditTable(): readonly TableColumn<CreditRow>[] {
  // As its digits: a floating point number would drop the last zero, and cents of what is large.
  const amount = (money: Money | undefined) => money?.amount ?? null;
  return [
    ["period", ({ period }) => period],
    ["party", ({ party }) => party],
    ["objective", ({ step }) => step.objective],
    ["override", ({ step }) => step.override],
    ["penalty", ({ step }) => step.penalty],
    ["verdict", ({ step }) => step.verdict],
    ["actual", ({ step }) => step.actual],
    ["target", ({ step }) => step.target],
    ["because", ({ step }) => step.because],
    ["credit", ({ step }) => step.credit],
    ["isReward", ({ step }) => (step.isReward ? "yes" : "no")],
    ["charged", ({ step }) => amount(step.charged)],
    ["isForgiven", ({ step }) => (step.isForgiven ? "yes" : "no")],
    ["carriedIn", ({ step }) => amount(step.carriedIn)],
    ["cap", ({ step }) => amount(step.cap)],
    ["amount", ({ step }) => amount(step.amount)],
    ["carriedOut", ({ step }) => amount(step.carriedOut)],
    ["withoutWaivers", ({ step }) => amount(step.withoutWaivers)],
    ["currency", ({ step }) => step.amount.currency],
    ["isProvisional", ({ step }) => (step.isProvisional ? "yes" : "no")],
    ["line", ({ step }) => step.line],
  ];
}
