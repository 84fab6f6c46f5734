import type {
  AuditReport,
  BreachReport,
  Counts,
  InputReport,
  ObjectiveReport,
  PeriodReport,
  ProblemReport,
  Result,
} from "../../src/model/report.js";
import { noCounts } from "../model/no-counts.js";

const hour = 3_600_000;
const minute = 60_000;

function counts(some: Partial<Counts>): Counts {
  const all = { ...noCounts, ...some };
  return { ...all, total: Object.values(all).reduce((sum, each) => sum + each, 0) };
}

function share(met: number, of: number): Result["actual"] {
  return { value: met / of, unit: "share", text: `${((met / of) * 100).toFixed(1)}%`, lowerBound: false };
}

const noData: Result["actual"] = { value: null, unit: "share", text: "no data", lowerBound: false };

function month(label: string, from: string, to: string, partial = false): PeriodReport {
  return { label, from, to, partial };
}

const january = month("2025-01", "2024-12-31T23:00:00.000Z", "2025-01-31T23:00:00.000Z");
const february = month("2025-02", "2025-01-31T23:00:00.000Z", "2025-02-28T23:00:00.000Z");
const march = month("2025-03", "2025-02-28T23:00:00.000Z", "2025-03-31T22:00:00.000Z");

const leadResponse: ObjectiveReport = {
  id: "lead-response",
  title: "Lead response time",
  metric: "lead-response-time",
  source: "leads",
  owner: "provider",
  calendar: "office",
  target: "95% within 1 business hour",
  basis: null,
  clock: "computed",
  shape: "duration",
  line: 41,
  verdict: "met",
  actual: share(43, 44),
  counts: counts({ met: 43, breached: 1, onTrack: 2, atRisk: 1, excluded: 3 }),
  attainment: { gross: 43 / 44, adjusted: 43 / 44 },
  budget: { allowed: 2, left: 1 },
  periods: [],
  parts: [],
  groups: [],
  exclusions: [],
};

const closeRate: ObjectiveReport = {
  ...leadResponse,
  id: "close-rate",
  title: "Close rate",
  metric: "close-rate",
  source: "opportunities",
  calendar: null,
  target: "at least 20%",
  basis: "decided",
  shape: "ratio",
  line: 62,
  actual: share(31, 120),
  counts: counts({ met: 31, missed: 89 }),
  attainment: null,
  budget: null,
};

const qualification: ObjectiveReport = {
  ...closeRate,
  id: "qualification",
  title: "Lead qualification rate",
  metric: "lead-qualification-rate",
  source: "leads",
  target: "at least 30%",
  basis: "cohort",
  clock: null,
  shape: "ratio",
  line: 58,
  verdict: "at-risk",
  actual: share(13, 31),
  counts: counts({ met: 13, missed: 4, onTrack: 14 }),
};

const resolution: ObjectiveReport = {
  ...leadResponse,
  id: "p90-resolution",
  title: "Resolution time",
  metric: "resolution-time",
  source: "tickets",
  target: "p90 within 3 business days",
  line: 55,
  actual: { value: 19.5 * hour, unit: "ms", text: "19 h 30 min", lowerBound: true },
  counts: counts({ met: 1204, breached: 96, overdue: 4, onTrack: 31, unmeasurable: 0 }),
  attainment: null,
  budget: null,
};

function inPeriod(period: PeriodReport, result: Result): PeriodReport & Result {
  const { verdict, actual, counts: each, attainment, budget } = result;
  return { ...period, verdict, actual, counts: each, attainment, budget };
}

const leads: InputReport = {
  source: "leads",
  file: "exports/leads.csv",
  sha256: "3fa9b2c0d1e25d6c15b0f00a089f86d081884c7d659a2feaa0c55ad015a3bf4f",
  rows: 1217,
  audited: 1180,
  outOfScope: 25,
  superseded: 8,
  ignored: 1,
  rejected: 3,
  columns: [
    { field: "id", header: "Lead ID" },
    { field: "createdAt", header: "Created Date", form: "d/m/y", timezone: "America/New_York" },
    { field: "firstResponseAt", header: "First outreach date", form: "iso" },
  ],
};

