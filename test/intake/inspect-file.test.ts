import { describe, expect, it } from "vitest";
import { type InspectOptions, inspectFile } from "../../src/intake/inspect-file.js";
import type { ColumnInspection, FileInspection } from "../../src/model/inspection.js";
import { fileOf } from "./read-csv.js";

async function inspect(text: string | Uint8Array, over: Partial<InspectOptions> = {}, name = "in.csv") {
  const bytes = typeof text === "string" ? Buffer.from(text) : text;
  const found = await inspectFile(fileOf(bytes, name), { bytes: bytes.length, full: false, ...over });
  if (!found.isReadable) throw new Error(found.problems.map(({ code }) => code).join());
  return found;
}

async function columnOf(cells: readonly string[], header = "C"): Promise<ColumnInspection> {
  const { facts } = await inspect(`${header},Z\n${cells.map((cell) => `${cell},z\n`).join("")}`);
  return facts.columns[0]!;
}

describe("what a column holds", () => {
  it.each([
    ["a date alone", ["2025-03-01", "2025-03-09"], "iso", "dates", "none"],
    ["a date with its time", ["2025-03-01 10:00"], "iso", "dates-and-times", "none"],
    [
      "dates with an offset",
      ["2025-03-01T10:00:00Z", "2025-03-02T10:00:00+02:00"],
      "iso",
      "dates-and-times",
      "all",
    ],
    ["some with a time", ["2025-03-01", "2025-03-01 10:00"], "iso", "both", "none"],
    ["a day above 12 in front", ["01/02/2025", "13/02/2025"], "d/m/y", "dates", "none"],
    ["a day above 12 behind", ["01/02/2025", "02/13/2025"], "m/d/y", "dates", "none"],
    ["day and month equal in all", ["01/01/2025", "02/02/2025"], "d/m/y", "dates", "none"],
    ["dates that can all be read two ways", ["01/02/2025", "03/04/2025"], null, "dates", "none"],
    ["the year in front, with slashes", ["2025/03/01"], "y/m/d", "dates", "none"],
  ] as const)("%s", async (_, cells, form, holds, zones) => {
    const { kind, dates } = await columnOf(cells);
    expect(kind).toBe("instant");
    expect(dates).toMatchObject({ form, holds, zones });
  });

  it("the cell that decided the order of day and month is named, and so is the first that does not tell", async () => {
    const { dates } = await columnOf(["01/02/2025", "05/05/2025", "13/02/2025", "14/02/2025"]);
    expect(dates).toMatchObject({
      decidedBy: { value: "13/02/2025", line: 4 },
      ambiguous: 1,
      firstAmbiguous: { value: "01/02/2025", line: 2 },
      from: "2025-02-01",
      to: "2025-05-05",
    });
  });

  it("of undecided dates no range is told", async () => {
    const { dates } = await columnOf(["01/02/2025", "03/04/2025"]);
    expect(dates).toMatchObject({ from: null, to: null });
  });

  it("instants are compared with their offsets, and told in UTC", async () => {
    const { dates } = await columnOf(["2025-03-01T23:30:00-05:00", "2025-03-02T00:15:00+02:00"]);
    expect(dates).toMatchObject({ from: "2025-03-01 22:15Z", to: "2025-03-02 04:30Z" });
  });

  it("what does not fit is counted, with the first place", async () => {
    const cells = ["2025-03-01", "2025-03-02", "soon", "2025-03-04", "2025-03-05", "2025-03-06"];
    expect(await columnOf(cells)).toMatchObject({
      kind: "instant",
      filled: 6,
      misfits: 1,
      firstMisfit: { value: "soon", line: 4 },
    });
  });

  it("a form that a few cells have is a misfit of the other", async () => {
    const column = await columnOf(["2025-03-01", "2025-03-02", "2025-03-03", "2025-03-04", "13/03/2025"]);
    expect(column).toMatchObject({ misfits: 1, firstMisfit: { value: "13/03/2025", line: 6 } });
    expect(column.dates?.form).toBe("iso");
  });

  it("whole numbers and others", async () => {
    expect((await columnOf(["1", "22", "-3"])).numbers).toMatchObject({ isWhole: true, from: -3, to: 22 });
    expect((await columnOf(["1", "2.5"])).numbers).toMatchObject({ isWhole: false, from: 1, to: 2.5 });
  });

  it.each([
    ["a point behind groups", ['"1,234.50"', "12"], { form: "1,234.56", from: 12, to: 1234.5 }],
    ["a comma behind groups", ['"1.234,50"', "12"], { form: "1.234,56", from: 12, to: 1234.5 }],
    ["a comma alone", ['"12,5"', "3"], { form: "1234,56", from: 3, to: 12.5 }],
    ["what can be read two ways", ['"1,234"', "12"], { form: null, from: null, to: null, ambiguous: 1 }],
    [
      "and one cell that decides it",
      ['"1,234"', '"1,234.5"'],
      { form: "1,234.56", from: 1234, to: 1234.5, ambiguous: 0 },
    ],
    ["money", ["$5.25", '"$1,200.00"'], { currencies: ["$"], from: 5.25, to: 1200 }],
    ["percent", ["45%", "7.5%"], { isPercent: true, from: 7.5, to: 45 }],
    ["thousands", ["$1.5K", "$2K"], { from: 1500, to: 2000, isWhole: true }],
  ])("%s", async (_, cells, numbers) => {
    expect(await columnOf(cells)).toMatchObject({ kind: "number", misfits: 0, numbers });
  });

  it("a mangled number is a misfit, and so is one with the other sign", async () => {
    const mangled = await columnOf(["1.5", "2.5", "3.5", "4.5", '"3,87,16,91,111"']);
    expect(mangled).toMatchObject({
      kind: "number",
      misfits: 1,
      firstMisfit: { value: "3,87,16,91,111", line: 6 },
    });
    const other = await columnOf(["1.5", "2.5", "3.5", "4.5", '"5,5"']);
    expect(other).toMatchObject({ misfits: 1, firstMisfit: { value: "5,5", line: 6 } });
  });

  it("lengths of time in parts", async () => {
    expect(await columnOf(["1:30:00", "26:10", "0:45", "2h 5m"])).toMatchObject({
      kind: "duration",
      durations: { from: "0:45", to: "26:10" },
    });
  });

  it("words by how often they come, text by its first values", async () => {
    expect(await columnOf(["b", "a", "a", "b", "a"])).toMatchObject({
      kind: "word",
      distinct: 2,
      isUnique: false,
      examples: [
        { value: "a", count: 3 },
        { value: "b", count: 2 },
      ],
    });
    expect(await columnOf(["x1", "x2", "x3"])).toMatchObject({ kind: "text", isUnique: true, distinct: 3 });
  });

  it("a mark that stands for a blank is one among dates and numbers, and may be a word among words", async () => {
    expect(await columnOf(["1", "-", "2", ""])).toMatchObject({
      kind: "number",
      filled: 2,
      blank: 2,
      blankWords: [{ value: "-", count: 1 }],
    });
    expect(await columnOf(["EU", "NA", "EU", "NA", "?"])).toMatchObject({
      kind: "word",
      filled: 4,
      blank: 1,
      blankWords: [{ value: "?", count: 1 }],
    });
  });

  it("nothing", async () => {
    expect(await columnOf(["", " ", ""])).toMatchObject({
      kind: "blank",
      filled: 0,
      blank: 3,
      isUnique: false,
    });
  });

  it("a long value is told apart from another with its beginning, and shown in part", async () => {
    const long = "x".repeat(5000);
    const { distinct, examples } = await columnOf([`${long}a`, `${long}ab`]);
    expect(distinct).toBe(2);
    expect(examples[0]?.value).toMatch(/^x{120}… \(5,001 characters\)$/);
  });
});

