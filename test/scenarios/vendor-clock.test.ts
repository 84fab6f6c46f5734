import { describe, expect, it } from "vitest";
import { projectFolder, runProgram, transcript } from "../cli/run-program.js";

const folder = "fixtures/vendor-clock";
/** They share the exports of the presets. */
const shared = ["--allow-outside", "fixtures/exports"];

/** What each fixture's own comments derive by hand. */
const expected = {
  zendesk: [
    ["reply", "met", "71.4%"],
    ["reply-in-hours", "breached", "57.1%"],
    ["resolution", "met", "57.1%"],
  ],
  freshdesk: [
    ["first-response", "met", "66.7%"],
    ["median", "met", "1 h"],
    ["own-column", "met", "66.7%"],
  ],
  jira: [["first-response", "met", "66.7%"]],
} as const;

describe("exports that tell how long it took", () => {
  it.each(Object.entries(expected))("%s is judged by its own clock", async (name, objectives) => {
    const definition = `${folder}/${name}.yaml`;
    const args = ["check", definition, "--period", "2025-03", "--as-of", "2025-03-31", ...shared];
    const json = await runProgram([...args, "--format", "json"], { cwd: projectFolder });
    const report = JSON.parse(json.stdout);
    const found = report.objectives.map((each: { id: string; verdict: string; actual: { text: string } }) => [
      each.id,
      each.verdict,
      each.actual.text,
    ]);
    expect(found).toEqual(objectives);
    const shown = await runProgram(args, { cwd: projectFolder });
    await expect(transcript(`sla-audit ${args.join(" ")}`, shown)).toMatchFileSnapshot(
      `golden/vendor-clock-${name}.txt`,
    );
  });

  it.each([
    ["zendesk", "4402"],
    ["jira", "SD-102"],
  ])("explain says whose clock it was: %s", async (name, record) => {
    const args = ["explain", record, `${folder}/${name}.yaml`, "--as-of", "2025-03-31", ...shared];
    const shown = await runProgram(args, { cwd: projectFolder });
    await expect(transcript(`sla-audit ${args.join(" ")}`, shown)).toMatchFileSnapshot(
      `golden/vendor-clock-explain-${name}.txt`,
    );
  });
});
