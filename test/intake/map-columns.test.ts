import { describe, expect, test } from "vitest";
import { mapColumns } from "../../src/intake/map-columns.js";
import type { SourceSpec } from "../../src/model/agreement.js";
import { mapTo, sourceOf } from "./read-csv.js";

function map(headers: string, wanted: Record<string, boolean>, source: Partial<SourceSpec> = {}) {
  const fields = Object.entries(wanted).map(([field, needed]) => ({ field, neededBy: needed ? ["p1"] : [] }));
  return mapColumns(sourceOf(source), headers.split(","), fields);
}

describe("a column is found by its header", () => {
  test.each([
    ["createdAt", "Id,createdAt", "createdAt"],
    ["createdAt", "Id,CREATED_AT", "CREATED_AT"],
    ["createdAt", "Id,Created Date", "Created Date"],
    ["createdAt", "Date/Time Opened,Status", "Date/Time Opened"],
    ["status", "Id, Ticket  Status", " Ticket  Status"],
    ["priority", "urgency,priority", "priority"],
    ["my column", "Id,My-Column", "My-Column"],
  ])("%s in %s is %s", (field, headers, expected) => {
    const { columns, findings } = map(headers, { [field]: true });
    expect(findings).toEqual([]);
    expect(columns.get(field)?.header).toBe(expected);
  });

  test("a mapping in the definition wins over the field's own name", () => {
    const { columns } = map(
      "createdAt,Opened by phone",
      { createdAt: true },
      { columns: mapTo({ createdAt: "opened By Phone" }) },
    );
    expect(columns.get("createdAt")).toEqual({ field: "createdAt", header: "Opened by phone", index: 1 });
  });

  test.each([
    ["Comment#2", "id,Comment,Comment,comment", 2, "Comment#2"],
    [" comment # 3", "id,Comment,Comment,comment", 3, "comment#3"],
    ["Comment#1", "id,Comment", 1, "Comment#1"],
    ["Comment#2", "id,Comment,Comment,Comment#2", 3, "Comment#2"],
  ])(
    "one of several columns with one header is named by its number: %s in %s",
    (written, headers, index, header) => {
      const { columns, findings } = map(headers, { note: true }, { columns: mapTo({ note: written }) });
      expect(findings).toEqual([]);
      expect(columns.get("note")).toEqual({ field: "note", header, index });
    },
  );

  test("a number beyond the columns that there are is a missing column", () => {
    const { findings } = map("id,Comment,Comment", {}, { columns: mapTo({ note: "Comment#3" }) });
    expect(findings[0]?.finding).toMatchObject({
      code: "column-missing",
      args: { missing: [{ mapped: "Comment#3" }] },
    });
  });

  test("an optional column that is not there is left out", () => {
    expect(map("id,status", { owner: false })).toEqual({ columns: new Map(), findings: [] });
  });

  test("a column that nobody asks for may be doubtful and repeated", () => {
    expect(map("id,created,opened,comment,comment", { id: true }).findings).toEqual([]);
  });
});

describe("a column that is not found is told with what the file has", () => {
  test("two headers that fit one field are a question", () => {
    const { findings } = map("id,Opened,Created", { createdAt: false });
    expect(findings).toEqual([
      {
        finding: {
          code: "column-doubtful",
          args: { field: "createdAt", source: "tickets", headers: ["Opened", "Created"] },
        },
        index: 2,
      },
    ]);
  });

  test("a header that is repeated is an error when it is asked for", () => {
    const { findings } = map("id,status,Status,status", { status: true });
    expect(findings[0]!.finding.code).toBe("column-doubtful");
    expect(map("id,status,status", { status: true }).findings).toMatchObject([
      { finding: { code: "column-repeated", args: { positions: [2, 3] } } },
    ]);
  });

  test("all columns that are missing are one finding, each with near ones and what needs it", () => {
    const { findings } = map("id,Created At Date,Statsu", { createdAt: true, status: true, owner: false });
    expect(findings).toMatchObject([
      {
        finding: {
          code: "column-missing",
          args: {
            headers: ["id", "Created At Date", "Statsu"],
            looksLikeData: false,
            missing: [
              { field: "createdAt", near: ["Created At Date"], neededBy: ["p1"] },
              { field: "status", near: ["Statsu"] },
            ],
          },
        },
      },
    ]);
  });

  test("a mapped header that the file lacks is an error even where nothing needs it", () => {
    const { findings } = map("id,Closed On", {}, { columns: mapTo({ resolvedAt: "Closed Om" }) });
    expect(findings).toMatchObject([
      {
        finding: {
          code: "column-missing",
          args: {
            missing: [{ field: "resolvedAt", mapped: "Closed Om", near: ["Closed On"], neededBy: [] }],
          },
        },
      },
    ]);
  });

  test.each<[string, number | undefined]>([
    ["7,New,2025-03-03 09:00", 2],
    ["31/03/2025,New", 0],
    ["4711,Acme,12.50", 0],
    ["1,New,Dana,Acme", undefined],
    ["Region,2023,2024,2025", undefined],
    ["Id,Begun,Status", undefined],
  ])("whether %s looks like data without a header", (headers, cell) => {
    const [missing] = map(headers, { createdAt: true }).findings;
    expect(missing?.finding).toMatchObject({ args: { looksLikeData: cell !== undefined } });
    expect(missing?.index).toBe(cell);
  });
});