describe("how the file is written", () => {
  it.each([
    ["lf", "A,B\n1,2\n3,4\n"],
    ["crlf", "A,B\r\n1,2\r\n"],
    ["mixed", "A,B\r\n1,2\n"],
    ["cr", "A,B\r1,2\r"],
  ])("lines end in %s", async (lineEnds, text) => {
    expect((await inspect(text)).facts).toMatchObject({ lineEnds, rows: { isAll: true } });
  });

  it("a byte order mark, a delimiter, a header further down", async () => {
    const { facts } = await inspect("\ufeff\nA;B\n1;2\n");
    expect(facts).toMatchObject({ hasByteOrderMark: true, delimiter: ";", headerLine: 2 });
    expect(facts.columns.map(({ header }) => header)).toEqual(["A", "B"]);
  });

  const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);

  it("UTF-16, in a sample too", async () => {
    const rows = Array.from({ length: 12_000 }, (_, at) => `${at},"Zoë, ${at}"\r\n`).join("");
    const { facts } = await inspect(utf16(`Id,Name\r\n${rows}`));
    expect(facts).toMatchObject({ encoding: "utf-16le", hasByteOrderMark: true, lineEnds: "crlf" });
    expect(facts.rows).toMatchObject({ lookedAt: 10_000, isAll: false, ragged: 0 });
    expect(facts.columns[1]?.examples[0]?.value).toBe("Zoë, 0");
  });

  it("Windows-1252 is asked about, because it is a guess", async () => {
    const bytes = Buffer.from("Ticket ID,Assignee\n1,M\u00fcller\n", "latin1");
    const { facts, questions } = await inspect(bytes, { kind: "tickets" });
    expect(facts.encoding).toBe("windows-1252");
    expect(questions).toMatchObject([{ code: "encoding-guessed", line: 2 }]);
  });

  it("the number of rows of a packed file is not told by its size", async () => {
    const text = `Id\n${"1\n".repeat(12_000)}`;
    const { facts } = await inspect(text, { compression: "gzip" });
    expect(facts).toMatchObject({ compression: "gzip", rows: { isAll: false, estimate: null } });
  });

  it("lines behind the data and a header that comes again are no rows", async () => {
    const text =
      "Case Number,Status\n1,New\nCase Number,Status\n2,New\nGrand Totals (2 records),\nCopyright (c) 2025\n";
    const { rows, kind } = (await inspect(text)).facts;
    expect(kind.kind).toBe("tickets");
    expect(rows).toMatchObject({ lookedAt: 2, ragged: 0, ignored: { footer: 2, header: 1 } });
  });

  it("a header below titles, in a file whose first line carries no field", async () => {
    const text = "Cases of March\n\nFilter: all\nCase Number,Status,Case Origin\n1,New,Web\n2,New,Phone\n";
    const { facts, problems } = await inspect(text);
    expect(facts).toMatchObject({ headerLine: 4, needsHeaderLine: true, kind: { kind: "tickets" } });
    expect(facts.rows).toMatchObject({ lookedAt: 2, ragged: 0, ignored: { title: 2, blank: 1 } });
    expect(problems).toEqual([]);
  });

  it("every row has its place: cells, blank, ragged, damaged", async () => {
    const { rows } = (await inspect('A,B\n1,2\n\n3\n4,5,6\n7,8"9\n')).facts;
    expect(rows).toEqual({
      lookedAt: 4,
      isAll: true,
      estimate: null,
      ignored: { blank: 1, title: 0, footer: 0, header: 0 },
      ragged: 2,
      damaged: 1,
    });
  });

  it("a header alone", async () => {
    const { facts } = await inspect("Lead ID,Created\n");
    expect(facts.rows.lookedAt).toBe(0);
    expect(facts.columns.map(({ kind }) => kind)).toEqual(["blank", "blank"]);
  });
});