const tickets: InputReport = {
  ...leads,
  source: "tickets",
  file: "exports/tickets-2025-q1.csv",
  sha256: "c0ffee00d1e25d6c15b0f00a089f86d081884c7d659a2feaa0c55ad015a3bf4f",
  rows: 1335,
  audited: 1335,
  outOfScope: 0,
  superseded: 0,
  ignored: 0,
  rejected: 0,
  columns: [
    { field: "createdAt", header: "Created at", form: "iso" },
    { field: "resolvedAt", header: "Solved at", form: "iso" },
  ],
};

const metReport: AuditReport = {
  schema: "sla-audit/report@1",
  tool: { name: "sla-audit", version: "0.1.0" },
  agreement: {
    id: "northwind-acme-2025",
    title: "Northwind Sales for Acme",
    file: "sla.yaml",
    sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    included: [
      {
        file: "waivers.yaml",
        sha256: "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef",
      },
    ],
    parties: [
      { id: "provider", name: "Northwind Sales", contact: "sla@northwind.example" },
      { id: "client", name: "Acme GmbH" },
    ],
  },
  period: march,
  asOf: "2025-04-12T07:00:00.000Z",
  timezone: "Europe/Berlin",
  conventions: {
    attributeTo: "start",
    percentile: "nearest-rank",
    businessDay: "end-of-day",
    noData: "fail",
    stopBeforeStart: "unmeasurable",
    reopen: "last-close",
    changingValues: "at-end",
  },
  verdict: "met",
  groupBy: null,
  inputs: [{ ...leads, rows: 1214, rejected: 0 }, tickets],
  objectives: [leadResponse, closeRate, resolution].map((each) => ({
    ...each,
    periods: [inPeriod(march, each)],
  })),
  breaches: [],
  findings: [],
  problems: [],
};

function breach(index: number, some: Partial<BreachReport> = {}): BreachReport {
  const startedMs = Date.parse("2025-01-06T14:05:00.000Z") + index * 53 * hour;
  const overrunMs = (index + 1) * 7 * minute;
  return {
    objective: "lead-response",
    record: `L-${1040 + index}`,
    account: index % 3 === 0 ? null : ["Globex", "Initech GmbH & Co. KG"][index % 2]!,
    owner: ["Dana Ortiz", "Samuel Okonkwo-Fitzgerald", null][index % 3]!,
    file: "exports/leads.csv",
    line: 14 + index * 31,
    period: "2025-01",
    startedAt: new Date(startedMs).toISOString(),
    dueAt: new Date(startedMs + hour).toISOString(),
    stoppedAt: new Date(startedMs + hour + overrunMs).toISOString(),
    elapsedMs: hour + overrunMs,
    limitMs: hour,
    overrunMs,
    lateMs: overrunMs,
    pausedMs: 0,
    verdict: "breached",
    override: null,
    waiver: null,
    ...some,
  };
}

const breaches: readonly BreachReport[] = [
  ...Array.from({ length: 35 }, (_, index) => breach(index)),
  breach(40, {
    objective: "critical-resolution",
    record: "ZD-88213",
    file: "exports/tickets-2025-q1.csv",
    line: 1207,
    elapsedMs: 75 * hour + 12 * minute,
    limitMs: 24 * hour,
    overrunMs: 51 * hour + 12 * minute,
    lateMs: 51 * hour + 12 * minute,
    stoppedAt: null,
    verdict: "overdue",
  }),
  breach(41, { overrunMs: 400, lateMs: 400, elapsedMs: hour + 400, record: "L-0007" }),
];

/** Judged by the end of a business day, and stopped after it: its clock counted nothing more. */
const afterClose = breach(6, {
  objective: "first-reply",
  record: "L-0008",
  elapsedMs: 8 * hour,
  limitMs: 8 * hour,
  overrunMs: 0,
  lateMs: 30 * minute,
});

const rejects: readonly ProblemReport[] = [14, 15, 1018].map((line) => ({
  code: "not-a-date",
  severity: "warning",
  file: "exports/leads.csv",
  line,
  column: 6,
  message: '"32/01/2026" is not a date',
  help: "Expected day/month/year, as in the 212 rows before it. Set sources.leads.dates if this column is written otherwise.",
  context: 'column "Created Date", preset salesforce-report',
  excerpt: { line, text: "00Q7,32/01/2026,Open", column: 6, length: 10 },
}));

