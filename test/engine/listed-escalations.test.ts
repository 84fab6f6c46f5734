import { describe, expect, it } from "vitest";
import { parseAgreement } from "../../src/definition/parse-agreement.js";
import { batchRecords } from "../../src/engine/batch-records.js";
import { createEvaluation } from "../../src/engine/evaluate.js";
import type { PlainRecord } from "../../src/index.js";
import { at, auditClocks } from "./ticket-clocks.js";

// The office is open from 9 to 17 on weekdays; 7 March 2025 is a Friday. A ticket that is begun on Friday at 10:00 has
// used 80% of 4 business hours at 13:12, to be told by 14:12, and is due at 14:00, to be told by the end of Monday.
const rule = `metric: resolution-time, target: 100% within 4 business hours, escalation: [
      { after: 80%, tell: ticket owner, act-within: 1 business hour },
      { after: due, tell: Sales Manager, act-within: 1 business day }]`;
const contacts =
  "  contacts: { Sales Manager: Sales@northwind.example, Dana Cole: dana@northwind.example }\n";
const ticket = (more: PlainRecord = {}) => ({
  id: "T",
  owner: "Dana Cole",
  createdAt: at("03-07 10:00"),
  ...more,
});
/** `03-07 13:30 Dana Cole`, or with `#2` for the level. */
const entry = (text: string, record = "T"): PlainRecord => {
  const [day, time, ...rest] = text.split(" ");
  const named = rest.join(" ");
  const [told, level] = named.startsWith("#") ? ["", named.slice(1)] : [named, ""];
  return { record, at: at(`${day} ${time}`), told, level };
};

async function audit(
  entries: readonly PlainRecord[],
  more: { tickets?: readonly PlainRecord[]; asOf?: string; objective?: string; before?: string } = {},
) {
  const { report, result } = await auditClocks(
    more.objective ?? rule,
    { tickets: more.tickets ?? [ticket()], escalations: entries },
    {
      asOf: at(more.asOf ?? "03-12 12:00"),
      agreement: contacts,
      before: `sources: { tickets: { timezone: UTC }, escalations: { timezone: UTC } }\n${more.before ?? ""}`,
    },
  );
  const counts = result.escalationAudit?.map(({ due, inTime, late, missing, settled, open }) =>
    [due, inTime, late, missing, settled, open].join(" "),
  );
  const warnings = report.problems.filter(({ severity }) => severity === "warning");
  return { report, counts, missed: report.missedEscalations ?? [], warnings };
}

const definition = (objective: string) => `version: 1
agreement: { id: a, title: A, timezone: UTC, calendar: office, parties: { provider: { name: Provider } } }
calendars:
  office: { timezone: UTC, hours: { mon-fri: ["09:00-17:00"] } }
sources: { escalations: { timezone: UTC } }
objectives:
  - { id: o, owner: provider, ${objective} }
`;

/** Due, in time, late, missing, settled, open. */
const [inTime, late, missing, settled, open] = [
  "1 1 0 0 0 0",
  "1 0 1 0 0 0",
  "1 0 0 1 0 0",
  "1 0 0 0 1 0",
  "1 0 0 0 0 1",
];

