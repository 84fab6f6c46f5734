import type { Money } from "../../model/money.js";
import type { CreditStep, RemedySum } from "../../model/remedy-report.js";
import type { AuditReport } from "../../model/report.js";
import type { TableCell, TableColumn } from "./table.js";

/** One step of one penalty, or what the steps of a period come to under the cap of the agreement. */
export interface CreditRow {
  readonly period: string;
  readonly party: string;
  readonly step: CreditStep | undefined;
  /** In the row behind the steps of a period. */
  readonly sum: RemedySum | undefined;
}

export function listCreditRows({ remedies }: Pick<AuditReport, "remedies">): CreditRow[] {
  return (remedies?.periods ?? []).flatMap(({ label: period, parties }) =>
    parties.flatMap((sum): CreditRow[] => {
      const { party, steps } = sum;
      const rows = steps.map((step) => ({ period, party, step, sum: undefined }));
      return [...rows, { period, party, step: undefined, sum }];
    }),
  );
}

/** Every step of every credit and the sums of each period, amounts exact; the names are those of the JSON report. */
export function creditTable(): readonly TableColumn<CreditRow>[] {
  // As its digits: a floating point number would drop the last zero, and cents of what is large.
  const amount = (money: Money | null | undefined) => money?.amount ?? null;
  const ofStep =
    (cell: (step: CreditStep) => TableCell) =>
    ({ step }: CreditRow) =>
      step === undefined ? null : cell(step);
  const ofSum =
    (cell: (sum: RemedySum) => TableCell) =>
    ({ sum }: CreditRow) =>
      sum === undefined ? null : cell(sum);
  return [
    ["period", ({ period }) => period],
    ["party", ({ party }) => party],
    ["row", ({ sum }) => (sum === undefined ? "step" : "sum")],
    ["objective", ofStep(({ objective }) => objective)],
    ["override", ofStep(({ override }) => override)],
    ["penalty", ofStep(({ penalty }) => penalty)],
    ["verdict", ofStep(({ verdict }) => verdict)],
    ["actual", ofStep(({ actual }) => actual)],
    ["target", ofStep(({ target }) => target)],
    ["because", ofStep(({ because }) => because)],
    ["credit", ofStep(({ credit }) => credit)],
    ["isReward", ofStep(({ isReward }) => (isReward ? "yes" : "no"))],
    ["charged", ofStep(({ charged }) => amount(charged))],
    ["isForgiven", ofStep(({ isForgiven }) => (isForgiven ? "yes" : "no"))],
    ["carriedIn", ofStep(({ carriedIn }) => amount(carriedIn))],
    ["cap", ofStep(({ cap }) => amount(cap))],
    ["amount", ofStep((step) => amount(step.amount))],
    ["carriedOut", ofStep(({ carriedOut }) => amount(carriedOut))],
    ["credits", ofSum(({ credits }) => amount(credits))],
    ["agreementCap", ofSum(({ cap }) => amount(cap))],
    ["owed", ofSum(({ owed }) => amount(owed))],
    ["rewards", ofSum(({ rewards }) => amount(rewards))],
    ["withoutWaivers", ({ step, sum }) => amount((step ?? sum)?.withoutWaivers)],
    ["currency", ({ step, sum }) => (step?.amount ?? sum?.owed)?.currency ?? null],
    ["isProvisional", ({ step, sum }) => ((step ?? sum)?.isProvisional ? "yes" : "no")],
    ["line", ofStep(({ line }) => line)],
  ];
}
