import { describe, expect, test } from "vitest";
import type { Preset } from "../../src/model/preset.js";
import { presets } from "../../src/presets/index.js";
import { ask, codesOf, fileOf, mapTo, readCsv } from "./read-csv.js";

const own: Preset = {
  id: "acme.yaml",
  title: "Acme",
  kind: "opportunities",
  recognizedBy: [],
  columns: { stage: ["Phase", "Step"], createdAt: ["Begun"] },
  zone: "not documented",
};
const stage = [ask("stage", "word")];

async function stagesOf(csv: string, preset: Preset, over: Parameters<typeof readCsv>[2] = {}) {
  const { rows } = await readCsv(csv, stage, {
    kind: "opportunities",
    preset,
    keep: { keep: "all" },
    ...over,
  });
  return rows.map((row) => [row["stage"], row["stage>"]]);
}

describe("columns by preset", () => {
  test.each([
    ["of several that it names the first counts", "Step,Phase\na,b\n", "b"],
    ["a later one where the first is missing", "Step,Stage\na,b\n", "a"],
    ["headers that usually carry the field are no doubt beside it", "Stage,Status,Phase\na,b,c\n", "c"],
    ["they serve where none of its own is there", "Deal Stage,x\na,b\n", "a"],
  ])("%s", async (_, csv, expected) => {
    expect(await stagesOf(csv, own)).toEqual([[expected, expected]]);
  });

  test("the definition's own column wins", async () => {
    const columns = mapTo({ stage: "Step" });
    expect(await stagesOf("Step,Phase\na,b\n", own, { columns })).toEqual([["a", "a"]]);
  });

  test("a column that it gives to one field is no other's by its usual headers", async () => {
    const preset = { ...own, columns: { owner: ["Status"] } };
    expect(await stagesOf("Status,Deal Stage\na,b\n", preset)).toEqual([["b", "b"]]);
  });

  test("the report says what the file was read as, and why", async () => {
    const csv = "Record ID,Deal Stage,Deal Name\n1,Closed Won,x\n";
    const found = await readCsv(csv, stage, { kind: "opportunities" });
    expect(found.files[0]!.preset).toEqual({
      id: "hubspot-deals",
      title: "HubSpot deals",
      because: ["Record ID", "Deal Stage", "Deal Name"],
    });
    const plain = await readCsv("Id,Stage\n1,Won\n", stage, { kind: "opportunities" });
    expect(plain.files[0]).not.toHaveProperty("preset");
  });
});

describe("words by preset", () => {
  const preset = { ...own, values: { stage: { signed: "won", won: "open" } } };

  test("are added to those that are known, and the definition's win", async () => {
    const values = new Map([["stage", new Map([["signed", "lost"]])]]);
    const csv = "Phase\nSigned\nWon\nclosed lost\n";
    expect((await stagesOf(csv, preset)).map(([, meaning]) => meaning)).toEqual(["won", "open", "lost"]);
    expect((await stagesOf(csv, preset, { values })).map(([, meaning]) => meaning)).toEqual([
      "lost",
      "open",
      "lost",
    ]);
  });
});

describe("flags: columns of yes and no that settle a word", () => {
  const preset: Preset = {
    ...own,
    flags: {
      stage: [
        { headers: ["IsWon"], means: "won" },
        { headers: ["IsClosed", "Closed"], means: "lost" },
      ],
    },
  };
  const rows = "Signed,1,1\nSigned,,\nNo budget,false,TRUE\nVerbal,0,no\n,true,true\nClosed Lost,,\n";

  test("the first that says yes decides, whatever the word is; the word stays as it is written", async () => {
    expect(await stagesOf(`Phase,IsWon,Closed\n${rows}`, preset)).toEqual([
      ["Signed", "won"],
      ["Signed", "Signed"],
      ["No budget", "lost"],
      ["Verbal", "Verbal"],
      ["won", "won"],
      ["Closed Lost", "lost"],
    ]);
  });

  test("files without them are read by their words alone", async () => {
    expect(await stagesOf("Phase\nClosed Won\nSigned\n", preset)).toEqual([
      ["Closed Won", "won"],
      ["Signed", "Signed"],
    ]);
  });

  test("what the definition says of a word, or of the column, wins", async () => {
    const csv = "Phase,Step,IsWon\nSigned,Draft,1\nOther,Draft,1\n";
    const values = new Map([["stage", new Map([["signed", "open"]])]]);
    expect((await stagesOf(csv, preset, { values })).map(([, meaning]) => meaning)).toEqual(["open", "won"]);
    const columns = mapTo({ stage: "Step" });
    expect((await stagesOf(csv, preset, { columns })).map(([, meaning]) => meaning)).toEqual([
      "Draft",
      "Draft",
    ]);
  });

  test("rows of one id that differ in a flag alone contradict each other", async () => {
    const csv = "id,Phase,IsWon\n1,Signed,1\n1,Signed,0\n";
    const reading = await readCsv(csv, [ask("id", "text"), ...stage], { kind: "opportunities", preset });
    expect(codesOf(reading)).toEqual(["duplicate-id"]);
  });
});