const definitionErrors: readonly ProblemReport[] = [
  {
    code: "unknown-key",
    severity: "error",
    file: "sla.yaml",
    line: 12,
    column: 5,
    message: '"ownr" is not a key of objectives[0]',
    help: 'Did you mean "owner"?',
    context: null,
    excerpt: { line: 12, text: "    ownr: provider", column: 5, length: 4 },
  },
  {
    code: "unknown-key",
    severity: "error",
    file: "sla.yaml",
    line: 31,
    column: 3,
    message: '"escalate" is not a key of objectives[2]',
    help: "Known here: id, metric, owner, calendar, where, target, at-risk-after, basis, minimum-records, no-data, from, until.",
    context: null,
    excerpt: { line: 31, text: "  escalate: { after: due }", column: 3, length: 8 },
  },
];

const warning: ProblemReport = {
  code: "value-never-occurs",
  severity: "warning",
  file: "sla.yaml",
  line: 31,
  column: 5,
  message: 'no priority of tickets is "urgnt"',
  help: 'The filter matches nothing by it. Did you mean "urgent"?',
  context: 'objective "critical-resolution"',
  excerpt: null,
};

const late: ObjectiveReport = {
  ...leadResponse,
  verdict: "breached",
  actual: share(1105, 1180),
  counts: counts({ met: 1105, breached: 74, overdue: 1, onTrack: 2, waived: 1, excluded: 12 }),
  attainment: { gross: 1105 / 1181, adjusted: 1105 / 1180 },
  budget: { allowed: 59, left: -16 },
  periods: [
    inPeriod(january, {
      verdict: "breached",
      actual: share(301, 360),
      counts: counts({ met: 301, breached: 59 }),
      attainment: { gross: 301 / 360, adjusted: 301 / 360 },
      budget: { allowed: 18, left: -41 },
    }),
    inPeriod(february, {
      verdict: "met",
      actual: share(400, 404),
      counts: counts({ met: 400, breached: 4 }),
      attainment: { gross: 400 / 404, adjusted: 400 / 404 },
      budget: { allowed: 20, left: 16 },
    }),
    inPeriod(march, {
      verdict: "at-risk",
      actual: share(404, 416),
      counts: counts({ met: 404, breached: 11, overdue: 1, onTrack: 2 }),
      attainment: { gross: 404 / 416, adjusted: 404 / 416 },
      budget: { allowed: 20, left: 8 },
    }),
  ],
};

const breachedReport: AuditReport = {
  ...metReport,
  period: { label: "2025-Q1", from: january.from, to: march.to, partial: false },
  verdict: "breached",
  inputs: [leads, tickets],
  objectives: [
    late,
    {
      ...resolution,
      id: "critical-resolution",
      calendar: null,
      target: "100% within 24 hours",
      verdict: "breached",
      actual: share(6, 7),
      counts: counts({ met: 6, overdue: 1 }),
      attainment: { gross: 6 / 7, adjusted: 6 / 7 },
      budget: { allowed: 0, left: -1 },
    },
    qualification,
    { ...closeRate, verdict: "at-risk" },
    { ...resolution },
  ],
  breaches,
  problems: [...rejects, warning, { ...warning, message: 'no priority of tickets is "critcal"' }],
};

const incompleteReport: AuditReport = {
  ...metReport,
  verdict: "incomplete",
  inputs: [],
  objectives: [],
  problems: definitionErrors,
};

const noDataReport: AuditReport = {
  ...metReport,
  verdict: "no-data",
  objectives: [
    leadResponse,
    { ...closeRate, verdict: "no-data", actual: noData, counts: counts({}), budget: null, periods: [] },
  ],
  problems: [
    { ...warning, code: "no-data", message: 'nothing to judge "close-rate" on in 2025-03', help: null },
  ],
};

const pendingReport: AuditReport = {
  ...metReport,
  period: { ...march, partial: true },
  asOf: "2025-03-14T16:30:15.000Z",
  verdict: "pending",
  inputs: [{ ...tickets, file: "-" }],
  objectives: [
    {
      ...leadResponse,
      verdict: "pending",
      actual: share(3, 4),
      counts: counts({ met: 3, breached: 1, onTrack: 31 }),
      budget: { allowed: 0, left: -1 },
    },
    {
      ...qualification,
      verdict: "pending",
      actual: share(0, 1),
      counts: counts({ onTrack: 1 }),
    },
  ],
  breaches: [breach(0)],
};