describe("an entry that names whom it told", () => {
  it.each<[string, string[], string[]]>([
    ["counts for the level that tells them", ["03-07 14:12 Dana Cole"], [inTime, missing]],
    ["is late a minute after the time to act", ["03-07 14:13 Dana Cole"], [late, missing]],
    ["counts for no other level", ["03-10 17:00 Sales Manager"], [missing, inTime]],
    ["is late when the day to act is over", ["03-10 17:01 Sales Manager"], [missing, late]],
    ["is in time before its level", ["03-07 13:30 Dana Cole", "03-07 13:31 Sales Manager"], [inTime, inTime]],
    ["is compared without case", ["03-07 14:00 DANA cole", "03-07 15:00 sales  manager"], [inTime, inTime]],
    [
      "may name the contact",
      ["03-07 14:00 dana@northwind.example", "03-07 15:00 sales@northwind.example"],
      [inTime, inTime],
    ],
    ["may say what the level says", ["03-07 14:00 Ticket Owner"], [inTime, missing]],
    [
      "is the first of several, in whatever order they stand",
      ["03-07 14:30 Dana Cole", "03-07 13:20 Dana Cole"],
      [inTime, missing],
    ],
    ["may say the number of its level", ["03-07 14:00 #1", "03-10 12:00 #Level 2"], [inTime, inTime]],
    ["may say its level as the definition does", ["03-10 12:00 #Due"], [missing, inTime]],
    ["has not happened after as-of", ["03-13 09:00 Sales Manager"], [missing, missing]],
    ["is about something else before the start", ["03-07 09:59 Dana Cole"], [missing, missing]],
  ])("%s", async (_, entries, expected) => {
    expect((await audit(entries.map((text) => entry(text)))).counts).toEqual(expected);
  });

  it("tells when somebody was told too late, and that nobody ever was", async () => {
    const { missed } = await audit([entry("03-07 14:13 Dana Cole")]);
    expect(missed).toMatchObject([
      { level: 1, outcome: "late", whom: "Dana Cole", escalatedAt: "2025-03-07T14:13:00.000Z" },
      { level: 2, outcome: "missing", tell: "Sales Manager", escalatedAt: null },
    ]);
  });
});

describe("an entry that names nobody", () => {
  it.each<[string, string[], string[]]>([
    ["counts for the levels that are reached by then", ["03-07 13:12"], [inTime, missing]],
    ["counts for both once both are reached", ["03-07 14:00"], [inTime, inTime]],
    ["counts for none before the first", ["03-07 13:11"], [missing, missing]],
    ["leaves the first level to an earlier one", ["03-07 15:00", "03-07 13:30"], [inTime, inTime]],
    ["is late for the one and in time for the other", ["03-07 15:00"], [late, inTime]],
  ])("%s", async (_, entries, expected) => {
    expect((await audit(entries.map((text) => entry(text)))).counts).toEqual(expected);
  });
});

describe("a record that is done, or has time left", () => {
  it("is settled by the time at which somebody had to act", async () => {
    const tickets = [ticket({ resolvedAt: at("03-07 14:12") })];
    expect((await audit([], { tickets })).counts).toEqual([settled, settled]);
  });

  it("is open while there is time", async () => {
    expect((await audit([], { asOf: "03-10 12:00" })).counts).toEqual([missing, open]);
  });

  it("has no more to do at a level once those of that level were told there", async () => {
    const due = async (...entries: string[]) =>
      (await audit(entries.map((text) => entry(text)))).report.escalations;
    expect(await due("03-07 14:30 Sales Manager")).toEqual([]);
    expect(await due("03-07 14:30 Dana Cole")).toMatchObject([{ level: 2, escalatedAt: null }]);
    expect(await due("03-07 13:30 Dana Cole", "03-07 13:20 Dana Cole")).toMatchObject([
      { level: 2, escalatedAt: "2025-03-07T13:30:00.000Z" },
    ]);
    expect(await due("03-07 13:30 Sales Manager", "03-07 14:30 Sales Manager")).toEqual([]);
  });
});

describe("what an export of escalations leaves in doubt", () => {
  const codes = (found: Awaited<ReturnType<typeof audit>>) =>
    found.warnings.map(({ code, message }) => [code, message.split("; the first")[0]]);

  it("is an entry about no record, by distinct keys", async () => {
    const strangers = ["X", "X", "Y"].map((record) => entry("03-07 14:00", record));
    expect(codes(await audit([entry("03-07 14:00"), ...strangers]))).toEqual([
      ["unmatched-keys", "2 keys in record of escalations are no id of tickets"],
    ]);
  });

  it("is none about a record that another period has", async () => {
    const tickets = [ticket(), ticket({ id: "F", createdAt: at("02-07 10:00") })];
    const entries = [entry("03-07 14:00"), entry("02-01 10:00", "F")];
    expect(codes(await audit(entries, { tickets }))).toEqual([]);
  });

  it("is one from before the record began", async () => {
    expect(codes(await audit([entry("03-07 09:59 Dana Cole"), entry("03-07 14:00")]))).toEqual([
      [
        "escalated-before-start",
        "1 row of escalations came before the clock of its record in tickets started, so it counts for no level",
      ],
    ]);
  });

  it("is one that names somebody whom no level tells", async () => {
    const entries = ["03-07 14:00 Sales Manger", "03-07 14:05 Eve", "03-07 14:10 Eve", "03-07 14:00 #7"];
    const found = await audit(entries.map((text) => entry(text)));
    expect(codes(found)).toEqual([
      [
        "escalated-to-others",
        '3 rows of escalations count for no level, because no level of the record tells "Sales Manger" and "Eve"',
      ],
      ["escalated-to-others", '1 row of escalations counts for no level, because no level is called "7"'],
    ]);
    expect(found.counts).toEqual([missing, missing]);
  });

  it("is one that says not when, or about what", async () => {
    const entries = [{ ...entry("03-07 14:00"), at: "" }, entry("03-07 14:00", "")];
    const { report } = await audit(entries);
    const unusable = report.problems.filter(({ code }) => code === "event-unusable");
    expect(unusable.map(({ message }) => message.split(", so")[0])).toEqual([
      "1 event of escalations has no at",
      "1 event of escalations has no record",
    ]);
  });

  it("is nothing where both sides leave it out", async () => {
    const before = 'exclusions:\n  - { reason: drill, of: escalations, where: { told: "Eve" } }\n';
    expect(codes(await audit([entry("03-07 14:00 Eve")], { before }))).toEqual([]);
  });
});

