import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { AuditReport, Counts, ObjectiveReport, PartReport } from "../../src/model/report.js";
import { projectFolder, runProgram, transcript } from "../cli/run-program.js";
import { type Recount, recountAgreement } from "./recount/recount-agreement.js";

const scope = ["fixtures/agreement/sla.yaml", "--as-of", "2025-03-31"];
const check = ["check", ...scope, "--period", "2025-03"];
const explain = (id: string, objective: string, asOf = "2025-03-31") => [
  "explain",
  id,
  "fixtures/agreement/sla.yaml",
  "--as-of",
  asOf,
  "--objective",
  objective,
];

const ajv = new Ajv2020({ strict: false, allErrors: true });
const readSchema = (name: string) =>
  ajv.compile(JSON.parse(readFileSync(`${projectFolder}schema/${name}.schema.json`, "utf8")));

describe("an agreement that says nearly all that can be said", () => {
  it.each([
    ["table-80", check, { COLUMNS: "80" }],
    ["table-140", check, { COLUMNS: "140" }],
    ["json", [...check, "--format", "json"], {}],
    ["by-owner", [...check, "--group-by", "owner"], { COLUMNS: "110" }],
    ["explain-met", explain("T-7", "first-response"), {}],
    ["explain-breached", explain("L-207", "lead-response"), {}],
    ["explain-overdue", explain("T-11", "critical-resolution"), {}],
    ["explain-at-risk", explain("L-216", "attempts"), {}],
    ["explain-on-track", explain("T-17", "resolution-by-priority"), {}],
    ["explain-excluded", explain("T-16", "first-response"), {}],
    ["explain-waived", explain("L-206", "lead-response"), {}],
    ["explain-unmeasurable", explain("T-14", "critical-resolution"), {}],
    ["explain-paused", explain("T-4", "critical-resolution"), {}],
    ["explain-reopened", explain("T-6", "critical-resolution"), {}],
    ["explain-against", explain("T-6", "reopened"), {}],
    ["explain-later-stop", explain("T-9", "resolution-by-priority", "2025-03-26"), {}],
  ] as const)("%s", async (name, args, env) => {
    const result = await runProgram(args, { env });
    const command = [...Object.entries(env).map((each) => each.join("=")), "sla-audit", ...args].join(" ");
    await expect(transcript(command, result)).toMatchFileSnapshot(`golden/agreement-${name}.txt`);
  });

  it("fits the published schemas", async () => {
    const definition = readSchema("definition");
    definition(parse(readFileSync(`${projectFolder}fixtures/agreement/sla.yaml`, "utf8")));
    expect(definition.errors).toBeNull();
    const report = readSchema("report");
    report(await audit());
    expect(report.errors).toBeNull();
  });
});