/** What lies between the rejects that are listed and their number. */
const moreRejects: ProblemReport = {
  ...rejects[0]!,
  code: "more-like-it",
  line: null,
  column: null,
  message: "2,841 more rows of this file are left out because a cell is not a date",
  help: null,
  context: null,
  excerpt: null,
  more: { like: "not-a-date", count: 2841 },
};

const beyondAllowance: ProblemReport = {
  ...warning,
  code: "beyond-allowance",
  severity: "error",
  message:
    'source "leads" leaves out more than it may: 2,844 rejected and 1 unmeasurable of 4,058 rows, allowed 0',
  help: "Mend those rows, or allow them with --allow-rejects or sources.leads.allow-rejects.",
};

/** Rejects beyond the allowance: there is a result, and it can't be relied upon. */
const partlyReadReport: AuditReport = {
  ...breachedReport,
  verdict: "incomplete",
  objectives: [late, { ...resolution, counts: counts({ met: 9, unmeasurable: 1 }) }],
  inputs: [{ ...leads, rows: 4058, rejected: 2844 }, tickets],
  breaches: breaches.slice(0, 3),
  problems: [...breachedReport.problems, moreRejects, beyondAllowance],
};

function result(
  verdict: Result["verdict"],
  met: number,
  breached: number,
  some: Partial<Counts> = {},
): Result {
  const all = counts({ met, breached, ...some });
  const allowed = Math.floor((met + breached) / 20);
  return {
    verdict,
    actual: share(met, met + breached),
    counts: all,
    attainment: {
      gross: met / (met + breached + all.waived),
      adjusted: met / (met + breached),
    },
    budget: { allowed, left: allowed - breached },
  };
}

const firstQuarter = [january, february, march];

const scoped: ObjectiveReport = {
  ...leadResponse,
  ...result("breached", 1105, 73, { waived: 2, excluded: 12 }),
  budget: null,
  periods: [
    inPeriod(january, { ...result("breached", 301, 40, { waived: 2 }), budget: null }),
    inPeriod(february, { ...result("met", 400, 13), budget: null }),
    inPeriod(march, { ...result("met", 404, 20), budget: null }),
  ],
  parts: [
    {
      override: null,
      target: "95% within 1 business hour",
      ...result("met", 1060, 50),
      periods: firstQuarter.map((each) => inPeriod(each, result("met", 353, 17))),
    },
    {
      override: "account: Globex",
      target: "99% within 30 business minutes",
      ...result("breached", 45, 23, { waived: 2, excluded: 12 }),
      periods: [
        inPeriod(january, result("breached", 15, 12, { waived: 2, excluded: 12 })),
        inPeriod(march, result("breached", 30, 11)),
      ],
    },
  ],
  exclusions: [
    { reason: "Test records", count: 10 },
    { reason: "Company move", count: 2 },
  ],
};

const byHandler: ObjectiveReport = {
  ...resolution,
  id: "first-reply",
  target: "95% within 1 business day",
  ...result("met", 97, 3, { excluded: 10 }),
  groups: [
    { group: "Dana Cole", ...result("breached", 40, 3) },
    { group: "Samuel Okonkwo-Fitzgerald", ...result("met", 50, 0) },
    { group: null, ...result("met", 7, 0) },
  ],
  exclusions: [{ reason: "Test records", count: 10 }],
};

const waiver = {
  reason: "Their mail server was down, confirmed by both sides",
  approvedBy: "Ada Roe",
  approvedOn: "2025-04-02",
  until: "2025-12-31",
};

