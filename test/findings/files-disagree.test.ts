import { describe, expect, it } from "vitest";
import { parseAgreement } from "../../src/definition/parse-agreement.js";
import { createEvaluation } from "../../src/engine/evaluate.js";
import { findingRules } from "../../src/findings/index.js";
import type { Differences, FileDisagreement } from "../../src/model/disagreement.js";

const place = (record: string) => ({
  record,
  field: "status",
  header: "Status",
  before: { file: "march.csv", line: 2, value: "Open" },
  after: { file: "april.csv", line: 3, value: "Solved" },
});
const none: Differences = { count: 0, columns: [], places: [] };
const others = (count: number, ...columns: [string, number][]): Differences => ({
  count,
  columns: columns.map(([header, own]) => ({ header, count: own })),
  places: [place("T-1")],
});

async function findingsOf(found: Partial<FileDisagreement>, lines = "", source = "tickets") {
  const { agreement, problems } = await parseAgreement(
    `version: 1
agreement: { id: a, title: A, parties: { provider: { name: P } }, timezone: UTC }
sources:
  tickets: { file: tickets.csv, timezone: UTC, link: { accounts: { field: account, to: name } } }
  accounts: { file: accounts.csv, timezone: UTC }
objectives:
  - { id: r, metric: resolution-time, owner: provider, target: 90% within 4 hours, where: { accounts: { tier: gold } } }
${lines}`,
    { file: "sla.yaml" },
  );
  expect(problems).toEqual([]);
  const evaluation = createEvaluation({
    agreement: agreement!,
    span: "all",
    asOf: 0,
    findings: findingRules,
  });
  const full = { shared: 12, starts: none, others: none, stands: { keep: "newest" }, ...found } as const;
  evaluation.addDisagreement(source, full);
  return evaluation.finish(new Map()).findings;
}

describe("files that disagree", () => {
  it("tells another start first and apart, with the places of each", async () => {
    const starts: Differences = {
      count: 1,
      columns: [{ header: "Created", count: 1 }],
      places: [place("T-9")],
    };
    const columns: [string, number][] = [
      ["Status", 1200],
      ["Resolved", 1],
    ];
    const findings = await findingsOf({ shared: 2000, starts, others: others(1201, ...columns) });
    expect(findings).toEqual([
      {
        rule: "files-disagree",
        title: "Files disagree",
        threshold: "at least 1",
        source: "tickets",
        count: 1,
        message:
          "1 of 2,000 records in several files changes its Created, which no update explains; the row of the later file stands",
        records: ["T-9"],
        places: [place("T-9")],
      },
      expect.objectContaining({
        count: 1201,
        message:
          "1,201 of 2,000 records in several files differ between them: Status 1,200, Resolved 1; the row of the later file stands",
        records: ["T-1"],
      }),
    ]);
  });

  it.each([
    [{ keep: "newest", by: "updatedAt" }, "the row with the latest updatedAt stands"],
    [{ keep: "last", by: "revision" }, "the row with the latest revision stands"],
    [{ keep: "newest" }, "the row of the later file stands"],
    [{ keep: "last" }, "the row of the later file stands"],
    [{ keep: "first" }, "the row of the earlier file stands"],
  ] as const)("says under %j that %s", async (stands, text) => {
    const [finding] = await findingsOf({ others: others(1, ["Status", 1]), stands });
    expect(finding?.message).toBe(`1 of 12 records in several files differs between them: Status 1; ${text}`);
  });

  it("names six columns and counts the others", async () => {
    const columns = "A B C D E F G H".split(" ").map((name): [string, number] => [name, 1]);
    const [finding] = await findingsOf({ others: others(8, ...columns) });
    expect(finding?.message).toContain("A 1, B 1, C 1, D 1, E 1, F 1 and 2 more;");
  });

  it("looks at a source as well that others only look things up in", async () => {
    const findings = await findingsOf({ others: others(1, ["Tier", 1]) }, "", "accounts");
    expect(findings).toMatchObject([{ source: "accounts", rule: "files-disagree" }]);
  });

  it("has a threshold, and can be switched off", async () => {
    const found = { others: others(4, ["Status", 4]) };
    expect(await findingsOf(found, "findings: { files-disagree: { at-least: 4 } }\n")).toHaveLength(1);
    expect(await findingsOf(found, "findings: { files-disagree: { at-least: 5 } }\n")).toEqual([]);
    expect(await findingsOf(found, "findings: { files-disagree: off }\n")).toEqual([]);
  });
});
