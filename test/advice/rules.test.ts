import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { adviceRules } from "../../src/advice/index.js";
import { ask, rewrite, soundText } from "./ask.js";

/**
 * Each rule with the one change to the sound agreement that calls for it, what is pointed at, and (where a near
 * one must not) changes that leave it silent.
 */
const cases: readonly {
  readonly rule: string;
  readonly change: readonly [part: string, instead: string];
  readonly marked: string;
  readonly found: string;
  readonly silent?: readonly (readonly [part: string, instead: string])[];
}[] = [
  {
    rule: "vague-words",
    change: ["Owns client communication", "Owns client communication and promptly tells of delays"],
    marked: "promptly",
    found: '"promptly" has no measure',
    silent: [
      ["Owns client communication", "Owns client communication and tells of delays within 1 business day"],
    ],
  },
  {
    rule: "vague-words",
    change: ["Test records", "Records that are not of good quality as necessary"],
    marked: "good quality",
    found: '"good quality" and "as necessary" have no measure',
  },
  {
    rule: "jargon",
    change: ["Owns client communication", "Leverages client communication"],
    marked: "Leverages",
    found: '"Leverages" is jargon',
  },
  {
    rule: "undefined-term",
    change: ["  mql: {", "  scored: {"],
    marked: "MQL",
    found: "MQL is used and nowhere defined",
    silent: [
      ["Marketing scored it 50 or more", "An MQL is a lead that marketing scored 50 or more"],
      ["Technical assistance", "Technical assistance through the CRM, VAT in EUR"],
      ["Northwind Sales for Acme", "The PSA of Northwind for Acme"],
    ],
  },
  {
    rule: "undefined-term",
    change: ["New business for the sales team", "Companies that fit the ICP for the sales team"],
    marked: "ICP",
    found: "ICP is used and nowhere defined",
  },
  {
    rule: "unmeasured-promise",
    change: ["Owns client communication", "Answers every ticket"],
    marked: "Answers every ticket",
    found: '"Answers every ticket" is a promise without a number',
    // resolution-time is measured already.
    silent: [["Owns client communication", "Resolves every ticket"]],
  },
  {
    rule: "unmeasured-promise",
    change: ["New business for the sales team of Acme", "100 qualified leads a month"],
    marked: "100 qualified leads a month",
    found: '"100 qualified leads a month" says how much or how often, but no objective measures it',
  },
  {
    rule: "limit-in-real-time",
    change: ["p90 within 3 business days", "p90 within 3 days"],
    marked: "3 days",
    found: "3 days of resolution run through nights, weekends and holidays",
    silent: [
      [
        "    pause-while: { status: pending }\n    target: p90 within 3 business days",
        "    where: { priority: urgent }\n    pause-while: { status: pending }\n    target: p90 within 8 hours",
      ],
      ["p90 within 3 business days", "p90 within 59 minutes"],
    ],
  },
  {
    rule: "waiting-time-counts",
    change: ["    pause-while: { status: pending }\n", ""],
    marked: "resolution-time",
    found: "resolution counts the time spent waiting for the client",
  },
  {
    rule: "share-of-few-records",
    change: ["minimum-records: 20", "minimum-records: 9"],
    marked: "90%",
    found: "90% of 9 records (minimum-records) is all of them",
    silent: [["minimum-records: 20", "minimum-records: 10"]],
  },
  {
    rule: "kind-mismatch",
    change: ["kind: customer", "kind: commitment"],
    marked: "commitment",
    found: "It is called a commitment, but 2 parties promise",
  },
  {
    rule: "no-contact",
    change: ["Acme, contact: ops@acme.example", "Acme"],
    marked: "client",
    found: "Nobody says how to reach Acme",
  },
  {
    rule: "not-signed",
    change: ["    - { party: client, name: Head of Operations, on: 2024-12-12 }\n", ""],
    marked: "signed-by",
    found: "Nobody signed it for Acme",
  },
  {
    rule: "no-scope",
    change: ["  not-covered: [Technical assistance]\n", ""],
    marked: "services",
    found: "It does not say what is not covered",
  },
  {
    rule: "no-duties",
    change: [
      "  responsibilities:\n    provider: [Owns client communication]\n    client: [Names one contact for disputes]\n",
      "",
    ],
    marked: "agreement",
    found: "It names no duty beside its figures",
    silent: [["    client: [Names one contact for disputes]\n", ""]],
  },
  {
    rule: "no-stages",
    change: [
      "exclusions:",
      "  - { id: close-rate, metric: close-rate, owner: provider, target: at least 20% }\nexclusions:",
    ],
    marked: "agreement",
    found: "Leads and opportunities are measured, but no stages are named",
  },
  {
    rule: "effective-dates",
    change: ["  effective: { from: 2025-01-01, until: 2025-12-31 }\n", ""],
    marked: "agreement",
    found: "It does not say from when it holds",
  },
  {
    rule: "effective-dates",
    change: ["until: 2025-12-31", "until: 2025-06-29"],
    marked: "2025-06-29",
    found: "It ended on 2025-06-29, before 2025-06-30",
    silent: [["until: 2025-12-31", "until: 2025-06-30"]],
  },
  {
    rule: "no-review",
    change: ["  review: { every: quarter, last: 2025-04-02, owner: client }\n", ""],
    marked: "agreement",
    found: "No review is agreed",
  },
  {
    rule: "review-overdue",
    change: ["last: 2025-04-02", "last: 2025-03-29"],
    marked: "2025-03-29",
    found: "The review was due on 2025-06-29, one quarter after the last one on 2025-03-29",
    silent: [["last: 2025-04-02", "last: 2025-03-30"]],
  },
  {
    rule: "no-report-due",
    change: [", within: 5 business days }", " }"],
    marked: "reporting",
    found: "It does not say when the report is due",
  },
  {
    rule: "no-exclusions",
    change: ["exclusions:\n  - { of: leads, where: { source: test }, reason: Test records }\n", ""],
    marked: "agreement",
    found: "Nothing is excluded",
  },
  {
    rule: "no-disputes",
    change: ["  disputes: { raise-within: 10 business days, contact: legal@northwind.example }\n", ""],
    marked: "agreement",
    found: "It does not say how breaches are disputed",
  },
  {
    rule: "missing-clauses",
    change: ["liability: Section 9, ", ""],
    marked: "clauses",
    found: "No word on liability",
    silent: [["liability: Section 9", "indemnity: Section 9"]],
  },
  {
    rule: "no-penalty",
    change: [/ {4}penalty: .*\n/.exec(soundText)?.[0] ?? "", ""],
    marked: "lead-response",
    found: "A breach has no consequence",
  },
  {
    rule: "no-escalation",
    change: ["    escalation:\n      - { after: due, tell: Sales Manager }\n", ""],
    marked: "lead-response",
    found: "Nobody is told before or after a limit is missed",
  },
  {
    rule: "band-gap",
    change: ["below: 95%", "below: 94%"],
    marked: "94%",
    found: "A figure between 95% and 94% breaches lead-response and costs nothing",
  },
  {
    rule: "cap-over-fee",
    change: ["cap: 15%", "cap: 101%"],
    marked: "101%",
    found: "The cap of lead-response is 101% of the fee",
    silent: [["cap: 15%", "cap: 100%"]],
  },
];

