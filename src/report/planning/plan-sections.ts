import type { PlanCheck, PlanReport, PlanStepReport } from "../../model/plan.js";
import type { Ledger, LedgerColumn, LedgerRow } from "../ledgers/ledger.js";
import { periodText } from "../period-text.js";
import { listText, numberText, quantityText } from "../quantity-text.js";
import { originText } from "./plan-origin.js";
import {
  decimalText,
  hoursText,
  inputText,
  mendTexts,
  moneyText,
  planInputTitle,
  rateText,
  stepTitle,
  volumeText,
} from "./plan-words.js";

/** One part of a plan, for every format that shows it. */
export interface PlanSection {
  readonly title: string;
  /** Sentences above the table. */
  readonly texts: readonly string[];
  readonly ledger?: Ledger;
  /** What is said below it; nothing where it is empty. */
  readonly note?: string;
}

export interface PlanHeadline {
  readonly mark: "✓" | "✗" | null;
  readonly title: string;
  readonly text: string;
}

const label: LedgerColumn = { head: "" };
const prose: LedgerColumn = { head: "", fit: "wrap", atLeast: 20, atMost: 100 };
const right = (head: string): LedgerColumn => ({ head, align: "right" });
const quiet = (text: string) => ({ text, style: "quiet" as const });

export function composePlanHeadline(report: PlanReport): PlanHeadline {
  const goal = `${moneyText(inputOf(report, "revenue").value, report.currency)} a month`;
  const first = report.steps.at(-1)!;
  const needs = `${goal} needs ${volumeText(first.needed, first.step)}`;
  const volumes = report.steps.map(({ step, needed }) => volumeText(needed, step));
  const way = `${listText(volumes)} a month, each step rounded up.`;
  if (report.checks.length === 0) return { mark: null, title: needs, text: way };
  if (report.limit === null) return { mark: "✓", title: `${needs}, which is there`, text: way };
  const { what, step } = report.checks[report.limit]!;
  const them = step === first.step ? "them" : "the qualified ones";
  const where = what === "follow-up" ? `the team can't follow ${them} up` : "fewer come in";
  return { mark: "✗", title: `${needs}, and ${where}`, text: way };
}

/** All parts of a plan that have something to say, but the block to paste. */
export function composePlanSections(report: PlanReport): PlanSection[] {
  return [
    stepsSection(report),
    inputsSection(report),
    ...capacitySection(report),
    ...report.checks.map((check, index) => checkSection(check, index, report)),
    sensitivitySection(report),
  ];
}

function stepsSection(report: PlanReport): PlanSection {
  const isCounted = report.steps.some(({ cameIn }) => cameIn !== null);
  const rows = report.steps.map((each): LedgerRow => {
    const { cameIn } = each;
    const came = cameIn === null ? "" : decimalText(cameIn.total / cameIn.months);
    return [
      stepTitle(each.step),
      { text: numberText(each.needed), style: "strong" },
      ...(isCounted ? [came] : []),
      quiet(derivation(each, report)),
    ];
  });
  const columns = [
    label,
    right("needed"),
    ...(isCounted ? [right("on average")] : []),
    { ...prose, head: "how" },
  ];
  const months = report.steps.find(({ cameIn }) => cameIn !== null)?.cameIn?.months;
  return {
    title: "What the goal asks for each month",
    texts: [],
    ledger: { columns, rows },
    note:
      months === undefined
        ? ""
        : `On average: what there was in a month, over ${quantityText(months, "month")}.`,
  };
}

/** The line of arithmetic behind a step: `51 deals won ÷ 35%`. */
function derivation({ step }: PlanStepReport, report: PlanReport): string {
  const needed = (name: PlanStepReport["step"]) => {
    const found = report.steps.find((each) => each.step === name)!;
    return volumeText(found.needed, name);
  };
  const rate = (name: Parameters<typeof inputOf>[1]) => rateText(inputOf(report, name).value);
  const conversion = report.inputs.find(({ name }) => name === "conversionRate");
  switch (step) {
    case "deals": {
      const { currency } = report;
      return `${moneyText(inputOf(report, "revenue").value, currency)} ÷ ${moneyText(inputOf(report, "dealValue").value, currency)} a deal`;
    }
    case "opportunities":
      return `${needed("deals")} ÷ ${rate("closeRate")}`;
    case "qualifiedLeads":
      if (conversion === undefined) return "each of them becomes an opportunity";
      if (conversion.of === "qualifiedLeads") return `${needed("opportunities")} ÷ ${rate("conversionRate")}`;
      return `${needed("opportunities")} ÷ ${rate("conversionRate")} × ${rate("qualificationRate")}`;
    case "leads":
      return conversion?.of === "leads"
        ? `${needed("opportunities")} ÷ ${rate("conversionRate")}`
        : `${needed("qualifiedLeads")} ÷ ${rate("qualificationRate")}`;
  }
}

function inputsSection(report: PlanReport): PlanSection {
  const rows = report.inputs.map(
    (input): LedgerRow => [
      planInputTitle[input.name],
      inputText(input, report.currency),
      quiet(originText(input, report)),
    ],
  );
  return {
    title: "What it rests on",
    texts: [],
    ledger: { columns: [label, label, prose], rows },
    note: measuredNote(report),
  };
}