/** Parts, groups, exclusions, waivers, and duties of both sides. */
const scopedReport: AuditReport = {
  ...breachedReport,
  groupBy: "owner",
  inputs: metReport.inputs,
  objectives: [
    scoped,
    byHandler,
    {
      ...qualification,
      id: "lead-feedback",
      owner: "client",
      target: "at least 70%",
      verdict: "met",
      actual: share(10, 13),
      counts: counts({ met: 10, missed: 3 }),
      basis: "cohort",
      clock: null,
      shape: "ratio",
      groups: Array.from({ length: 30 }, (_, index) => ({
        group: `Handler ${String(index + 1).padStart(2, "0")}`,
        verdict: index % 7 > 4 ? "breached" : "met",
        actual: share(10, 10 + (index % 7)),
        counts: counts({ met: 10, missed: index % 7 }),
        attainment: null,
        budget: null,
      })),
    },
  ],
  breaches: [
    breach(2, { override: "account: Globex" }),
    breach(3),
    afterClose,
    breach(4, { account: "Globex", override: "account: Globex", waiver }),
    breach(5, { account: "Globex", override: "account: Globex", waiver: { ...waiver, until: null } }),
  ],
  problems: [],
};

const long = "00Q5g00000XyZabcdefghijklmnopqrstuvwxyz0123456789".repeat(30);
const hostileText = [
  long,
  "\u001b[31mred\u001b[0m \u001b]0;title\u0007 \u009b2J",
  "line\r\nbreak\tand\u0000nul\u0008\u007f",
  "顧客対応時間の長い名前をもつ株式会社東京第一営業部",
  "👩‍👩‍👧‍👦 family 🚀 emoji 🇩🇪 flags 👍🏽",
  "عميل طويل الاسم جدا \u202eevil\u202c \u2066x\u2069",
  "e\u0301\u0302\u0303\u0304 zalgo\u200b\ufeff \ud83d alone",
];

function hostile(index: number): string {
  return hostileText[index % hostileText.length]!;
}

const hostileReport: AuditReport = {
  ...breachedReport,
  // The longest instants: they have seconds, and the zone has no abbreviation.
  timezone: "Asia/Kathmandu",
  agreement: {
    id: hostile(0),
    title: hostileText.slice(1).join(" "),
    file: hostile(1),
    sha256: hostile(2),
    included: [],
    parties: hostileText.map((name, index) => ({ id: hostile(index + 1), name })),
  },
  period: { ...march, label: hostile(1) },
  inputs: hostileText.map((file, index) => ({
    ...leads,
    source: hostile(index + 3),
    file,
    sha256: hostile(index),
  })),
  objectives: hostileText.map((id, index) => ({
    ...late,
    id,
    owner: hostile(index + 1),
    target: hostile(index + 2),
    calendar: hostile(index + 4),
    actual: { ...late.actual, text: hostile(index + 5) },
    parts: (index === 0 ? [1, 2] : []).map((step) => ({
      ...result("met", 20, 1, { waived: 1 }),
      override: hostile(index + step),
      target: hostile(index + 3),
      periods: [],
    })),
    groups: index < 2 ? [{ ...result("met", 20, 1), group: hostile(index + 4) }] : [],
    periods: [],
    exclusions: index === 0 ? hostileText.map((reason, count) => ({ reason, count })) : [],
  })),
  breaches: hostileText.map((record, index) =>
    breach(index, {
      record,
      objective: hostile(index + 1),
      account: hostile(index + 2),
      owner: hostile(index + 3),
      file: hostile(index + 4),
      overrunMs: 9e14,
      startedAt: "2025-12-28T15:30:23.000Z",
      dueAt: "2025-12-28T16:30:23.000Z",
      waiver:
        index % 2 === 0
          ? null
          : {
              reason: hostile(index),
              approvedBy: hostile(index + 1),
              approvedOn: hostile(index + 2),
              until: hostile(index + 3),
            },
    }),
  ),
  problems: hostileText.flatMap((text, index) => [
    {
      ...rejects[0]!,
      file: hostile(index),
      message: `"${text}" is not a date`,
      context: hostile(index + 1),
      help: hostile(index + 2),
      excerpt: { line: 1_000_000, text: `a,${text},b`, column: 3, length: text.length },
    },
    { ...warning, message: text, context: text },
  ]),
};

/** One report for each thing that a format has to show, by name. */
export const sampleReports = {
  met: metReport,
  breached: breachedReport,
  incomplete: incompleteReport,
  "partly-read": partlyReadReport,
  "no-data": noDataReport,
  pending: pendingReport,
  scoped: scopedReport,
  hostile: hostileReport,
} satisfies Record<string, AuditReport>;
