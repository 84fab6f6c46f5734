import type { AdviceContext, AdviceRule, PlacedText } from "../model/advice.js";

interface Measure {
  /** What a promise about it speaks of. */
  readonly speaks: RegExp;
  /** Metrics that measure it; the first is proposed. */
  readonly metrics: readonly [string, ...string[]];
  readonly target: (promise: string) => string;
}

const numberIn = (promise: string) => /\d[\d,]*/.exec(promise)?.[0].replaceAll(",", "");

const amount =
  /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|daily|weekly|monthly|quarterly)\b/i;

/** In this order: what a promise is about most of all stands first. */
const measures: readonly Measure[] = [
  {
    speaks: /\bfeedback\b/i,
    metrics: ["feedback-time"],
    target: () => "90% within 2 business days",
  },
  {
    speaks: /\bfollow(?:s|ing)?[- ]?ups?\b|\battempts?\b/i,
    metrics: ["follow-up-attempts"],
    target: () => "90% with at least 6 within 10 business days",
  },
  {
    speaks: /\bescalat/i,
    metrics: ["escalation-time"],
    target: () => "100% within 1 business day",
  },
  {
    speaks:
      /\b(?:respon(?:d|ds|se|ses)|repl(?:y|ies)|answers?|calls? back)\b.*\bleads?\b|\bleads?\b.*\b(?:respon|repl|answer)/i,
    metrics: ["lead-response-time", "first-response-time"],
    target: () => "95% within 1 business hour",
  },
  {
    speaks:
      /\b(?:respon(?:d|ds|se|ses)|repl(?:y|ies)|answers?)\b.*\b(?:tickets?|requests?|cases?|incidents?)\b/i,
    metrics: ["first-response-time", "next-response-time"],
    target: () => "90% within 4 business hours",
  },
  {
    speaks: /\b(?:respon(?:d|ds|se|ses)|repl(?:y|ies)|answers?|calls? back)\b/i,
    metrics: ["first-response-time", "next-response-time", "lead-response-time"],
    target: () => "90% within 4 business hours",
  },
  {
    speaks: /\b(?:resolv|resolution|fix(?:es)?\b|solves?\b|repairs?\b)/i,
    metrics: ["resolution-time"],
    target: () => "90% within 3 business days",
  },
  {
    speaks: /\b(?:qualified leads?|MQLs?|SQLs?)\b/i,
    metrics: ["qualified-leads", "lead-qualification-rate"],
    target: (promise) => `at least ${numberIn(promise) ?? 100} per month`,
  },
  {
    speaks: /\bqualif(?:y|ies|ied|ication)\b/i,
    metrics: ["lead-qualification-rate", "qualified-leads"],
    target: () => "at least 30%",
  },
  {
    speaks: /\b(?:uptime|availability)\b/i,
    metrics: ["uptime"],
    target: () => "at least 99.9%",
  },
  {
    speaks: /\b(?:satisfaction|csat)\b/i,
    metrics: ["customer-satisfaction"],
    target: () => "at least 4.2",
  },
  {
    speaks: /\bconver(?:ts?|sion)\b/i,
    metrics: ["opportunity-conversion-rate", "close-rate"],
    target: () => "at least 5%",
  },
  {
    speaks: /\breports?\b/i,
    metrics: ["delivery-cadence"],
    target: (promise) =>
      /month/i.test(promise) ? "100% by day 5 each month" : "100% by friday 17:00 each week",
  },
];

export const unmeasuredPromise: AdviceRule = {
  id: "unmeasured-promise",
  group: "promises",
  meaning: "A service or a duty that a metric could measure and no objective does",
  reads: "agreement",
  advise(context) {
    return placedPromises(context).flatMap(({ path, text, party }) => {
      const measure = measures.find(({ speaks }) => speaks.test(text));
      if (measure === undefined || isMeasured(measure, context)) return [];
      const [metric] = measure.metrics;
      const says = amount.test(text)
        ? "says how much or how often, but no objective measures it"
        : "is a promise without a number";
      return {
        at: path,
        found: `"${text}" ${says}`,
        because: `Nobody can tell whether it was kept. The metric ${metric} measures it.`,
        better: [
          "objectives:",
          `  - id: ${metric.replace(/-(?:time|rate)$/, "")}`,
          `    metric: ${metric}`,
          `    owner: ${party}`,
          `    target: ${onKnownClock(measure.target(text), context)}`,
        ].join("\n"),
      };
    });
  },
};

function placedPromises({ text, agreement }: AdviceContext): (PlacedText & { readonly party: string })[] {
  const [first] = agreement.parties;
  const provider = agreement.parties.find(({ id }) => id === "provider") ?? first;
  const services = text.textsUnder(["agreement", "services"]);
  return [
    ...services.map((placed) => ({ ...placed, party: provider?.id ?? "provider" })),
    ...agreement.parties.flatMap(({ id }) =>
      text.textsUnder(["agreement", "responsibilities", id]).map((placed) => ({ ...placed, party: id })),
    ),
  ];
}

/** Business time needs a calendar. */
function onKnownClock(target: string, { agreement }: AdviceContext): string {
  return agreement.calendars.size > 0 ? target : target.replace("business ", "");
}

/** A metric of the file's own is known by what its objective is called. */
function isMeasured({ speaks, metrics }: Measure, { agreement }: AdviceContext): boolean {
  return agreement.objectives.some(
    ({ id, title = "", metric }) =>
      metrics.includes(metric.id) ||
      (metric.id === "custom" && speaks.test(`${id} ${title}`.replaceAll("-", " "))),
  );
}
