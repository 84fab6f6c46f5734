import {
  type Advice,
  type AdviceContext,
  type AdviceRule,
  adviceGroups,
  type DeclinedAdvice,
  type DefinitionText,
} from "../../model/advice.js";
import type { AdviceReport, DeclinedReport } from "../../model/validation.js";

export interface AdviceInput {
  readonly rules: readonly AdviceRule[];
  readonly text: DefinitionText;
  readonly declined: DeclinedAdvice;
  /** Absent where the definition has errors: then only what is written is looked at. */
  readonly context: AdviceContext | undefined;
}

/** Asks every rule, by group and then in the order of the file; what the definition declines is only counted. */
export function collectAdvice({ rules, text, declined, context }: AdviceInput): {
  readonly advice: readonly AdviceReport[];
  readonly declined: readonly DeclinedReport[];
} {
  const asked = rules.map((rule) => ({ rule, given: ask(rule, text, context) }));
  const advice = asked
    .filter(({ rule }) => !declined.has(rule.id))
    .flatMap(({ rule, given }) => given.map((each) => reportAdvice(rule, each, text)));
  return {
    advice: advice.toSorted(byGroupAndPlace),
    declined: asked
      .filter(({ rule, given }) => declined.has(rule.id) && given.length > 0)
      .map(({ rule: { id }, given }) => ({
        rule: id,
        reason: declined.get(id) || null,
        count: given.length,
      })),
  };
}

function ask(rule: AdviceRule, text: DefinitionText, context: AdviceContext | undefined): readonly Advice[] {
  if (rule.reads === "text") return rule.advise(text);
  return context === undefined ? [] : rule.advise(context);
}

function reportAdvice({ id, group }: AdviceRule, advice: Advice, text: DefinitionText): AdviceReport {
  const { line, column, excerpt } = text.locate(advice.at, advice.mark);
  return {
    rule: id,
    group,
    line,
    column,
    message: advice.found,
    reason: advice.because,
    better: advice.better,
    excerpt,
    ...(advice.mark?.on === "key" || !text.has(advice.at) ? { isMissing: true as const } : {}),
  };
}

function byGroupAndPlace(a: AdviceReport, b: AdviceReport): number {
  const group = adviceGroups.indexOf(a.group) - adviceGroups.indexOf(b.group);
  return group || a.line - b.line || a.column - b.column;
}