describe("the records that entries are about", () => {
  it("have a column of their own that is not asked then", async () => {
    const tickets = [ticket({ escalatedAt: at("03-07 14:00") })];
    expect((await audit([], { tickets })).counts).toEqual([missing, missing]);
  });

  it("are judged cycle by cycle, each by what came since it began", async () => {
    // The second cycle begins on Monday at 9:00: 80% at 12:12, due at 13:00.
    const cycles = rule.replace("metric: resolution-time", "metric: resolution-time, reopen: new-cycle");
    const { report, result } = await auditClocks(
      cycles,
      {
        tickets: [ticket({ resolvedAt: "" })],
        "ticket-history": [
          { id: "T", at: at("03-07 16:00"), status: "solved" },
          { id: "T", at: at("03-10 09:00"), status: "open" },
        ],
        escalations: [entry("03-07 13:30 Dana Cole"), entry("03-10 13:13 Dana Cole")],
      },
      {
        asOf: at("03-12 12:00"),
        agreement: contacts,
        before: "  escalations: { timezone: UTC }\n",
      },
    );
    expect(result.escalationAudit?.[0]).toMatchObject({ due: 2, inTime: 1, late: 1 });
    expect(report.problems.map(({ code }) => code)).not.toContain("escalated-before-start");
  });

  it("are counted as audited where an entry is about one that is judged", async () => {
    const tickets = [ticket(), ticket({ id: "F", createdAt: at("02-07 10:00") })];
    const entries = [entry("03-07 14:00"), entry("02-08 10:00", "F"), entry("03-07 09:00")];
    const { agreement } = await parseAgreement(definition(rule), { file: "sla.yaml" });
    const evaluation = createEvaluation({
      agreement: agreement!,
      span: "all",
      asOf: Date.parse(at("03-12 12:00")),
    });
    const records: Record<string, readonly PlainRecord[]> = { tickets, escalations: entries };
    for (const { source, requests } of evaluation.sources) {
      evaluation.add(batchRecords(source, requests, records[source.name] ?? []));
    }
    expect(evaluation.finish(new Map()).audited.get("escalations")).toEqual([2]);
  });

  it("are the waits of a conversation too", async () => {
    const { result, report } = await auditClocks(
      rule.replace("resolution-time", "next-response-time"),
      {
        messages: [
          { ticketId: "T", at: at("03-07 10:00"), author: "customer", public: "yes" },
          { ticketId: "U", at: at("03-07 10:00"), author: "agent", public: "yes" },
        ],
        escalations: [entry("03-07 15:00 Sales Manager"), entry("03-07 15:00", "U")],
      },
      {
        asOf: at("03-12 12:00"),
        agreement: contacts,
        before: "sources: { escalations: { timezone: UTC } }\n",
      },
    );
    expect(result.escalationAudit).toMatchObject([
      { due: 1, missing: 1 },
      { due: 1, inTime: 1 },
    ]);
    expect(report.problems.map(({ code }) => code)).not.toContain("unmatched-keys");
  });
});
