import { describe, expect, test } from "vitest";
import { choosePreset, findNearPreset } from "../../src/intake/choose-preset.js";
import type { SourceSpec } from "../../src/model/agreement.js";
import { presets } from "../../src/presets/index.js";
import { sourceOf } from "./read-csv.js";

const zendesk = "Id,Requester,Solved at,Satisfaction Score,Created at";
const freshdesk = "Ticket ID,Created time,Due by Time,Status";
const deals = "Record ID,Deal Stage,Deal Name,Create Date";
const plain = "Id,Created,Status";

function choose(files: readonly string[], over: Partial<SourceSpec> = {}, wanted: string[] = ["createdAt"]) {
  const headed = files.map((headers, index) => ({
    index,
    name: `${index + 1}.csv`,
    headers: headers.split(","),
  }));
  const choice = choosePreset(sourceOf(over), headed, wanted);
  if ("findings" in choice) return choice.findings.map(({ file, finding }) => [file, finding.code]);
  const described = headed.map(({ headers }) => choice.describe(headers));
  const ids = new Set([choice.preset?.id ?? "generic", ...described.flatMap((each) => each?.id ?? [])]);
  return [...ids, ...(described[0]?.because ?? [])];
}

const shelf = (id: string) => presets.find((preset) => preset.id === id)!;

describe("a preset is found when all its headers are there", () => {
  test.each([
    [[zendesk], ["zendesk", "Id", "Requester", "Solved at", "Satisfaction Score"]],
    [[zendesk.toUpperCase()], ["zendesk", "ID", "REQUESTER", "SOLVED AT", "SATISFACTION SCORE"]],
    [
      [freshdesk, freshdesk],
      ["freshdesk", "Ticket ID", "Created time", "Due by Time"],
    ],
    [
      ["Vorgangsschlüssel,Vorgangstyp,Status,Erstellt"],
      ["jira-service-management", "Vorgangsschlüssel", "Vorgangstyp", "Erstellt"],
    ],
    [["Id,Requester,Solved at,Created at"], ["generic"]],
    [[plain, plain], ["generic"]],
    [[], ["generic"]],
  ])("%s: %s", (files, expected) => {
    expect(choose(files)).toEqual(expected);
  });

  test("of the source's kind, or of any where it has none", () => {
    expect(choose([deals])).toEqual(["generic"]);
    const { kind: _, ...anyKind } = sourceOf();
    const choice = choosePreset(anyKind, [{ index: 0, name: "1.csv", headers: deals.split(",") }], []);
    expect(choice).toMatchObject({ preset: { id: "hubspot-deals" } });
  });
});

describe("what can't be told is asked", () => {
  test("headers that fit several", () => {
    expect(choose([`${zendesk},${freshdesk}`])).toEqual([[0, "preset-doubtful"]]);
  });

  test("files of one source that differ, at the one that is not as the first", () => {
    expect(choose([freshdesk, freshdesk, zendesk])).toEqual([[2, "preset-differs"]]);
    expect(choose([plain, zendesk])).toEqual([[1, "preset-differs"]]);
    expect(choose([zendesk, plain])).toEqual([[1, "preset-differs"]]);
  });

  test("unless they say the same of what is wanted; the report calls each file what it is", () => {
    const cases = "CaseNumber,CreatedDate,ClosedDate";
    const zohoCases = "Case Owner,Case Origin,Created Time,CaseNumber";
    expect(choose([cases, zohoCases], {}, ["createdAt"])).toEqual([[1, "preset-differs"]]);
    expect(choose([cases, zohoCases], {}, ["reachedAt"])).toEqual([[1, "preset-differs"]]);
    const jira = "Issue key,Issue id,Created,Status";
    expect(choose([jira, freshdesk], {}, ["reopens"])).toEqual([
      "jira-service-management",
      "freshdesk",
      "Issue key",
      "Issue id",
      "Created",
    ]);
    expect(choose([jira, freshdesk], {}, ["reopens", "status"])).toEqual([[1, "preset-differs"]]);
    const leads = "Lead Owner,Company / Account,Created Time,Lead Status";
    expect(choose([leads], { kind: "leads" }, ["owner"])).toEqual([[0, "preset-doubtful"]]);
  });
});

describe("the definition names one", () => {
  test("which holds whatever else would fit", () => {
    expect(choose([`${zendesk},${freshdesk}`], { preset: shelf("freshdesk") })).toEqual(["freshdesk"]);
    expect(choose([zendesk], { preset: "generic" })).toEqual(["generic"]);
  });

  test("whose headers must be in every file", () => {
    expect(choose([zendesk, plain], { preset: shelf("zendesk") })).toEqual([[1, "preset-headers-missing"]]);
  });

  test("of the user's own, which has no headers that tell it", () => {
    const own = { ...shelf("zendesk"), id: "./acme.yaml", recognizedBy: [] };
    expect(choose([plain], { preset: own })).toEqual(["./acme.yaml"]);
  });
});

describe("a preset that a file nearly fits", () => {
  test.each([
    ["Id,Requester,Solved at", "zendesk"],
    ["Id,Requester", undefined],
    [plain, undefined],
  ])("%s: %s", (headers, id) => {
    expect(findNearPreset(sourceOf(), headers.split(","))?.id).toBe(id);
  });

  test("is not named where the definition says what the file is", () => {
    expect(findNearPreset(sourceOf({ preset: "generic" }), ["Id", "Requester", "Solved at"])).toBeUndefined();
  });
});
