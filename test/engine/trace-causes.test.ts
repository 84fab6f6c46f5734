import { describe, expect, it } from "vitest";
import { countCauses, traceCauses } from "../../src/engine/trace-causes.js";
import type { BreachReport } from "../../src/model/report.js";
import type { Subject } from "../../src/model/subject.js";

const asOf = Date.parse("2025-03-31T00:00:00Z");

/** Times are of 5 March 2025, UTC. */
function miss(objective: string, record: string, [start, due, stop]: readonly (string | null)[], more = {}) {
  const at = (time: string | null | undefined) => (time == null ? null : `2025-03-05T${time}:00.000Z`);
  return {
    objective,
    record,
    file: "tickets.csv",
    line: 2,
    startedAt: at(start) ?? "",
    dueAt: at(due),
    stoppedAt: at(stop),
    overrunMs: 60_000,
    lateMs: 60_000,
    verdict: stop == null ? "overdue" : "breached",
    waiver: null,
    ...more,
  } as BreachReport;
}

function about(breach: BreachReport, ...others: Subject[]) {
  return { breach, subjects: [{ kind: "tickets", id: breach.record }, ...others] };
}

const outer = about(miss("reply", "T-1", ["09:00", "10:00", "12:00"]));

describe("an inner miss lies behind an outer one when its due passed while the outer clock ran", () => {
  it.each([
    ["at the outer start", ["08:00", "09:00", "09:30"], true],
    ["a minute before it", ["08:00", "08:59", "09:30"], false],
    ["between", ["09:00", "09:15", "09:40"], true],
    ["after the outer due, while the outer record was still open", ["10:30", "11:30", "11:45"], true],
    ["a minute before the outer stop", ["09:00", "11:59", null], true],
    ["at the outer stop", ["09:00", "12:00", null], false],
    ["without a known due, started between", ["09:30", null, "09:50"], true],
    ["without a known due, started before", ["08:30", null, "09:50"], false],
  ] as const)("%s: %s", (_, times, isCause) => {
    const inner = [{ agreement: "it", misses: [about(miss("assign", "T-1", times))] }];
    expect(traceCauses([outer], inner, asOf)[0]).toHaveLength(isCause ? 1 : 0);
  });

  it("an outer record that is open runs until as-of", () => {
    const open = about(miss("reply", "T-1", ["09:00", "10:00", null]));
    const late = about(miss("assign", "T-1", ["22:00", "23:00", null]));
    expect(traceCauses([open], [{ agreement: "it", misses: [late] }], asOf)[0]).toHaveLength(1);
    expect(
      traceCauses([open], [{ agreement: "it", misses: [late] }], Date.parse("2025-03-05T23:00:00Z")),
    ).toEqual([[]]);
  });
});

describe("records find each other", () => {
  const times = ["09:00", "09:15", "09:40"] as const;
  it("by kind and id, never by an id of another kind", () => {
    const lead = { breach: miss("call", "T-1", times), subjects: [{ kind: "leads", id: "T-1" }] };
    expect(traceCauses([outer], [{ agreement: "it", misses: [lead] }], asOf)).toEqual([[]]);
  });

  it("by a key, once where several lead there", () => {
    const part = about(
      miss("fix", "V-9", times),
      { kind: "tickets", id: "T-1" },
      { kind: "leads", id: "L-1" },
    );
    const both = about(outer.breach, { kind: "leads", id: "L-1" });
    const causes = traceCauses([both], [{ agreement: "vendor", misses: [part] }], asOf)[0];
    expect(causes?.map(({ record }) => record)).toEqual(["V-9"]);
  });

  it("in the order of the agreements, then of their dues", () => {
    const at = (objective: string, due: string) => about(miss(objective, "T-1", ["09:00", due, "11:00"]));
    const inner = [
      { agreement: "it", misses: [at("second", "09:30"), at("first", "09:20")] },
      { agreement: "vendor", misses: [at("third", "09:10")] },
    ];
    const causes = traceCauses([outer], inner, asOf)[0];
    expect(causes?.map(({ objective }) => objective)).toEqual(["first", "second", "third"]);
  });

  it("an inner miss that was excused is still a cause, and says so", () => {
    const waiver = { reason: "storm", approvedBy: "A", approvedOn: "2025-03-06", until: null };
    const inner = [{ agreement: "it", misses: [about(miss("assign", "T-1", times, { waiver }))] }];
    expect(traceCauses([outer], inner, asOf)[0]).toMatchObject([{ agreement: "it", isWaived: true }]);
  });
});

it("a miss counts once for each inner objective behind it, and not at all where it was waived", () => {
  const cause = (objective: string) => ({ agreement: "it", objective }) as never;
  const waiver = { reason: "storm", approvedBy: "A", approvedOn: "2025-03-06", until: null };
  const of = (more: object) => miss("reply", "T-1", ["09:00", "10:00", "12:00"], more);
  const count = countCauses([
    of({ causes: [cause("fix"), cause("assign"), cause("assign")] }),
    of({ causes: [cause("assign")] }),
    of({}),
    of({ waiver, causes: [cause("fix")] }),
  ]);
  expect(count).toEqual({
    misses: 3,
    explained: 2,
    by: [
      { agreement: "it", objective: "assign", misses: 2 },
      { agreement: "it", objective: "fix", misses: 1 },
    ],
  });
});