/** What belongs to one place of the file; what stands under an objective is indented as it is there. */
function blocksOf(better: string): string[] {
  return better
    .split(/^#.*\n/m)
    .map((block) => (block.startsWith("    ") ? block.replace(/^ {4}/gm, "") : block));
}

const lonely = `version: 1
agreement:
  id: promise
  title: What Northwind promises
  parties: { provider: { name: Northwind } }
  timezone: UTC
objectives:
  - { id: volume, metric: { count: { of: leads } }, owner: provider, target: at least 5 per month }
`;

describe("advice", () => {
  it("there is none of the sound agreement", async () => {
    expect(await ask(soundText)).toMatchObject({ errors: [], advice: [], declined: [] });
  });

  it.each(cases)("$rule: $found", async ({ rule, change, marked, found, silent = [] }) => {
    const { advice, errors } = await ask(rewrite(soundText, ...change));
    expect(errors).toEqual([]);
    expect(advice.map((each) => [each.rule, each.message])).toEqual([[rule, found]]);
    const { excerpt, better, reason } = advice[0]!;
    expect(excerpt.text.slice(excerpt.column - 1, excerpt.column - 1 + excerpt.length)).toBe(marked);
    expect(reason).toMatch(/^[A-Z"0-9].*\.$/);
    for (const block of blocksOf(better)) expect(() => parse(block)).not.toThrow();
    for (const near of silent) expect((await ask(rewrite(soundText, ...near))).advice).toEqual([]);
  });

  const rulesOf = async (text: string) => (await ask(text)).advice.map(({ rule }) => rule);

  it("one party alone makes a commitment, which needs no penalty, no disputes and no clauses", async () => {
    expect(await rulesOf(lonely)).toEqual([
      "objective-count",
      "kind-mismatch",
      "not-signed",
      "no-contact",
      "no-scope",
      "effective-dates",
      "no-review",
      "no-report-due",
      "no-exclusions",
      "no-disputes",
      "missing-clauses",
      "no-penalty",
    ]);
    const rules = await rulesOf(rewrite(lonely, "  timezone", "  kind: commitment\n  timezone"));
    for (const rule of ["kind-mismatch", "no-penalty", "no-disputes", "missing-clauses"])
      expect(rules).not.toContain(rule);
  });

  it.each([
    ["reliability: Section 9, dependencies: A, standards: B, data-quality: C", 4],
    ["confidentiality: Section 7, notices: Section 8, legend: D", 3],
    ["NDA: Section 7, GDPR: Annex 2, limitation-of-liability: Section 9, notice period: Section 11", 0],
    ["nonDisclosure: Section 7, Data_Processing: Annex 2, indemnification: Section 9, exit: Section 11", 0],
  ])("clauses are known by whole words: { %s } leaves out %d", async (clauses, missing) => {
    const { advice } = await ask(soundText.replace(/^ {2}clauses: .*$/m, `  clauses: { ${clauses} }`));
    const better = advice.find(({ rule }) => rule === "missing-clauses")?.better ?? "";
    expect(better.match(/Section <which>/g) ?? []).toHaveLength(missing);
  });

  it("a second party that owes nothing is named; one duty is enough", async () => {
    const two = rewrite(
      lonely,
      "{ provider: { name: Northwind } }",
      "{ provider: { name: Northwind }, client: { name: Acme } }",
    );
    expect(await rulesOf(two)).toContain("one-side-promises");
    const duty = rewrite(two, "  timezone", "  responsibilities: { client: [Names a contact] }\n  timezone");
    expect(await rulesOf(duty)).not.toContain("one-side-promises");
  });

  it("from 2 to 15 objectives are neither too few nor too many", async () => {
    const objectives = (count: number) =>
      Array.from(
        { length: count },
        (_, index) =>
          `  - { id: volume-${index}, metric: { count: { of: leads } }, owner: provider, target: at least 5 per month }\n`,
      ).join("");
    const counted = async (count: number) =>
      (await rulesOf(lonely.replace(/ {2}- .*\n/, objectives(count)))).includes("objective-count");
    expect(await Promise.all([1, 2, 15, 16].map(counted))).toEqual([true, false, false, true]);
  });

  it("a limit without any calendar, told once; with one it is a limit in real time", async () => {
    const timed = rewrite(lonely, "{ count: { of: leads } }", "lead-response-time").replace(
      "at least 5 per month",
      "90% within 4 hours",
    );
    expect(await rulesOf(timed)).toContain("limit-without-calendar");
    const office = `${timed}calendars: { office: { hours: { mon-fri: ["09:00-17:00"] } } }\n`;
    const rules = await rulesOf(office);
    expect(rules).not.toContain("limit-without-calendar");
    expect(rules).toContain("limit-in-real-time");
  });

  it.each([
    ["within 1 week", "within 5 business days"],
    ["within 4h", "within 4 business hours"],
    ["within 1.5 days", "within <how many> business hours"],
  ])("90%% %s is better promised as 90%% %s, with and without a calendar", async (written, better) => {
    const objective = `{ id: reply, metric: lead-response-time, owner: provider, target: 90% ${written} }`;
    const bare = `${lonely}  - ${objective}\n`;
    const office = `${bare}calendars: { office: { hours: { mon-fri: ["09:00-17:00"] } } }\n`;
    for (const [rule, text] of [
      ["limit-without-calendar", bare],
      ["limit-in-real-time", office],
    ] as const) {
      const { advice } = await ask(text);
      expect(advice.find((each) => each.rule === rule)?.better.trim()).toMatch(
        new RegExp(`target: 90% ${better}$`),
      );
    }
  });

  it.each([
    [
      "band-gap",
      "below: 98%",
      "98%",
      "A figure between 99% and 98% breaches lead-response (Gold) and costs nothing",
    ],
    ["cap-over-fee", "below: 99%", "200%", "The cap of lead-response (Gold) is 200% of the fee"],
  ])("%s is asked of the penalties of overrides too", async (rule, edge, marked, message) => {
    const cap = rule === "cap-over-fee" ? "200%" : "20%";
    const penalty = `{ kind: tiered-credit, bands: [{ ${edge}, credit: 5% }], cap: ${cap} }`;
    const { advice } = await ask(
      rewrite(
        soundText,
        "    escalation:\n",
        `    overrides:
      - title: Gold
        effective: { from: 2025-04-01 }
        target: 99% within 1 business hour
        penalty: [${penalty}]
    escalation:
`,
      ),
    );
    expect(advice).toMatchObject([{ rule, message }]);
    const { excerpt } = advice[0]!;
    expect(excerpt.text.slice(excerpt.column - 1, excerpt.column - 1 + excerpt.length)).toBe(marked);
  });

  it("a report in business days needs the agreement's calendar", async () => {
    const within = rewrite(lonely, "  timezone", "  reporting: { within: 5 business days }\n  timezone");
    const { advice } = await ask(within);
    expect(advice.find(({ rule }) => rule === "no-report-due")?.message).toBe(
      "5 business days for the report, but the agreement names no calendar",
    );
  });

  it("a better wording replaces what is vague where it stands", async () => {
    const { advice } = await ask(
      rewrite(soundText, "Names one contact", "Responds promptly and names one contact"),
    );
    expect(advice.find(({ rule }) => rule === "vague-words")?.better).toBe(
      "- Responds within 4 business hours and names one contact for disputes",
    );
  });

  it("what the definition declines is counted with its reason and not told", async () => {
    const text = rewrite(soundText, "  not-covered: [Technical assistance]\n", "");
    expect(await ask(`${text}advice: { no-scope: off, jargon: off }\n`)).toMatchObject({
      advice: [],
      declined: [{ rule: "no-scope", reason: null, count: 1 }],
    });
    expect(await ask(`${text}advice: { no-scope: { off: The master agreement says it } }\n`)).toMatchObject({
      advice: [],
      declined: [{ rule: "no-scope", reason: "The master agreement says it", count: 1 }],
    });
  });

  it("an unknown rule is an error, and a file with errors still gets advice on its words", async () => {
    const { errors, advice } = await ask(
      `${rewrite(soundText, "Owns client communication", "Leverages client communication")}advice: { no-penalties: off }\n`,
    );
    expect(errors).toEqual(["unknown-key"]);
    expect(advice.map(({ rule }) => rule)).toEqual(["jargon"]);
  });

  it("every rule has a case, here or among those of the data", () => {
    const elsewhere = [
      "objective-count",
      "limit-without-calendar",
      "one-side-promises",
      "unfed-metric",
      "unrealistic-target",
      "trivial-target",
      "unsupported-promise",
    ];
    const told = new Set([...cases.map(({ rule }) => rule), ...elsewhere]);
    expect(adviceRules.map(({ id }) => id).filter((id) => !told.has(id))).toEqual([]);
  });
});