describe("words of a state", () => {
  const stages = async (...words: readonly string[]) => {
    const rows = words.flatMap((word) => [word, word]).map((word, at) => `D${at},${word}\n`);
    const { facts } = await inspect(`Deal ID,Deal stage\n${rows.join("")}`, { kind: "opportunities" });
    return facts.columns[1]?.unknownWords.map(({ value }) => value);
  };

  it("those whose meaning is not known are named", async () => {
    expect(await stages("Won", "Signed", "closed lost", "Walked away")).toEqual(["Signed", "Walked away"]);
    expect(await stages("Won", "Lost")).toEqual([]);
  });

  it("columns of yes and no settle what they mean", async () => {
    const header = "Id,StageName,IsWon,IsClosed,Amount,CloseDate,CreatedDate,AccountId,OwnerId";
    const row = (id: number) => `${id},Signed,1,1,10,2025-03-01,2025-02-01T09:00:00.000+0000,a,b\n`;
    const { facts } = await inspect(`${header}\n${row(1)}${row(2)}`);
    expect(facts.preset?.id).toBe("salesforce-opportunity");
    expect(facts.columns[1]).toMatchObject({ field: "stage", mappedBy: "preset", unknownWords: [] });
  });
});

describe("what it is an export of", () => {
  it("a preset, with the headers that tell it", async () => {
    const { facts } = await inspect("Id,Requester,Assignee,Status,Created at,Solved at,Satisfaction Score\n");
    expect(facts.kind).toMatchObject({ kind: "tickets", by: "preset" });
    expect(facts.preset).toMatchObject({ id: "zendesk", because: expect.arrayContaining(["Requester"]) });
  });

  it("none, and which one it would nearly be", async () => {
    const { facts } = await inspect("Id,Requester,Assignee,Status,Created at,Solved at\n");
    expect(facts.preset).toBeNull();
    expect(facts.nearPreset).toMatchObject({ id: "zendesk" });
  });

  it("a header that names the zone of its stamps leaves no question", async () => {
    const { facts, questions } = await inspect(
      "Ticket ID,Created at (America/New_York),Status\n1,2025-03-01 10:00,open\n",
    );
    expect(facts.columns[1]).toMatchObject({ field: "createdAt", zone: "America/New_York" });
    expect(questions).toEqual([]);
  });

  it("seconds since 1970 are dates where a date is expected, and numbers elsewhere", async () => {
    const { facts } = await inspect("Ticket ID,Created at,Phone\n1,1740823200,1740823200\n", {
      kind: "tickets",
    });
    expect(facts.columns[1]).toMatchObject({
      kind: "instant",
      dates: { form: "epoch-s", from: "2025-03-01 10:00Z" },
    });
    expect(facts.columns[2]?.kind).toBe("number");
  });

  it("a month in letters", async () => {
    expect((await columnOf(["25/Feb/26 10:17 PM", "01/Mar/26 9:00 AM"])).dates).toMatchObject({
      form: "month-name",
      from: "2026-02-25 22:17",
      ambiguous: 0,
    });
  });
});

