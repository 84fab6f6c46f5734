import { createEvaluation } from "../engine/evaluate.js";
import type { Agreement } from "../model/agreement.js";
import { listWords } from "../model/list-words.js";
import type { Problem } from "../model/problem.js";
import type { NamedFiles } from "./find-exports.js";
import { findMeasurable, type Measurable, monthly } from "./measure-plan.js";
import { badOption } from "./settle.js";
import { type GivenPlan, planOptions } from "./settle-plan.js";

/** Without a definition nothing says what an export holds, of which months, and on which clock. */
export function refuseGroundless(given: Readonly<Record<string, unknown>>): Problem[] {
  const alone = Object.entries(given).flatMap(([name, value]): [option: string, value: string][] => {
    const option = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    if (Array.isArray(value)) return value.map((each) => [option, String(each)]);
    return groundedNames.has(name) && value !== undefined ? [[option, String(value)]] : [];
  });
  return alone.map(([option, value]) => {
    const example = `sla-audit plan sla.yaml ${option} ${/\s/.test(value) ? `"${value}"` : value}`;
    return badOption(option, value, "needs a definition that says how exports are read", { example });
  });
}

/** What is said of exports, beside those that lists name. */
const groundedNames: ReadonlySet<string> = new Set(["last", "asOf", "timezone", "allowRejects"]);

/** An export that no figure is measured from must not look as if the plan stood on it. */
export function refuseUnmeasured(
  agreement: Agreement,
  named: NamedFiles,
  measurable: readonly Measurable[],
  given: GivenPlan,
): Problem[] {
  const read = sourcesOf(agreement, measurable);
  const unread = [...named].filter(([name]) => !read.has(name));
  if (unread.length === 0) return [];
  const all = findMeasurable(agreement, () => true, given.currency);
  return unread.map(([name, { option, patterns }]) => {
    const spared = all.filter((each) => sourcesOf(agreement, [each]).has(name));
    const options = spared.map((each) => planOptions[each.name].option);
    const [reason, example] =
      options.length === 0
        ? [`is for ${name}, from which no figure of a plan is measured`, exampleOf(all)]
        : [
            `is for ${name}, which nobody reads where ${listWords(options, "and")} ${options.length === 1 ? "is" : "are"} given`,
            `the same plan without ${options[0]}, which is then measured`,
          ];
    return badOption(option, patterns.join(", "), reason, { example });
  });
}

/** The sources whose rows are read to measure figures. */
function sourcesOf(agreement: Agreement, measurable: readonly Measurable[]): ReadonlySet<string> {
  const objectives = measurable.flatMap(({ objective, deals }) =>
    deals === undefined ? [objective] : [objective, deals],
  );
  const { sources } = createEvaluation({
    agreement: { ...monthly(agreement), objectives, waivers: [] },
    span: "all",
    asOf: 0,
  });
  return new Set(sources.map(({ source }) => source.name));
}

function exampleOf([first]: readonly Measurable[]): string {
  if (first === undefined) return "--close-rate 20%";
  const { source } = first.objective;
  return `--source ${source}=${source}.csv`;
}
