import type { AuditReport } from "../../src/model/report.js";
import { sampleReports } from "../formats/sample-reports.js";

const long = `long-${"x".repeat(10_000)}-end`;

/** What a file may hold, and how the page shows it: as it is, but what hides or reorders text is made visible. */
export const hostileValues: readonly { readonly value: string; readonly shown: string }[] = [
  ...[
    `</title></script><img src=x onerror="window.wasHere = 1; alert(1)">`,
    `" onmouseover="window.wasHere=1" autofocus onfocus='window.wasHere=1'`,
    `<svg onload=window.wasHere=1><style>*{display:none}</style>`,
    `&lt;b&gt; &amp;#39; &copy;`,
    `javascript:window.wasHere=1`,
    "`{{window.wasHere = 1}}` <!-- --> <![CDATA[",
    `]]></desc></svg><base href="https://example.invalid/">`,
    `عميل 株式会社 👩‍👩‍👧‍👦 e\u0301`,
  ].map((value) => ({ value, shown: value })),
  { value: "\u001b[31mred\u001b[0m", shown: "␛[31mred␛[0m" },
  { value: "ab\u202egpj.exe", shown: "ab\\u202egpj.exe" },
  { value: "a\u0000b\r\nc\u2028d", shown: "a␀b␍␊c\\u2028d" },
  { value: long, shown: `${long.slice(0, 500)}…${long.slice(-500)}` },
];

/** One of them; they begin again behind the last. */
export function hostile(index: number): string {
  return hostileValues[index % hostileValues.length]!.value;
}

const { scoped, breached, hostile: controls } = sampleReports;
const [objective] = scoped.objectives;
const [miss] = breached.breaches;

/** Every text that comes from a file, in each place where the page shows one. */
export const hostileReport: AuditReport = {
  ...scoped,
  timezone: "Asia/Kathmandu",
  groupBy: hostile(1),
  agreement: {
    id: hostile(1),
    title: hostile(0),
    file: hostile(2),
    sha256: hostile(3),
    included: [{ file: hostile(4), sha256: hostile(5) }],
    parties: hostileValues.map(({ value }, index) => ({ id: hostile(index + 1), name: value })),
  },
  inputs: controls.inputs.map((input, index) => ({
    ...input,
    file: hostile(index),
    source: hostile(index + 1),
  })),
  objectives: hostileValues.map(({ value }, index) => ({
    ...objective!,
    id: value,
    title: hostile(index + 1),
    owner: hostile(index + 2),
    target: hostile(index + 3),
    calendar: hostile(index + 4),
    actual: { ...objective!.actual, text: hostile(index + 5) },
    goal: { bound: "at-least", value: 0.95 },
    parts: objective!.parts.map((part) => ({
      ...part,
      override: hostile(index + 6),
      target: hostile(index),
    })),
    periods: objective!.periods.map((period) => ({ ...period, label: hostile(index + 7) })),
    groups: [{ ...objective!, group: hostile(index + 8) }].map(
      ({ group, verdict, actual, counts, attainment, budget }) => ({
        group,
        verdict,
        actual,
        counts,
        attainment,
        budget,
      }),
    ),
    exclusions: [{ reason: hostile(index + 9), count: index + 1 }],
    distribution: {
      edges: [0.5, 1, 2],
      met: [5, 3, 0, 0],
      missed: [0, 1, 2, 1],
      waived: [0, 0, 1, 0],
      limitMs: 3_600_000,
    },
  })),
  breaches: hostileValues.flatMap(({ value }, index) => {
    const each = {
      ...miss!,
      objective: hostile(index + 1),
      record: value,
      account: hostile(index + 2),
      owner: hostile(index + 3),
      file: hostile(index + 4),
    };
    const waiver = {
      reason: value,
      approvedBy: hostile(index + 5),
      approvedOn: value,
      until: hostile(index + 6),
    };
    return [each, { ...each, waiver }];
  }),
  findings: hostileValues.map(({ value }, index) => ({
    rule: hostile(index + 1),
    title: value,
    threshold: value,
    source: hostile(index + 2),
    count: 1,
    message: value,
    records: [hostile(index + 3)],
  })),
  problems: hostileValues.flatMap(({ value }, index) => [
    {
      code: "not-a-date" as const,
      severity: index % 2 === 0 ? ("error" as const) : ("warning" as const),
      file: hostile(index + 1),
      line: 14,
      column: 3,
      message: value,
      help: hostile(index + 2),
      context: hostile(index + 3),
      excerpt: { line: 14, text: `a,${value},b`, column: 3, length: Math.max(1, value.length) },
    },
  ]),
};
