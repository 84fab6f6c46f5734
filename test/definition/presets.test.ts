import { describe, expect, test } from "vitest";
import { parseAgreement } from "../../src/definition/parse-agreement.js";
import { typeOfField } from "../../src/model/fields.js";
import type { Preset } from "../../src/model/preset.js";
import { presets } from "../../src/presets/index.js";
import { wordProblem } from "../../src/report/wording/index.js";
import { smallest } from "./northwind.js";

/** Reads a definition whose source `name` has these keys, and the files that it names. */
async function read(source: string, files: Record<string, string> = {}, name = "crm") {
  const { agreement, problems } = await parseAgreement(
    smallest({ middle: `sources:\n  ${name}: { ${source} }` }),
    {
      file: "contracts/sla.yaml",
      load: async (asked) =>
        files[asked] === undefined
          ? { unreadable: "no such file or folder" }
          : { text: files[asked], file: `contracts/${asked}` },
    },
  );
  const spec = agreement?.sources.get(name);
  return {
    spec,
    preset: spec?.preset as Preset | "generic" | undefined,
    problems: problems.map((problem) => `${problem.file}:${problem.line}:${problem.column} ${problem.code}`),
    words: problems.map((problem) => Object.values(wordProblem(problem)).join(" | ")),
  };
}

const acme = `
title: Acme CRM
extends: salesforce-report-leads
timezone: America/Chicago
columns:
  createdAt: [Begun on, Entered]
  region: Sales region
values: { status: { Won over: converted } }
flags: { status: { Signed: converted } }
dates: { createdAt: d/m/y }
blanks: [007, none yet]
footers: [Sum of]
`;

describe("a source may name its preset", () => {
  test("of the shelf, and holds what the preset holds", async () => {
    const { spec, problems } = await read("preset: hubspot-deals");
    expect(problems).toEqual([]);
    expect(spec).toMatchObject({ kind: "opportunities", preset: { id: "hubspot-deals" } });
  });

  test.each(["generic", "none"])("or none: %s", async (word) => {
    expect((await read(`preset: ${word}, kind: leads`)).preset).toBe("generic");
    expect((await read("kind: leads")).preset).toBeUndefined();
  });

  test("in a file of its own, which may extend another one", async () => {
    const { preset, spec, problems } = await read("preset: presets/acme.yaml", { "presets/acme.yaml": acme });
    const base = presets.find(({ id }) => id === "salesforce-report-leads")!;
    expect(problems).toEqual([]);
    expect(spec!.kind).toBe("leads");
    expect(preset).toEqual({
      ...base,
      id: "presets/acme.yaml",
      title: "Acme CRM",
      recognizedBy: [],
      columns: { ...base.columns, createdAt: ["Begun on", "Entered"], region: ["Sales region"] },
      values: { status: { ...base.values!["status"], "won over": "converted" } },
      flags: { status: [{ headers: ["Signed"], means: "converted" }] },
      dates: { createdAt: { form: "d/m/y" } },
      numbers: {},
      durations: {},
      blanks: [...base.blanks!, "007", "none yet"],
      footers: ["Sum of"],
      timezone: "America/Chicago",
    });
  });

  test("whose columns are fields of the source, for filters and keep", async () => {
    const files = { "acme.yaml": `kind: leads\ncolumns: { region: Sales region, changed: Changed on }\n` };
    expect((await read("preset: acme.yaml, keep: last by changed", files)).problems).toEqual([]);
    expect((await read("preset: acme.yaml, keep: last by chnged", files)).problems).toEqual([
      "contracts/sla.yaml:8:43 unknown-field",
    ]);
  });

  test("and whose columns of durations are figures of time", async () => {
    const files = { "acme.yaml": `kind: tickets\ncolumns: { cycle: Days }\ndurations: { cycle: days }\n` };
    const { spec } = await read("preset: acme.yaml", files);
    expect(typeOfField(spec!, "cycle")).toBe("duration");
  });

  test("as JSON, and one file for several sources is read and told once", async () => {
    const text = smallest({
      middle: "sources:\n  east: { preset: acme.json }\n  west: { preset: acme.json }",
    });
    const asked: string[] = [];
    const { problems } = await parseAgreement(text, {
      file: "sla.yaml",
      load: async (name) => {
        asked.push(name);
        return { text: '{ "kind": "leads", "colums": {} }', file: name };
      },
    });
    expect(asked).toEqual(["acme.json"]);
    expect(problems.map(({ code, file }) => [code, file])).toEqual([["unknown-key", "acme.json"]]);
  });
});

describe("what is wrong with a preset is told where it stands", () => {
  test.each([
    ["preset: hubspot-deal", "sla.yaml:8:18 unknown-preset", 'Did you mean "hubspot-deals"'],
    ["preset: hubspot, kind: tickets", "sla.yaml:8:18 unknown-preset", 'Did you mean "hubspot-tickets"'],
    ["preset: zendesk, kind: leads", "sla.yaml:8:18 preset-of-other-kind", "For leads there are"],
    ["preset: acme.yaml", "sla.yaml:8:18 preset-not-read", "no such file"],
    ["preset: [zendesk]", "sla.yaml:8:10 wrong-value", "a preset such as"],
  ])("%s", async (source, place, words) => {
    const result = await read(source);
    expect(result.problems).toEqual([`contracts/${place}`]);
    expect(result.words[0]).toContain(words);
  });

  test.each([
    ["title: Acme", "1:1 missing-key", "kind"],
    ["kind: lead", "1:7 not-a-choice", "leads"],
    ["kind: leads\ncolumns: { createdat: Begun }", "2:12 field-nearly-known", "createdAt"],
    ["kind: leads\nvalues: { stage: { a: won } }", "2:11 unknown-field", 'preset "acme.yaml" has no field'],
    ["kind: leads\nflags: { stage: { a: won } }", "2:10 unknown-field", "under columns"],
    ["kind: leads\nextends: zendesk", "1:7 preset-of-other-kind", "leave kind out"],
    ["extends: salesfroce-lead", "1:10 unknown-preset", "salesforce-lead"],
    ["kind: leads\ntimezone: Mars", "2:11 unknown-zone", "Mars"],
    ["kind: leads\ndates: ymd", "2:8 not-a-choice", "y/m/d"],
    ["kind: leads\ncolumns: { createdAt: [] }", "2:12 wrong-value", "header"],
    ["kind: leads\n\tx: 1", "2:1 yaml-syntax", ""],
    ["", "undefined:undefined empty-definition", "A preset begins with kind"],
  ])("%j", async (text, place, words) => {
    const result = await read("preset: acme.yaml", { "acme.yaml": text });
    expect(result.problems).toEqual([`contracts/acme.yaml:${place}`]);
    expect(result.words[0]).toContain(words);
  });

  test("a file that nobody can read, because no one gave a way", async () => {
    const { problems } = await parseAgreement(
      smallest({ middle: "sources:\n  crm: { preset: acme.yaml }" }),
      { file: "sla.yaml" },
    );
    expect(problems).toMatchObject([{ code: "preset-not-read", args: { file: "acme.yaml" } }]);
  });
});
