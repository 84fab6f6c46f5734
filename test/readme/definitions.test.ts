import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { parseAgreement } from "../../src/definition/parse-agreement.js";
import { reportProblem } from "../../src/report/problem-report.js";
import { blocks, placeOf } from "./markdown-blocks.js";

type Mapping = { [key: string]: unknown };

const objective = {
  id: "lead-response",
  metric: "lead-response-time",
  owner: "provider",
  target: "95% within 1 business hour",
};

/** What a page leaves out where it shows a part of a definition. */
const rest = {
  version: 1,
  agreement: {
    id: "northwind-acme",
    title: "Northwind Sales for Acme",
    parties: { provider: { name: "Northwind Sales" }, client: { name: "Acme" } },
    timezone: "America/New_York",
    calendar: "office",
  },
  calendars: {
    office: { hours: { "mon-fri": ["09:00-17:00"] } },
    summer: { hours: { "mon-fri": ["09:00-13:00"] } },
  },
  sources: {
    leads: { file: "leads.csv", timezone: "UTC" },
    opportunities: { file: "deals.csv", timezone: "UTC", currency: "EUR" },
    expenses: { file: "expenses.csv", timezone: "UTC", currency: "EUR" },
    tickets: { file: "tickets.csv", timezone: "UTC" },
  },
  objectives: [objective],
};

const isMapping = (value: unknown): value is Mapping =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function merge(base: Mapping, own: Mapping): Mapping {
  const merged = { ...base };
  for (const [key, value] of Object.entries(own)) {
    const before = merged[key];
    merged[key] = isMapping(before) && isMapping(value) ? merge(before, value) : value;
  }
  return merged;
}

/** A target that fits a metric of one's own. */
function targetOf(metric: Mapping): string {
  if ("duration" in metric) return "95% within 10 days";
  return "ratio" in metric ? "at least 5%" : "at least 1";
}

/** The whole definition that a block is a part of, and the files that it names. */
function complete(text: string): { definition: Mapping; files: Readonly<Record<string, string>> } {
  const files: Record<string, string> = {};
  if (text.startsWith("metric: ")) {
    const metrics = text.split("\n").map((line) => (parse(line) as { metric: Mapping }).metric);
    const objectives = metrics.map((metric, index) => ({
      ...{ id: `own-${index}`, owner: "provider", metric },
      target: targetOf(metric),
    }));
    return { definition: { ...rest, terms, objectives }, files };
  }
  const own = parse(text) as Mapping;
  if ("version" in own) return { definition: own, files };
  const preset = /^# (presets\/\S+\.yaml)/.exec(text)?.[1];
  if (preset !== undefined) {
    files[preset] = text;
    const sources = { opportunities: { file: "deals.csv", preset } };
    return { definition: merge(rest, { sources: { ...rest.sources, ...sources } }), files };
  }
  const { overrides, ...others } = own;
  const objectives = overrides === undefined ? {} : { objectives: [{ ...objective, overrides }] };
  return { definition: merge(rest, { ...others, ...objectives }), files };
}

const terms = {
  qualified: { of: "leads", means: "Fits the profile", where: { status: ["MQL", "SQL"] } },
};

describe("every part of a definition that a page shows is right", () => {
  const shown = blocks.filter(({ language }) => language === "yaml");
  it.each(shown.map((block) => [placeOf(block), block.text] as const))("%s", async (_, text) => {
    const { definition, files } = complete(text);
    const load = async (file: string) => {
      const text = files[file];
      return text === undefined ? { unreadable: "is not there" } : { text, file };
    };
    const { problems } = await parseAgreement(stringify(definition), { file: "sla.yaml", load });
    const errors = problems.filter(({ severity }) => severity === "error");
    expect(errors.map((problem) => reportProblem(problem).message)).toEqual([]);
  });
});