describe("Trap 4: null is spelled in many ways", () => {
  const requests = [ask("createdAt", "instant"), ask("amount", "number"), ask("source", "word")];
  const blanks = ["", " ", "?", "NA", "NS", "-"];

  test.each(blanks)("%j is no date and no number, and no problem", async (blank) => {
    const csv = `Created,Amount,Source\n${blank},${blank},Web\n2025-03-03,5,Web\n`;
    const { problems, rows } = await readCsv(csv, requests, { kind: "opportunities", timezone: "UTC" });
    expect(problems).toEqual([]);
    expect(rows[0]).toMatchObject({ createdAt: Number.NaN, amount: Number.NaN, source: "Web" });
  });

  test("a word that may well be meant is blank only where a preset or the definition says so", async () => {
    const csv = (header: string) =>
      `${header},Created Time,Lead Status,Lead Owner\nSelect,,x,y\n-,,x,y\nNA,,x,y\n`;
    const sources = async (text: string) =>
      (await readCsv(text, [ask("source", "word")], { kind: "leads" })).rows.map((row) => row["source"]);
    expect(await sources(csv("Lead Source"))).toEqual(["", "", ""]);
    expect(await sources("Lead Source\nSelect\n-\nNA\n")).toEqual(["Select", "-", "NA"]);
  });
});

describe("a zone in a header", () => {
  const nine = Date.UTC(2025, 2, 3, 14);
  const requests = [ask("createdAt", "instant")];
  const read = (header: string, over = {}, run = {}) =>
    readCsv(`Id,${header}\n1,2025-03-03 09:00\n`, requests, over, run);

  test.each([
    ["Created at (America/New_York)", nine],
    ["created_at ( america/new_york )", nine],
    ["Created at (UTC)", Date.UTC(2025, 2, 3, 9)],
    ["Created at (GMT)", Date.UTC(2025, 2, 3, 9)],
  ])("%s is found without it, and its stamps are in it", async (header, expected) => {
    const { rows, files, problems } = await read(header);
    expect(problems).toEqual([]);
    expect(rows[0]!["createdAt"]).toBe(expected);
    expect(files[0]!.columns.find(({ field }) => field === "createdAt")!.timezone).toMatch(
      /^(america|utc|gmt)/i,
    );
  });

  test.each(["Created at (EST)", "Created at (and/or)", "Created at (seconds)"])(
    "%s is another header",
    async (header) => {
      const { rows } = await read(header, { timezone: "UTC" });
      expect(rows[0]).not.toHaveProperty("createdAt");
    },
  );

  test("it wins over the run's zone in silence, and over the source's with a warning", async () => {
    const header = "Created at (America/New_York)";
    const run = await read(header, {}, { timezone: "Asia/Tokyo" });
    expect([run.rows[0]!["createdAt"], run.problems]).toEqual([nine, []]);
    const source = await read(header, { timezone: "Asia/Tokyo" });
    expect(source.rows[0]!["createdAt"]).toBe(nine);
    expect(source.problems).toMatchObject([
      { code: "zone-in-header", severity: "warning", line: 1, column: 4, args: { declared: "Asia/Tokyo" } },
    ]);
    expect(source.failed).toBe(false);
    expect((await read(header, { timezone: "america/new_york" })).problems).toEqual([]);
  });

  test("two columns with different zones are a question, which the whole header answers", async () => {
    const csv = "Created at (UTC),Created at (Asia/Tokyo)\n2025-03-03 09:00,2025-03-03 18:00\n";
    expect(codesOf(await readCsv(csv, requests))).toEqual(["column-doubtful"]);
    const columns = mapTo({ createdAt: "Created at (Asia/Tokyo)" });
    expect((await readCsv(csv, requests, { columns })).rows[0]!["createdAt"]).toBe(Date.UTC(2025, 2, 3, 9));
  });

  test("a row by which others are ordered is read in it too", async () => {
    const csv = (zone: string, id: string) =>
      `Id,Updated at (${zone}),Status\n${id},2025-03-03 09:00,${zone}\n`;
    const { rows } = await readCsv(
      [fileOf(csv("Asia/Tokyo", "1"), "a.csv"), fileOf(csv("America/New_York", "1"), "b.csv")],
      [ask("status", "word")],
      { keep: { keep: "last", by: "updatedAt" } },
    );
    expect(rows.map((row) => row["status"])).toEqual(["America/New_York"]);
  });
});