/** Of when the measured figures are, once for all of them; empty where none is. */
function measuredNote({ inputs, timezone }: PlanReport): string {
  const measured = inputs.flatMap(({ origin }) => (origin.kind === "measured" ? [origin] : []));
  const [first] = measured;
  if (first === undefined) return "";
  const isOpen = measured.some(({ undecided }) => undecided > 0);
  return `Measured over ${periodText(first.period, timezone ?? "UTC")}.${isOpen ? ` ${openNote}` : ""}`;
}

const openNote =
  "What is still open may yet raise its rate: older months, with an earlier --as-of, are settled.";

function capacitySection(report: PlanReport): PlanSection[] {
  const { capacity, inputs } = report;
  if (capacity === null) return [];
  const text = (name: Parameters<typeof inputOf>[1]) => inputText(inputOf(report, name), null);
  const { step, carried, carriedOfSales, needed, attempts, hoursNeeded, hoursThere } = capacity;
  const share = inputOf(report, "marketingShare").value;
  const days = `${text("workingDays")} ${inputOf(report, "workingDays").value === 1 ? "day" : "days"}`;
  const ofTime = share === 1 ? "" : ` × ${rateText(share)}`;
  const carries = { text: volumeText(carried, step), style: carried < needed ? "bad" : "good" } as const;
  const isShortened = inputs.some(({ origin }) => origin.kind === "promised" && origin.unlessReached);
  const rows: LedgerRow[] = [
    [
      "Time a month",
      hoursText(hoursThere),
      quiet(
        `${quantityText(inputOf(report, "reps").value, "rep")} × ${text("hoursPerDay")} × ${days}${ofTime}`,
      ),
    ],
    [
      "That carries",
      carries,
      quiet(`${text("attemptsPerLead")} attempts of ${text("minutesPerAttempt")} min on each, in full`),
    ],
    [
      "The goal asks for",
      volumeText(needed, step),
      quiet(`${decimalText(attempts)} attempts, ${hoursText(hoursNeeded)}`),
    ],
    ...(share === 1
      ? []
      : [
          ["In the rest", volumeText(carriedOfSales, step), quiet("that sales find themselves")] as LedgerRow,
        ]),
  ];
  return [
    {
      title: "What the team can carry",
      texts: [],
      ledger: { columns: [label, label, prose], rows },
      note: isShortened
        ? "By the promise, a lead that is reached needs no further attempt: the team may carry more."
        : "",
    },
  ];
}

function checkSection(check: PlanCheck, index: number, report: PlanReport): PlanSection {
  const { what, step, needed, available, mends } = check;
  const isFollowUp = what === "follow-up";
  const subject = isFollowUp ? "The team carries" : "On average there were";
  if (available >= needed) {
    const spare = available - needed;
    return {
      title: isFollowUp ? "Follow-up holds" : "Enough leads come in",
      texts: [
        `${subject} ${volumeText(available, step)} a month, ${spare === 0 ? "exactly as many as" : `${numberText(spare)} more than`} are needed.`,
      ],
    };
  }
  const isLimit = index === report.limit && report.checks.length > 1;
  const where = isFollowUp ? "follow-up" : "the leads that come in";
  const short = needed - available;
  const rows = mends.map((mend): LedgerRow => {
    const { what: name, now, mended } = mendTexts(mend, report);
    return [name, now, { text: mended, style: "strong" }];
  });
  return {
    title: `It breaks ${isLimit ? "first " : ""}at ${where}`,
    texts: [
      `${subject} ${volumeText(available, step)} a month, ${numberText(short)} fewer than the ${numberText(needed)} needed. ${mends.length > 1 ? "Any one of these mends it:" : "This mends it:"}`,
    ],
    ledger: { columns: [label, right("now"), right("mended")], rows },
  };
}

function sensitivitySection(report: PlanReport): PlanSection {
  const first = report.steps.at(-1)!;
  const part = rateText(report.sensitivityStep);
  const carried = report.capacity?.step === first.step ? report.capacity.carried : undefined;
  const cells = (
    variant: PlanReport["sensitivity"][number]["worse"],
    name: Parameters<typeof inputText>[0]["name"],
  ) => {
    if (variant === null) return ["", ""];
    const count = variant.needed[first.step] ?? 0;
    const change = count - first.needed;
    const text = `${numberText(count)} (${change === 0 ? "±" : change < 0 ? "−" : "+"}${numberText(Math.abs(change))})`;
    const isTooMany = carried !== undefined && count > carried;
    const value = name === "dealValue" ? moneyText(variant.value, report.currency) : rateText(variant.value);
    return [value, isTooMany ? { text, style: "bad" as const } : text];
  };
  const rows = report.sensitivity.map(({ lever, worse, better }): LedgerRow => {
    return [planInputTitle[lever], ...cells(worse, lever), ...cells(better, lever)];
  });
  return {
    title: `${stepTitle(first.step)} needed where one figure turns out ${part} worse or better`,
    texts: [],
    ledger: { columns: [label, right("worse"), right("needed"), right("better"), right("needed")], rows },
  };
}

function inputOf({ inputs }: PlanReport, name: PlanReport["inputs"][number]["name"]) {
  return inputs.find((input) => input.name === name)!;
}
