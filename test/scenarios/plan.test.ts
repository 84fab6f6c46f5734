import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { parseAgreement } from "../../src/definition/parse-agreement.js";
import type { PlanReport } from "../../src/model/plan.js";
import { projectFolder, runProgram, transcript } from "../cli/run-program.js";

const worked = "--revenue 5000 USD --deal-value 100 --close-rate 50%".split(" ");
const team =
  "--revenue 20k EUR --deal-value 400 --close-rate 25% --conversion-rate 40% of qualified --qualification-rate 30% --reps 3 --hours-per-day 4 --working-days 21 --minutes-per-attempt 10 --attempts 6 --marketing-share 60%".split(
    " ",
  );
const measured = "fixtures/plan/sla.yaml --revenue 4000 --as-of 2025-03-31".split(" ");
const measuredTeam = [...measured, ..."--reps 5 --hours-per-day 3 --minutes-per-attempt 10".split(" ")];

async function planOf(...args: readonly string[]): Promise<PlanReport> {
  const { stdout, code } = await runProgram(["plan", ...args, "--format", "json"]);
  expect(code).toBe(0);
  return JSON.parse(stdout) as PlanReport;
}

describe("sla-audit plan", () => {
  it.each([
    ["worked-example", worked, {}],
    ["team", team, {}],
    ["team-140", team, { COLUMNS: "140" }],
    ["measured", measuredTeam, {}],
    ["measured-color", measuredTeam, { COLUMNS: "100", FORCE_COLOR: "1" }],
    ["measured-json", [...measuredTeam, "--format", "json"], {}],
    ["measured-markdown", [...measuredTeam, "--format", "markdown"], {}],
    ["qualified-alone", [...team, "--follow-up", "qualified-leads", "--step", "25%"], {}],
  ] as const)("%s", async (name, args, env) => {
    const result = await runProgram(["plan", ...args], { env });
    const before = Object.entries(env).map(([key, value]) => `${key}=${value}`);
    const command = [...before, "sla-audit", "plan", ...args].join(" ");
    await expect(transcript(command, result)).toMatchFileSnapshot(`golden/plan-${name}.txt`);
    expect(result.code).toBe(0);
  });

  it("5,000 at 100 a deal and 50% are 100 qualified leads", async () => {
    const { steps, capacity, checks, limit, currency, asOf } = await planOf(...worked);
    expect(steps.map(({ step, needed }) => [step, needed])).toEqual([
      ["deals", 50],
      ["opportunities", 100],
      ["qualifiedLeads", 100],
    ]);
    expect({ capacity, checks, limit, currency, asOf }).toEqual({
      capacity: null,
      checks: [],
      limit: null,
      currency: "USD",
      asOf: null,
    });
  });

  it("takes its rates from the exports, counted by hand, and its days from the calendar", async () => {
    const { inputs, steps, capacity, checks, limit, currency } = await planOf(...measuredTeam);
    const exact = Object.fromEntries(inputs.map((input) => [input.name, input.exact]));
    expect(exact).toEqual({
      revenue: "4000",
      dealValue: "400", // 350 + 450.50 + 399.50 of three deals
      closeRate: "1/4", // 3 of 12 decided; the thirteenth is open
      conversionRate: "1/5", // 4 of each 20
      qualificationRate: "3/10", // those 4 and 2 more
      reps: "5",
      marketingShare: "1",
      hoursPerDay: "3",
      // 261 weekdays less 10 holidays of Hamburg that are none of a weekend
      workingDays: "251/12",
      minutesPerAttempt: "10",
      attemptsPerLead: "4",
    });
    expect(currency).toBe("EUR");
    expect(steps.map(({ needed, cameIn }) => [needed, cameIn?.total])).toEqual([
      [10, 3],
      [40, undefined],
      [60, 18],
      [200, 60],
    ]);
    // 5 * 3 h * 251 / 12 * 60 min = 18,825 min, at 40 min a lead 470.6
    expect(capacity?.carried).toBe(470);
    expect(checks.map(({ what, available }) => [what, available])).toEqual([
      ["inflow", 20],
      ["follow-up", 470],
    ]);
    expect(limit).toBe(0);
    const qualification = inputs.find(({ name }) => name === "qualificationRate")?.origin;
    expect(qualification).toMatchObject({ objective: "qualification", counted: 18, of: 60, undecided: 3 });
  });

  it("a promised metric says which records count, on which basis", async () => {
    const march = "fixtures/agreement/sla.yaml --revenue 9000 --as-of 2025-03-31 --last 1 month".split(" ");
    const { inputs } = await planOf(...march);
    const told = inputs.flatMap(({ name, exact, origin }) =>
      origin.kind === "measured"
        ? [[name, exact, origin.objective, origin.basis, origin.counted, origin.of]]
        : [],
    );
    // The counts are those of the audit of that month, which a recount of its own holds.
    expect(told).toEqual([
      ["dealValue", "18001/8", "revenue", null, 9000.5, 4],
      ["closeRate", "2/3", "close-rate", "decided", 4, 6],
      ["conversionRate", "1/10", "conversion", "cohort", 2, 20],
      ["qualificationRate", "9/20", "qualification", "cohort", 9, 20],
    ]);
  });

  it("its targets can be pasted below the objectives that are there", async () => {
    const { block } = await planOf(...measured);
    const text = readFileSync(`${projectFolder}fixtures/plan/sla.yaml`, "utf8");
    const { agreement, problems } = await parseAgreement(text + block, { file: "sla.yaml" });
    expect(problems).toEqual([]);
    expect(agreement?.objectives).toHaveLength(3 + 7);
  });

  it("what an option says is not measured", async () => {
    const given = [...measured, "--close-rate", "50%", "--deal-value", "400"];
    const { inputs, files } = await planOf(...given);
    expect(inputs.find(({ name }) => name === "closeRate")?.origin.kind).toBe("option");
    expect(files.map(({ source }) => source)).toEqual(["leads"]);
  });

  it.each([
    ["--opportunities", "deals.csv", "nobody reads where --deal-value and --close-rate are given"],
    ["--leads", "leads.csv", "nobody reads where --conversion-rate and --qualification-rate are given"],
    ["--activities", "calls.csv", "from which no figure of a plan is measured"],
  ])("%s %s that nothing is measured from is refused", async (option, file, reason) => {
    const rates = "--deal-value 400 --close-rate 25% --conversion-rate 10% --qualification-rate 30%".split(
      " ",
    );
    const args = ["plan", ...measured, ...rates, option, `fixtures/plan/${file}`];
    const { code, stdout, stderr } = await runProgram(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr.replace(/\s+/g, " ")).toContain(reason);
  });

  it("options that only a definition gives a meaning are refused without one", async () => {
    const grounded = ["--as-of", "nonsense", "--timezone", "Nowhere", "--allow-rejects", "many"];
    const named = ["--leads", "a.csv", "--source", "calls=b.csv"];
    const { code, stderr } = await runProgram(["plan", ...worked, ...grounded, ...named]);
    expect(code).toBe(2);
    const told = [...stderr.matchAll(/^(--\S+) .* needs a definition/gm)].map(([, option]) => option);
    expect(told.sort()).toEqual(["--allow-rejects", "--as-of", "--leads", "--source", "--timezone"]);
  });

  it("a yearly goal is a twelfth of it, exactly", async () => {
    const { inputs, steps } = await planOf(
      "--revenue",
      "1M EUR per year",
      "--deal-value",
      "100",
      "--close-rate",
      "100%",
    );
    expect(inputs[0]?.exact).toBe("250000/3");
    expect(steps[0]?.needed).toBe(834);
  });

  it("fits into the width of the terminal, but for what is to be pasted", async () => {
    for (const args of [worked, team, measuredTeam]) {
      const { stdout } = await runProgram(["plan", ...args]);
      const [table = ""] = stdout.split("To paste into");
      expect(table.split("\n").filter((line) => line.length > 80)).toEqual([]);
    }
  });

  it("its JSON fits the published schema", async () => {
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    const check = ajv.compile(JSON.parse(readFileSync(`${projectFolder}schema/plan.schema.json`, "utf8")));
    for (const args of [worked, team, measuredTeam]) {
      check(await planOf(...args));
      expect(check.errors).toBeNull();
    }
  });
});
