import { describe, expect, it } from "vitest";
import { at, auditClocks, events } from "../engine/ticket-clocks.js";

const minute = 60_000;
const message = (ticketId: string, when: string, author: string, more: Record<string, string> = {}) => ({
  ticketId,
  at: at(when),
  author,
  ...more,
});

describe("next-response-time", () => {
  const within = "metric: next-response-time, target: 100% within 60 minutes";
  const audit = (messages: ReturnType<typeof message>[], asOf = "2025-04-01T00:00:00Z", objective = within) =>
    auditClocks(objective, { messages }, { asOf });

  it.each([
    ["no data", [], {}],
    ["all open, within the limit", [message("T", "03-31 23:30", "customer")], { total: 1, onTrack: 1 }],
    [
      "exactly on target",
      [message("T", "03-05 10:00", "customer"), message("T", "03-05 11:00", "agent")],
      { total: 1, met: 1 },
    ],
    [
      "a minute more",
      [message("T", "03-05 10:00", "customer"), message("T", "03-05 11:01", "agent")],
      { total: 1, breached: 1 },
    ],
    ["open past its due", [message("T", "03-05 10:00", "customer")], { total: 1, overdue: 1 }],
    [
      "a private note is no answer",
      [message("T", "03-05 10:00", "customer"), message("T", "03-05 10:30", "agent", { public: "false" })],
      { total: 1, overdue: 1 },
    ],
    [
      "a bot answers nobody",
      [
        message("T", "03-05 10:00", "Requester"),
        message("T", "03-05 10:01", "bot"),
        message("T", "03-05 10:59", "Admin"),
      ],
      { total: 1, met: 1 },
    ],
    [
      "in any order",
      [message("T", "03-05 11:00", "agent"), message("T", "03-05 10:00", "customer")],
      { total: 1, met: 1 },
    ],
    ["an agent who begins answers nobody", [message("T", "03-05 11:00", "agent")], {}],
    // The answer at 11:00 ends the first wait before the message of 11:00 begins the second.
    [
      "ties: answer, then question",
      [
        message("T", "03-05 10:00", "customer"),
        message("T", "03-05 11:00", "customer"),
        message("T", "03-05 11:00", "agent"),
      ],
      { total: 2, met: 1, overdue: 1 },
    ],
    [
      "an unknown author can't be judged",
      [
        message("T", "03-05 10:00", "customer"),
        message("T", "03-05 10:30", "Jane"),
        message("T", "03-05 11:00", "agent"),
      ],
      { total: 1, met: 1 },
    ],
  ])("%s", async (_, messages, counts) => {
    expect((await audit(messages)).counts).toMatchObject({ total: 0, ...counts });
  });

  it("each wait runs from its oldest unanswered message; the evidence names ticket and wait", async () => {
    const { counts, breaches } = await audit([
      message("T", "03-05 10:00", "customer"),
      message("U", "03-05 10:00", "customer"),
      message("T", "03-05 10:50", "customer"),
      message("T", "03-05 11:00", "agent"),
      message("T", "03-06 10:00", "customer"),
      message("T", "03-06 11:30", "agent"),
      message("U", "03-05 10:10", "agent"),
    ]);
    expect(counts).toMatchObject({ total: 3, met: 2, breached: 1 });
    expect(breaches).toMatchObject([
      { record: "T", cycle: 2, line: 5, startedAt: "2025-03-06T10:00:00.000Z", overrunMs: 30 * minute },
    ]);
  });

  it("a wait belongs to the period of its question, in the agreement's zone", async () => {
    const { result } = await auditClocks(
      within,
      {
        messages: [
          message("T", "02-28 23:59", "customer"),
          message("T", "03-01 00:10", "agent"),
          message("T", "03-31 23:59", "customer"),
          message("T", "04-01 00:30", "agent"),
        ],
      },
      { asOf: "2025-05-01T00:00:00Z" },
    );
    expect(result.counts).toMatchObject({ total: 1, met: 1 });
  });

  it("answers later than as-of have not been given", async () => {
    const messages = [message("T", "03-05 10:00", "customer"), message("T", "03-05 10:50", "agent")];
    expect((await audit(messages, "2025-03-05T10:20:00Z")).counts).toMatchObject({ total: 1, onTrack: 1 });
  });

  it("an answer at as-of has been given, and a question then waits", async () => {
    const messages = [message("T", "03-05 10:00", "customer"), message("T", "03-05 10:50", "agent")];
    expect((await audit(messages, "2025-03-05T10:50:00Z")).counts).toMatchObject({ total: 1, met: 1 });
    expect((await audit(messages, "2025-03-05T10:49:59Z")).counts).toMatchObject({ total: 1, atRisk: 1 });
    expect((await audit(messages.slice(0, 1), "2025-03-05T10:00:00Z")).counts).toMatchObject({ onTrack: 1 });
    expect((await audit(messages.slice(0, 1), "2025-03-05T09:59:59Z")).counts).toMatchObject({ total: 0 });
  });

  it("says that the messages end long before as-of", async () => {
    const told = async (day: string) => {
      const messages = [message("T", `${day} 10:00`, "customer"), message("T", `${day} 10:30`, "agent")];
      return (await audit(messages)).report.problems.some(({ code }) => code === "as-of-after-data");
    };
    expect([await told("03-24"), await told("03-26")]).toEqual([true, false]);
  });

  it("a filter asks the row of the question", async () => {
    const messages = [
      message("T", "03-05 10:00", "customer", { account: "Globex" }),
      message("T", "03-05 10:50", "agent"),
      message("U", "03-05 10:00", "customer", { account: "Acme" }),
    ];
    const { counts } = await audit(messages, undefined, `${within}, where: { account: Globex }`);
    expect(counts).toMatchObject({ total: 1, met: 1 });
  });
});