describe("Trap 1: a stamp without a zone is asked about, with what is known of the export", () => {
  const csv = "Id,Requester,Solved at,Satisfaction Score,Created at\n1,a,,,2025-03-03 09:00\n";

  test("in the words of the vendor's menus", async () => {
    const { problems } = await readCsv(csv, [ask("createdAt", "instant")]);
    expect(problems.map(({ code, args }) => [code, args])).toEqual([
      [
        "stamp-without-zone",
        {
          value: "2025-03-03 09:00",
          headers: ["Created at"],
          source: "tickets",
          preset: {
            title: "Zendesk tickets",
            zone: "account",
            zoneSetting: "Admin Center > Account > Appearance > Localization",
          },
        },
      ],
    ]);
  });

  test("a preset of the user's own may say the zone, and the definition's wins", async () => {
    const preset = { ...presets.find(({ id }) => id === "zendesk")!, timezone: "Asia/Tokyo" };
    const at = async (over: object) =>
      (await readCsv(csv, [ask("createdAt", "instant")], { preset, ...over })).rows[0]!["createdAt"];
    expect(await at({})).toBe(Date.UTC(2025, 2, 3, 0));
    expect(await at({ timezone: "UTC" })).toBe(Date.UTC(2025, 2, 3, 9));
  });
});

describe("what else the definition says wins over the preset", () => {
  const read = async (dates: [string, object][], csv = "Begun\n03/04/2025\n") => {
    const preset = { ...own, dates: { createdAt: { form: "d/m/y" as const } } };
    const over = { kind: "opportunities" as const, preset, dates: new Map(dates), timezone: "UTC" };
    const { rows } = await readCsv(csv, [ask("createdAt", "instant")], over);
    return new Date(rows[0]!["createdAt"] as number).toISOString().slice(0, 16);
  };

  test("the form of its dates", async () => {
    expect(await read([])).toBe("2025-04-03T00:00");
    expect(await read([["createdAt", { form: "m/d/y" }]])).toBe("2025-03-04T00:00");
    expect(await read([["*", { form: "m/d/y" }]])).toBe("2025-03-04T00:00");
  });

  test("and a rule that says one thing leaves the others to the preset", async () => {
    expect(await read([["createdAt", { dateOnly: "end" }]])).toBe("2025-04-03T23:59");
  });
});

test("lines behind the data begin as the preset or the definition says", async () => {
  const csv = "Phase,Amount\nOpen,1\nSum of all,\nChecked by,\n";
  const read = async (preset: Preset, over = {}) =>
    (await readCsv(csv, stage, { kind: "opportunities", preset, ...over })).files[0]!.ignoredAs.footer;
  expect(await read(own)).toBe(0);
  expect(await read({ ...own, footers: ["Sum of", "Checked"] })).toBe(2);
  expect(await read({ ...own, footers: ["Sum of"] }, { footers: ["checked by"] })).toBe(2);
});

describe("how a preset's own columns are written is said of no others", () => {
  const preset: Preset = {
    ...own,
    kind: "tickets",
    columns: { resolutionDuration: ["Took"] },
    durations: { resolutionDuration: "minutes" },
  };
  const request = [ask("resolutionDuration", "duration")];
  const read = (csv: string, over = {}) => readCsv(csv, request, { preset, ...over });

  test("the preset says in what its column counts, and the definition wins", async () => {
    expect((await read("Took\n90\n")).rows[0]!["resolutionDuration"]).toBe(90 * 60_000);
    const durations = new Map([["resolutionDuration", "hours" as const]]);
    expect((await read("Took\n2\n", { durations })).rows[0]!["resolutionDuration"]).toBe(2 * 3_600_000);
  });

  test("a column that the definition maps is asked about", async () => {
    const columns = mapTo({ resolutionDuration: "Hours" });
    expect(codesOf(await read("Hours,Took\n2,120\n", { columns }))).toEqual(["duration-form-missing"]);
  });

  test("and one that only its usual header tells is not taken for the preset's", async () => {
    const { rows } = await read("Id,Resolution time (in hrs)\n1,2\n");
    expect(rows[0]).not.toHaveProperty("resolutionDuration");
  });
});
