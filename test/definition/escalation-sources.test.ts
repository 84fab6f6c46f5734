import { describe, expect, it } from "vitest";
import { parseAgreement } from "../../src/definition/parse-agreement.js";

const metrics = {
  leads: "metric: lead-response-time",
  tickets: "metric: resolution-time",
  messages: "metric: next-response-time",
};

async function read(sources: string, ...of: (keyof typeof metrics)[]) {
  const objectives = of.map(
    (kind) =>
      `  - { id: ${kind}, owner: provider, ${metrics[kind]}, target: 100% within 4 hours, escalation: [{ after: due, tell: provider }] }\n`,
  );
  const { agreement, problems } = await parseAgreement(
    `version: 1
agreement: { id: a, title: A, timezone: UTC, parties: { provider: { name: Provider } } }
sources: { ${sources} }
objectives:
${objectives.join("")}`,
    { file: "sla.yaml" },
  );
  const found = agreement?.objectives.map(({ id, escalatedIn }) => [
    id,
    escalatedIn && `${escalatedIn.source}.${escalatedIn.field} = ${escalatedIn.key}`,
  ]);
  return { found: found && Object.fromEntries(found), codes: problems.map(({ code }) => code) };
}

describe("where it is listed who was told", () => {
  it.each<[string, string, (keyof typeof metrics)[], Record<string, string | undefined>]>([
    ["nowhere", "tickets: {}", ["tickets"], { tickets: undefined }],
    ["the only source of the kind", "escalations: {}", ["tickets"], { tickets: "escalations.record = id" }],
    ["one of another name", "mails: { kind: escalations }", ["leads"], { leads: "mails.record = id" }],
    [
      "the one that is linked, which then is about nothing else",
      "escalations: { link: { tickets: record } }",
      ["leads", "tickets"],
      { leads: undefined, tickets: "escalations.record = id" },
    ],
    [
      "one for each",
      "mails: { kind: escalations, link: { leads: record } }, pages: { kind: escalations, link: { tickets: record } }",
      ["leads", "tickets"],
      { leads: "mails.record = id", tickets: "pages.record = id" },
    ],
    [
      "the linked one before the other",
      "mails: { kind: escalations }, pages: { kind: escalations, link: { tickets: record } }",
      ["tickets"],
      { tickets: "pages.record = id" },
    ],
    [
      "by another field of both",
      "escalations: { columns: { mail: Mail }, link: { leads: { field: mail, to: email } } }, leads: { columns: { email: Email } }",
      ["leads"],
      { leads: "escalations.mail = email" },
    ],
    [
      "of two sources that it links, by a field each",
      "escalations: { columns: { lead: Lead }, link: { leads: lead, tickets: record } }",
      ["leads", "tickets"],
      { leads: "escalations.lead = id", tickets: "escalations.record = id" },
    ],
    [
      "of tickets, and of their messages",
      "escalations: {}",
      ["tickets", "messages"],
      { tickets: "escalations.record = id", messages: "escalations.record = ticketId" },
    ],
    [
      "of the messages of tickets that it links",
      "escalations: { columns: { case: Case }, link: { tickets: case } }",
      ["messages"],
      { messages: "escalations.case = ticketId" },
    ],
  ])("%s", async (_, sources, of, expected) => {
    expect((await read(sources, ...of)).found).toEqual(expected);
  });

  it("is in doubt once, where nothing says whose records are meant", async () => {
    expect((await read("escalations: {}", "leads", "tickets")).codes).toEqual(["escalations-in-doubt"]);
    const two = "mails: { kind: escalations }, pages: { kind: escalations }";
    expect((await read(two, "leads", "tickets")).codes).toEqual([
      "escalations-in-doubt",
      "escalations-in-doubt",
    ]);
    expect((await read(two, "tickets")).codes).toEqual(["several-escalations"]);
  });
});