describe.each([
  ["feedback-time", "leads", "handedOverAt", "feedbackAt"],
  ["escalation-time", "tickets", "escalationDueAt", "escalatedAt"],
])("%s", (metric, source, from, to) => {
  const rule = `metric: ${metric}, target: 100% within 2 business hours`;
  const record = (start?: string, stop?: string) => ({
    createdAt: at("03-03 09:00"),
    ...(start === undefined ? {} : { [from]: at(start) }),
    ...(stop === undefined ? {} : { [to]: at(stop) }),
  });

  it.each([
    ["no data: none has a start", record(), {}],
    ["open, within the limit", record("03-31 16:30"), { total: 1, onTrack: 1 }],
    ["open past its due", record("03-05 10:00"), { total: 1, overdue: 1 }],
    ["exactly on target", record("03-05 16:00", "03-06 10:00"), { total: 1, met: 1 }],
    ["a minute more", record("03-05 16:00", "03-06 10:01"), { total: 1, breached: 1 }],
    ["at the edge of the period", record("03-01 00:00", "03-03 11:00"), { total: 1, met: 1 }],
    ["before the edge of the period", record("02-28 23:59", "03-03 11:00"), {}],
  ])("%s", async (_, row, counts) => {
    expect((await auditClocks(rule, { [source]: [row] })).counts).toMatchObject({ total: 0, ...counts });
  });

  it("that stops before it starts", async () => {
    const { counts } = await auditClocks(rule, { [source]: [record("03-05 16:00", "03-05 15:00")] });
    // To escalate before it is due keeps the promise; feedback before the handover is a fault of the data.
    expect(counts).toMatchObject(metric === "escalation-time" ? { met: 1 } : { unmeasurable: 1 });
  });
});

describe("resolution-time", () => {
  // Open from 10:00 to 12:00 on Wednesday and from 9:00 to 14:00 on Thursday.
  const history = events(
    "T",
    "03-05 10:00 new",
    "03-05 12:00 solved",
    "03-06 09:00 open",
    "03-06 14:00 solved",
  );
  const ticket = { id: "T", createdAt: at("03-05 10:00"), resolvedAt: at("03-05 12:00"), status: "solved" };

  it.each([
    ["the last of two solutions stops it, and the time between does not count", "", 7],
    ["the first one does where it is agreed", ", reopen: first-close", 2],
  ])("%s", async (_, rule, hours) => {
    for (const [limit, counts] of [
      [hours * 60, { total: 1, met: 1 }],
      [hours * 60 - 1, { total: 1, breached: 1 }],
    ] as const) {
      const objective = `metric: resolution-time, target: 100% within ${limit} minutes${rule}`;
      const audit = await auditClocks(objective, { tickets: [ticket], "ticket-history": history });
      expect(audit.counts).toMatchObject(counts);
    }
  });
});
