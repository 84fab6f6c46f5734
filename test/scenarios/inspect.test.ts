import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { projectFolder, runProgram, transcript } from "../cli/run-program.js";

const leads = ["fixtures/inspect/march-leads.csv", "fixtures/inspect/april-leads.csv"];
const traps = "fixtures/inspect/deals.csv";

describe("sla-audit inspect", () => {
  it.each([
    ["quickstart", ["fixtures/quickstart/*.csv"], {}, 0],
    ["traps", [traps], {}, 0],
    ["traps-140", [traps, "--timezone", "Europe/Berlin"], { COLUMNS: "140" }, 0],
    ["traps-color", [traps], { COLUMNS: "100", FORCE_COLOR: "1" }, 0],
    ["traps-json", [traps, "--format", "json"], {}, 0],
    ["two-months", [...leads, "--full"], {}, 0],
    ["no-kind", ["fixtures/inspect/people.csv"], {}, 0],
    ["kind-said", ["fixtures/inspect/people.csv", "--kind", "accounts"], {}, 0],
    [
      "some-unreadable",
      ["fixtures/inspect/workbook.csv", leads[0]!, "none.csv", "no*.tsv", "fixtures"],
      {},
      2,
    ],
    ["bad-options", [traps, "--kind", "ticket", "--format", "yaml", "--timezone", "Berlin"], {}, 2],
  ] as const)("%s", async (name, args, env, code) => {
    const result = await runProgram(["inspect", ...args], { env });
    const before = Object.entries(env).map(([key, value]) => `${key}=${value}`);
    const command = [...before, "sla-audit", "inspect", ...args].join(" ");
    await expect(transcript(command, result)).toMatchFileSnapshot(`golden/inspect-${name}.txt`);
    expect(result.code).toBe(code);
  });

  it.concurrent.for(readdirSync(`${projectFolder}fixtures/exports`))(
    "the export of the preset %s",
    async (preset, { expect }) => {
      const args = ["inspect", `fixtures/exports/${preset}/*.csv`];
      const result = await runProgram(args, { env: { COLUMNS: "120" } });
      const text = transcript(`COLUMNS=120 sla-audit ${args.join(" ")}`, result);
      await expect(text).toMatchFileSnapshot(`golden/inspect-export-${preset}.txt`);
      expect(result.stdout).toMatch(/^ {2}Export {3}.*\(preset /m);
    },
  );

  it("fits into the width of the terminal, but for what is to be pasted", async () => {
    const { stdout } = await runProgram(["inspect", traps, "fixtures/quickstart/*.csv"]);
    const [table = ""] = stdout.split("To paste into the SLA file");
    expect(table.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  it("lets nothing of a file reach the terminal raw, in the block either", async () => {
    const { stdout } = await runProgram(["inspect", traps]);
    expect(stdout).not.toContain("\u001b");
    expect(stdout).toContain("␛[31mHarbor");
  });

  it("reads standard input, which the block can't name", async () => {
    const input = readFileSync(projectFolder + leads[0]);
    const { stdout, code } = await runProgram(["inspect", "-", "--format", "json"], { input });
    const report = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(report.files[0].file).toBe("standard input");
    expect(report.block).toBe(
      "sources:\n  leads:\n    kind: leads\n    # file: leads.csv   # standard input has no name: write down the file's\n",
    );
  });

  it("a file that is named twice is inspected once", async () => {
    const { stdout } = await runProgram(["inspect", leads[0]!, `./${leads[0]}`, "--format", "json"]);
    expect(JSON.parse(stdout).files).toHaveLength(1);
  });

  it("a sample and the whole of a small file are the same", async () => {
    const [sample, full] = [
      await runProgram(["inspect", traps]),
      await runProgram(["inspect", traps, "--full"]),
    ];
    expect(full).toEqual(sample);
  });

  it("its JSON fits the published schema", async () => {
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    const check = ajv.compile(JSON.parse(readFileSync(`${projectFolder}schema/inspect.schema.json`, "utf8")));
    const { stdout } = await runProgram([
      "inspect",
      traps,
      "fixtures/inspect/*.csv",
      "fixtures/quickstart/*.csv",
      "--format",
      "json",
    ]);
    check(JSON.parse(stdout));
    expect(check.errors).toBeNull();
  });
});