describe("a sample of a large file", () => {
  const row = (line: number) => `${line},"note, ${line}\nsecond line",2025-03-01\n`;
  const text = `Id,Note,Created at\n${Array.from({ length: 25_000 }, (_, at) => row(at)).join("")}`;

  it("the first rows, cut behind a whole one, and about how many there are", async () => {
    const { rows } = (await inspect(text)).facts;
    expect(rows).toMatchObject({ lookedAt: 10_000, isAll: false, ragged: 0, damaged: 0 });
    expect(rows.estimate).toBeGreaterThan(23_000);
    expect(rows.estimate).toBeLessThan(28_000);
  });

  it("all of them when asked, and the same of the file in both", async () => {
    const told: number[] = [];
    const full = (await inspect(text, { full: true, onRows: (count) => told.push(count) })).facts;
    expect(full.rows).toMatchObject({ lookedAt: 25_000, isAll: true, estimate: null });
    expect(told.length).toBeGreaterThan(1);
    expect(full.columns.map(({ kind }) => kind)).toEqual(["number", "text", "instant"]);
  });

  it("more different values than are kept are said to be more", async () => {
    const [id] = (await inspect(text, { full: true })).facts.columns;
    expect(id).toMatchObject({ isDistinctCapped: true, isUnique: null, filled: 25_000 });
    expect(id?.distinct).toBeLessThan(25_000);
  });

  it("where a quote makes the end of the sample doubtful, all rows are looked at", async () => {
    const doubtful = text.replace(row(9), '9,5" pipe,2025-03-01\n');
    expect((await inspect(doubtful)).facts.rows).toMatchObject({ isAll: true });
  });

  it("without a known size nothing is estimated", async () => {
    expect((await inspect(text, { bytes: null })).facts.rows.estimate).toBeNull();
  });
});

