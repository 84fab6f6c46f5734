import { describe, expect, it } from "vitest";
import { parseAgreement } from "../../src/definition/parse-agreement.js";

async function read(objective: string, before = "") {
  const text = `version: 1
agreement:
  id: demo
  title: Demo
  timezone: UTC
  parties: { provider: { name: Demo } }
${before}objectives:
  - { id: o, owner: provider, target: 95% within 4 hours, ${objective} }
`;
  const { agreement, problems } = await parseAgreement(text, { file: "sla.yaml" });
  return { clock: agreement?.objectives[0]?.clock, codes: problems.map(({ code }) => code), agreement };
}

const history = "sources:\n  tickets: {}\n  ticket-history: {}\n";

describe("pauses", () => {
  it.each([
    ["{ from: heldAt, to: resumedAt }", { pairs: [{ from: "heldAt", to: "resumedAt" }] }],
    ["[{ from: heldAt, to: resumedAt }]", { pairs: [{ from: "heldAt", to: "resumedAt" }] }],
    [
      "{ total: onHoldMinutes, unit: minutes, clock: real }",
      { pairs: [], total: { field: "onHoldMinutes", unitMs: 60_000, clock: "real" } },
    ],
  ])("%s", async (pauses, clock) => {
    expect((await read(`metric: resolution-time, pauses: ${pauses}`)).clock).toEqual(clock);
  });

  it.each([
    ["{ from: heldAt }", "pause-not-understood"],
    ["{ from: heldAt, to: resumedAt, total: onHoldMinutes }", "pause-not-understood"],
    ["{ total: onHoldMinutes }", "pause-not-understood"],
    ["{ total: onHoldMinutes, unit: minutes, clock: business }", "pause-total-unusable"],
    ["{ total: status, unit: minutes, clock: real }", "wrong-value"],
    ["{ from: status, to: resumedAt }", "not-an-instant"],
    ["{ from: heldAtt, to: resumedAt }", "unknown-field"],
    ["{ from: heldAt, til: resumedAt }", "unknown-key"],
  ])("%s is a problem", async (pauses, code) => {
    expect((await read(`metric: resolution-time, pauses: ${pauses}`)).codes).toEqual([code]);
  });

  it("an override on the other clock can't use the total either", async () => {
    const calendars = 'calendars:\n  office: { hours: { mon-fri: ["09:00-17:00"] } }\n';
    const { codes } = await read(
      "metric: resolution-time, pauses: { total: onHoldMinutes, unit: minutes, clock: real }, calendar: office, overrides: [{ when: { priority: high }, target: 95% within 1 business hour }]",
      calendars,
    );
    expect(codes).toEqual(["pause-total-unusable"]);
  });

  it("a total can't be shared out among cycles", async () => {
    const { codes } = await read(
      "metric: resolution-time, reopen: new-cycle, pauses: { total: onHoldMinutes, unit: minutes, clock: real }",
      history,
    );
    expect(codes).toEqual(["pause-total-unusable"]);
  });
});

describe("the history of tickets", () => {
  it("is that of the only source with tickets, and a resolution follows its closes", async () => {
    const { clock, agreement } = await read("metric: resolution-time", history);
    expect(agreement?.sources.get("ticket-history")).toMatchObject({
      historyOf: "tickets",
      keep: { keep: "all" },
    });
    expect(clock).toEqual({ pairs: [], history: { source: "ticket-history", reopen: "last-close" } });
  });

  it("is not asked by metrics that no history concerns", async () => {
    expect((await read("metric: first-response-time", history)).clock).toBeUndefined();
  });

  it("conventions hold unless the objective says otherwise", async () => {
    const conventions = `conventions: { reopen: first-close, changing-values: strictest }\n${history}`;
    const overrides = "overrides: [{ when: { priority: high }, target: 99% within 1 hour }]";
    expect((await read(`metric: resolution-time, ${overrides}`, conventions)).clock?.history).toEqual({
      source: "ticket-history",
      reopen: "first-close",
      changing: { rule: "strictest", fields: ["priority"] },
    });
    expect(
      (await read("metric: resolution-time, reopen: new-cycle, changing-values: at-end", conventions)).clock
        ?.history,
    ).toEqual({ source: "ticket-history", reopen: "new-cycle" });
  });

  const two = "sources:\n  zendesk: { kind: tickets }\n  jira: { kind: tickets }\n";
  it.each([
    ["metric: resolution-time, pause-while: { status: pending }", "", ["history-in-doubt"]],
    ["metric: first-response-time, reopen: new-cycle", history, ["setting-without-effect"]],
    ["metric: resolution-time, changing-values: at-start", history, ["setting-without-effect"]],
    ["metric: resolution-time, of: jira", `${two}  log: { kind: ticket-history }\n`, ["missing-key"]],
    [
      "metric: resolution-time, of: jira",
      `${two}  log: { kind: ticket-history, history-of: jra }\n`,
      ["unknown-reference"],
    ],
    ["metric: resolution-time, of: jira", `${two}  log: { kind: ticket-history, history-of: jira }\n`, []],
    ["metric: resolution-time", `${history}  second: { kind: ticket-history }\n`, ["history-in-doubt"]],
    [
      "metric: lead-response-time",
      "sources:\n  leads: { history-of: tickets }\n",
      ["setting-without-effect"],
    ],
    ["metric: resolution-time, pause-while: { statu: pending }", history, ["unknown-field"]],
  ])("%s", async (objective, before, codes) => {
    expect((await read(objective, before)).codes).toEqual(codes);
  });
});