describe("its figures, worked out a second way", () => {
  const recounts = recountAgreement();

  it("are those of the report: counts, figures and parts of every objective", async () => {
    const { objectives } = await audit();
    const expected = Object.fromEntries(
      objectives.map(({ id }) => {
        const recount = recounts[id];
        return [id, recount && { ...figuresOfRecount(recount), parts: partsOfRecount(recount) }];
      }),
    );
    const found = objectives.map((each) => [each.id, { ...figuresOf(each), parts: partsOf(each) }]);
    expect(Object.fromEntries(found)).toEqual(expected);
    expect(objectives.map(({ id }) => id).sort()).toEqual(Object.keys(recounts).sort());
  });

  it("miss in the same records", async () => {
    const { breaches } = await audit();
    for (const objective of [
      "lead-response",
      "first-response",
      "critical-resolution",
      "lead-feedback",
      "attempts",
    ]) {
      const missed = Object.entries(recounts[objective]!.records)
        .filter(([, verdict]) => ["breached", "overdue", "waived"].includes(verdict))
        .map(([id]) => id);
      const listed = breaches.filter((each) => each.objective === objective).map(({ record }) => record);
      expect(listed.sort()).toEqual(missed.sort());
    }
  });

  /**
   * By hand. Revenue 3200.50 + 1999.99 + 2500.01 + 1300 = 9000.50, of Globex, Ivy Schools, Globex and Evergreen
   * Energy: three customers. Expenses 500.25 + 199.75 + 450 + 50.005 = 1200.005, a third of it 400.001666…, a
   * fraction of a cent above 400 EUR. Agreed time: 31 days less the hour of summer time are 743 h, less 6 h of
   * CRM outage and 3 h of maintenance 734 h; down 30 + 30 + 150 + 45 + 45 minutes = 5 h.
   */
  it("and a few by hand", () => {
    expect(recounts["revenue"]!.value).toBe(9000.5);
    expect(recounts["profit"]!.value).toBe(7800.495);
    expect(recounts["cac"]!.value).toBeCloseTo(400 + 1 / 600, 9);
    expect(recounts["uptime"]!.value).toBe(729 / 734);
    expect(recounts["lead-response"]!.records).toMatchObject({
      "L-199": "met", // March in Dublin although February in New York
      "L-203": "met", // 20 min before the CRM outage, 10 after it
      "L-204": "met", // exactly an hour, over night
      "L-206": "waived", // 61 min, over the weekend that ends winter time
      "L-210": "met", // half day, holiday: 30 + 20 min
      "L-216": "met", // the hours since 24 March
      "L-220": "atRisk",
    });
    expect(recounts["lead-response"]!.records).not.toHaveProperty("L-198");
    expect(recounts["lead-response"]!.records).not.toHaveProperty("L-222");
  });

  /**
   * By hand, as of 31 March 23:00 UTC. L-217 was due on 26 March at 14:00; a business day more ends on the 27th at 18:00
   * in New York. L-220 began 55 open minutes ago. 70% of 24 hours are 16:48; T-12 began at 1:00 today. T-11 was due on
   * Saturday the 29th at 11:00, and two business days more end on 2 April.
   */
  it("so are the escalations that are due", async () => {
    const { escalations } = await audit();
    expect(
      escalations?.map(({ record, level, whom, reachedAt, actBy, next }) => [
        record,
        level,
        whom,
        reachedAt.slice(5, 16),
        actBy?.slice(5, 16),
        next?.at?.slice(5, 16),
      ]),
    ).toEqual([
      ["L-217", 2, "Sales Manager", "03-27T22:00", "03-28T16:00", undefined],
      ["T-11", 2, "Support Manager", "03-29T11:00", "03-29T11:30", "04-02T22:00"],
      ["T-12", 1, "Priya Rao", "03-31T17:48", "03-31T18:48", "04-01T01:00"],
      ["L-220", 1, "Eli Novak", "03-31T21:53", "03-31T21:53", "04-02T22:00"],
    ]);
  });

  /**
   * T-6 took 17 hours, closed for two days between them, and was escalated on the 14th. T-3 and T-5 were solved before
   * the next business hour was over, T-4 five hours after it; T-5 was due on the 11th at 13:00 and escalated on the 12th.
   */
  it("and those that were to happen", async () => {
    const { objectives, missedEscalations } = await audit();
    const found = objectives.find(({ id }) => id === "critical-resolution")?.escalationAudit;
    expect(found).toMatchObject([
      { after: "70%", due: 6, inTime: 1, late: 0, missing: 3, settled: 2, open: 0 },
      { after: "due", due: 2, inTime: 0, late: 1, missing: 1, settled: 0, open: 0 },
      { after: "due + 2 business days", due: 0 },
    ]);
    expect(missedEscalations?.map(({ record, level, outcome }) => [record, level, outcome])).toEqual([
      ["T-4", 1, "missing"],
      ["T-5", 2, "late"],
      ["T-11", 2, "missing"],
      ["T-11", 1, "missing"],
      ["T-12", 1, "missing"],
    ]);
  });
});

async function audit(): Promise<AuditReport> {
  const { stdout, code } = await runProgram([...check, "--format", "json"]);
  expect(code).toBe(1);
  return JSON.parse(stdout);
}

/** What is compared: how many records became what, and the figure to nine places. */
interface Figures {
  readonly counts: Readonly<Record<string, number>>;
  readonly value: number | null;
}

const nine = (value: number | null) => (value === null ? null : Math.round(value * 1e9) / 1e9);

function figuresOf({ counts, actual }: ObjectiveReport | PartReport): Figures {
  const said = (Object.entries(counts) as [keyof Counts, number][]).filter(
    ([name, count]) => name !== "total" && count > 0,
  );
  return { counts: Object.fromEntries(said), value: nine(actual.value) };
}

function figuresOfRecount({ records, value }: Omit<Recount, "parts">): Figures {
  const counts: Record<string, number> = {};
  for (const verdict of Object.values(records)) counts[verdict] = (counts[verdict] ?? 0) + 1;
  return { counts, value: nine(value) };
}

function partsOf({ parts }: ObjectiveReport): Record<string, Figures> {
  return Object.fromEntries(parts.map((part) => [part.override ?? "", figuresOf(part)]));
}

function partsOfRecount({ parts = {} }: Recount): Record<string, Figures> {
  return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, figuresOfRecount(part)]));
}
