import type { PeriodReport } from "../../src/model/report.js";
import type { ReviewObjective, ReviewReport, ReviewResult, Trend } from "../../src/model/review.js";
import { noCounts } from "../model/no-counts.js";
import { sampleReports } from "./sample-reports.js";

const { tool, agreement, conventions, inputs } = sampleReports.breached;

function month(label: string, from: string, to: string, partial = false): PeriodReport {
  return { label, from: `${from}T00:00:00.000Z`, to: `${to}T00:00:00.000Z`, partial };
}

/** A rate of records; `open` of them are not decided yet. */
function share(
  verdict: ReviewResult["verdict"],
  met: number,
  of: number,
  { open = 0, trend = null }: { readonly open?: number; readonly trend?: Trend | null } = {},
): ReviewResult {
  return {
    verdict,
    actual: { value: met / of, unit: "share", text: `${((met / of) * 100).toFixed(1)}%`, lowerBound: false },
    counts: { ...noCounts, total: of, met, missed: of - met - open, onTrack: open },
    attainment: null,
    budget: null,
    undecided: { count: open, share: open / of },
    trend,
  };
}

function better(previous: number, value: number): Trend {
  return { direction: value > previous ? "better" : "worse", difference: value - previous, previous };
}

const response: ReviewObjective = {
  id: "lead-response",
  title: "Lead response time",
  metric: "lead-response-time",
  source: "leads",
  owner: "provider",
  calendar: "office",
  target: "90% within 1 business hour",
  basis: "cohort",
  clock: "computed",
  shape: "ratio",
  line: 12,
  better: "higher",
  goal: 0.9,
  total: share("breached", 28, 40, { open: 2 }),
  periods: [
    share("breached", 8, 16),
    null,
    share("pending", 20, 24, { open: 2, trend: { ...better(0.5, 20 / 24), direction: "undecided" } }),
  ],
  parts: [],
  groups: [
    {
      group: '=HYPERLINK("http://evil.example") | <b>Ann</b> @all',
      total: share("met", 19, 20),
      periods: [share("met", 9, 10), null, share("met", 10, 10, { trend: better(0.9, 1) })],
    },
    {
      group: null,
      total: share("breached", 9, 20),
      periods: [null, null, share("breached", 9, 20)],
    },
  ],
};

const quality: ReviewObjective = {
  ...response,
  id: "quality",
  title: "</title><script>alert(1)</script>",
  metric: "conversion",
  owner: "client",
  calendar: null,
  target: "at least 25% ](http://evil.example) | `x`",
  line: 30,
  goal: null,
  total: share("met", 30, 90, { trend: better(0.3, 1 / 3) }),
  periods: [share("met", 10, 30), share("met", 9, 30, { trend: better(1 / 3, 0.3) }), share("met", 11, 30)],
  parts: [
    {
      override: "account: Globex",
      target: "at least 40%",
      better: "higher",
      total: share("met", 12, 30),
      periods: [share("met", 4, 10), share("met", 4, 10), share("met", 4, 10)],
    },
    {
      override: null,
      target: "at least 25%",
      better: "higher",
      total: share("met", 18, 60),
      periods: [share("met", 6, 20), share("breached", 4, 20), share("met", 8, 20)],
    },
  ],
  groups: [],
};

/** Three months of two objectives: groups and parts, a month without data, one that still runs, hostile names. */
export const sampleReview: ReviewReport = {
  schema: "sla-audit/review@1",
  tool,
  agreement,
  period: month("2025-01..2025-03", "2025-01-01", "2025-04-01", true),
  before: month("2024-10..2024-12", "2024-10-01", "2025-01-01"),
  periods: [
    { ...month("2025-01", "2025-01-01", "2025-02-01"), against: "2024-12" },
    { ...month("2025-02", "2025-02-01", "2025-03-01"), against: "2025-01" },
    { ...month("2025-03", "2025-03-01", "2025-04-01", true), against: "2025-02" },
  ],
  asOf: "2025-03-20T00:00:00.000Z",
  timezone: "UTC",
  conventions,
  verdict: "breached",
  groupBy: "owner",
  inputs,
  objectives: [response, quality],
  findings: [],
  problems: [],
};

/** The sample with every line repeated until it has so many periods. */
export function stretchReview(count: number): ReviewReport {
  const cycle = <Item>(items: readonly Item[]) => Array.from({ length: count }, (_, at) => items[at % 3]!);
  return {
    ...sampleReview,
    periods: cycle(sampleReview.periods),
    objectives: sampleReview.objectives.map((each) => ({
      ...each,
      periods: cycle(each.periods),
      parts: each.parts.map((part) => ({ ...part, periods: cycle(part.periods) })),
      groups: each.groups.map((group) => ({ ...group, periods: cycle(group.periods) })),
    })),
  };
}

/** The sample with its first month alone, which is its own total. */
export const sampleMonth: ReviewReport = {
  ...sampleReview,
  period: sampleReview.periods[0]!,
  periods: sampleReview.periods.slice(0, 1),
  objectives: sampleReview.objectives.map((each) => ({
    ...each,
    periods: [each.total],
    parts: [],
    groups: [],
  })),
};