describe("which records they are", () => {
  const kindOf = async (headers: string, name = "in.csv", over: Partial<InspectOptions> = {}) =>
    (await inspect(`${headers}\n`, over, name)).facts.kind;

  it.each([
    ["Lead ID,Created,Status", "leads"],
    ["Ticket ID,Created at,Solved at,Status,Priority", "tickets"],
    ["opportunity_id,sales_agent,deal_stage,engage_date,close_date,close_value", "opportunities"],
    ["Expense ID,Spent on,Cost,Category", "expenses"],
    ["Account ID,Customer since,Churn date,Tier", "accounts"],
  ])("%s", async (headers, kind) => {
    expect(await kindOf(headers)).toMatchObject({ kind, by: "headers", isClear: true });
  });

  it("headers that two kinds know are told with both; the name of the file decides", async () => {
    const headers = "Id,Created at,First response at,Status,Owner";
    const doubtful = await kindOf(headers);
    expect(doubtful.isClear).toBe(false);
    expect(doubtful.candidates.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["leads", "tickets"]));
    expect(await kindOf(headers, "exports/march-tickets.csv")).toMatchObject({
      kind: "tickets",
      isClear: true,
    });
  });

  it("none", async () => {
    expect(await kindOf("Colour,Taste")).toEqual({ kind: null, by: "none", candidates: [], isClear: true });
  });

  it("what the user says", async () => {
    expect(await kindOf("Colour,Taste", "in.csv", { kind: "tickets" })).toMatchObject({
      kind: "tickets",
      by: "option",
    });
  });
});

describe("what an audit would ask and say", () => {
  const fieldsOf = (facts: FileInspection) => facts.columns.map(({ field }) => field);
  const codes = (problems: readonly { code: string }[]) => problems.map(({ code }) => code);

  it("a question does not hide the problems behind it", async () => {
    const { facts, questions, problems } = await inspect(
      "Ticket ID,Created,Created date,Solved at,Status\n1,01/02/2025,x,02/03/2025,open\n2,03/04/2025,x,soon,open\n3,05/06\n",
    );
    expect(codes(questions).sort()).toEqual([
      "column-doubtful",
      "dates-ambiguous",
      "dates-ambiguous",
      "stamp-without-zone",
    ]);
    expect(codes(problems)).toEqual(["not-a-date", "row-width"]);
    expect(fieldsOf(facts)).toEqual(["id", null, null, "resolvedAt", "status"]);
  });

  it("a zone that is said is no question", async () => {
    const text = "Ticket ID,Created at\n1,2025-03-01 10:00\n";
    expect(codes((await inspect(text, { kind: "tickets" })).questions)).toEqual(["stamp-without-zone"]);
    expect(codes((await inspect(text, { kind: "tickets", timezone: "UTC" })).questions)).toEqual([]);
  });

  it("columns that nothing can be done about are told of once, and the rest is read all the same", async () => {
    const { problems } = await inspect(
      "Ticket ID,Created at,Solved at\n1,2025-03-01Z,x\n2,yesterday,y\n3,2025-03-03,z\n",
      { kind: "tickets", timezone: "UTC" },
    );
    expect(codes(problems)).toContain("dates-unknown");
    expect(codes(problems)).toContain("not-a-date");
  });

  it("rows that contradict an earlier one of their id are a question", async () => {
    const { questions } = await inspect("Ticket ID,Status\n1,open\n1,closed\n", { kind: "tickets" });
    expect(questions).toMatchObject([{ code: "duplicate-id", line: 3 }]);
  });

  it.each([
    ["after the records that its name tells", "exports/ticket-history-march.csv", {}, "ticket-history"],
    ["as the user says", "tickets.csv", { kind: "leads" }, "leads"],
    ["as the block names what it does not know", "w.csv", {}, "records"],
  ] as const)("its source is named %s, never after its file", async (_, name, over, source) => {
    const bytes = Buffer.concat([Buffer.from("Id,Note\n1,é\n2,"), Buffer.from([0xff, 0x0a])]);
    const found = await inspectFile(fileOf(bytes, name), { bytes: bytes.length, full: false, ...over });
    expect(found).toMatchObject({ isReadable: false, problems: [{ code: "not-utf8", args: { source } }] });
  });

  it("a file that can't be read says why and where", async () => {
    const found = await inspectFile(fileOf('A,B\n1,2\n3,"4\n'), { bytes: null, full: false });
    expect(found).toMatchObject({
      isReadable: false,
      problems: [{ code: "quote-not-closed", line: 3, column: 3, file: "in.csv" }],
    });
  });
});
