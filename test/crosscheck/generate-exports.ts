import fc from "fast-check";
import type { ExportCase, Kind, RowCase, StampForm } from "./case.js";
import { exportKinds } from "./export-kinds.js";
import { zones } from "./zones.js";

const MIN = 60_000;
const DAY = 86_400_000;

export const owners = ["Ada", "ada ", "Bo", "Cy; D", null] as const;
export const accounts = ["Acme", "ACME", "Globex, Inc.", 'The "Q" Ltd', "O'Neil", null] as const;
export const sources = ["web", "Web", "partner", "trade fair", null] as const;

const word = (words: readonly (string | null)[]) => fc.constantFrom(...words);

const everywhere = { owner: word(owners), account: word(accounts), source: word(sources) };

/** Offsets around a day: mostly near, on quarters of an hour, where things meet; others anywhere. */
const offset = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: -4 * 96, max: 4 * 96 }).map((quarters) => quarters * 15 * MIN) },
  {
    weight: 2,
    arbitrary: fc.integer({ min: -45 * 96, max: 45 * 96 }).map((quarters) => quarters * 15 * MIN),
  },
  {
    weight: 1,
    arbitrary: fc.integer({ min: -40 * 86_400, max: 40 * 86_400 }).map((seconds) => seconds * 1000),
  },
);

/** Lengths that limits have too, so that things happen exactly when they are due; in quarters of an hour. */
export const usualLengths = [2, 4, 8, 16, 32] as const;

const spent = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...usualLengths).map((quarters) => quarters * 15 * MIN) },
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 48 }).map((quarters) => quarters * 15 * MIN) },
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 10 * 96 }).map((quarters) => quarters * 15 * MIN) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 3 * 86_400 }).map((seconds) => seconds * 1000) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 3 * DAY }) },
  { weight: 1, arbitrary: fc.integer({ min: -16, max: -1 }).map((quarters) => quarters * 15 * MIN) },
);
const maybeSpent = fc.option(spent, { freq: 4 });
const seldomBlank = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 20 });

const cents = (max: number) => fc.integer({ min: 0, max: max * 100 }).map((each) => each / 100);

const after = (start: number | null, ms: number | null) =>
  start === null || ms === null ? null : start + ms;

function leadsNear(anchor: number): fc.Arbitrary<RowCase> {
  return fc
    .record({
      begun: seldomBlank(offset),
      response: maybeSpent,
      qualified: maybeSpent,
      closed: maybeSpent,
      status: word([
        "New",
        "open",
        "MQL",
        "qualified",
        "Customer",
        "converted",
        "Junk",
        "disqualified",
        "odd",
        null,
      ]),
      score: fc.option(cents(100), { freq: 4 }),
      ...everywhere,
    })
    .map(({ begun, response, qualified, closed, ...rest }) => {
      const createdAt = after(anchor, begun);
      const base = createdAt ?? anchor;
      return {
        ...rest,
        createdAt,
        firstResponseAt: after(base, response),
        qualifiedAt: after(base, qualified),
        closedAt: after(base, closed),
      };
    });
}

const statuses = [
  "New",
  "open",
  "Pending",
  "on hold",
  "Solved",
  "resolved",
  "Closed",
  "done",
  "odd",
  null,
] as const;

function ticketsNear(anchor: number): fc.Arbitrary<{ row: RowCase; events: RowCase[] }> {
  return fc
    .record({
      begun: seldomBlank(offset),
      response: maybeSpent,
      solved: maybeSpent,
      due: fc.option(spent, { freq: 8 }),
      held: fc.option(fc.tuple(spent, maybeSpent), { freq: 2 }),
      again: fc.option(fc.tuple(spent, maybeSpent), { freq: 2 }),
      onHoldMinutes: fc.option(fc.integer({ min: -1, max: 300 }), { freq: 3 }),
      status: fc.oneof(
        { weight: 5, arbitrary: word(["open", "New", "pending"]) },
        { weight: 2, arbitrary: word(statuses) },
      ),
      rating: word(["5", "4", "3.5", "1", "good", "Satisfied", "bad", "offered", "strange", null]),
      reopens: fc.option(fc.integer({ min: 0, max: 2 })),
      handlingMinutes: fc.option(cents(200)),
      events: fc.array(fc.record({ after: spent, status: word(statuses) }), { maxLength: 5 }),
      ...everywhere,
    })
    .map(({ begun, response, solved, due, held, again, events, ...rest }) => {
      const createdAt = after(anchor, begun);
      const base = createdAt ?? anchor;
      const heldAt = after(base, held?.[0] ?? null);
      const heldAgainAt = after(base, again?.[0] ?? null);
      const row: RowCase = {
        ...rest,
        createdAt,
        firstResponseAt: after(base, response),
        resolvedAt: after(base, solved),
        dueAt: after(base, due),
        heldAt,
        resumedAt: after(heldAt, held?.[1] ?? null),
        heldAgainAt,
        resumedAgainAt: after(heldAgainAt, again?.[1] ?? null),
      };
      return { row, events: events.map((event) => ({ at: base + event.after, status: event.status })) };
    });
}

function dealsNear(anchor: number): fc.Arbitrary<RowCase> {
  return fc
    .record({
      begun: seldomBlank(offset),
      closed: maybeSpent,
      stage: word(["Open", "proposal", "Won", "closed won", "Lost", "odd", null]),
      amount: fc.option(
        fc.oneof(
          cents(20_000),
          cents(500).map((each) => -each),
        ),
        { freq: 6 },
      ),
      currency: word(["EUR", "EUR", "eur", "USD", null]),
      ...everywhere,
    })
    .map(({ begun, closed, ...rest }) => {
      const createdAt = after(anchor, begun);
      return { ...rest, createdAt, closedAt: after(createdAt ?? anchor, closed) };
    });
}

const expenseNear = (anchor: number): fc.Arbitrary<RowCase> =>
  fc
    .record({
      spent: seldomBlank(offset),
      amount: fc.option(cents(2000), { freq: 10 }),
      currency: word(["EUR", "EUR", "EUR", "eur", "USD", null]),
      category: word(["ads", "fairs", null]),
    })
    .map(({ spent, ...rest }) => ({ ...rest, spentAt: after(anchor, spent) }));

const forms: readonly StampForm[] = [
  "utc",
  "utc",
  "utc",
  "offset",
  "local",
  "d/m/y",
  "month-name",
  "date",
  "epoch-ms",
];

/** How a file is written; `rows` are put in later. */
function frame(kind: Kind): fc.Arbitrary<Omit<ExportCase, "rows">> {
  return fc.record({
    timezone: fc.constantFrom(...zones),
    delimiter: fc.constantFrom("," as const, ";" as const),
    quotesAll: fc.boolean(),
    forms: fc.record(
      Object.fromEntries(
        Object.keys(exportKinds[kind].instants).map((field) => [field, fc.constantFrom(...forms)]),
      ),
    ),
  });
}

/** The exports of a case, whose records lie around an instant. */
export function exportsNear(anchor: number): fc.Arbitrary<{ readonly [kind in Kind]: ExportCase }> {
  const rows = <T>(arbitrary: fc.Arbitrary<T>) =>
    fc.oneof(
      { withCrossShrink: true },
      { weight: 1, arbitrary: fc.array(arbitrary, { maxLength: 6 }) },
      { weight: 3, arbitrary: fc.array(arbitrary, { minLength: 8, maxLength: 24, size: "max" }) },
    );
  return fc
    .record({
      leads: rows(leadsNear(anchor)),
      tickets: rows(ticketsNear(anchor)),
      deals: rows(dealsNear(anchor)),
      expenses: rows(expenseNear(anchor)),
      frames: fc.record({
        leads: frame("leads"),
        tickets: frame("tickets"),
        opportunities: frame("opportunities"),
        expenses: frame("expenses"),
        history: frame("ticket-history"),
      }),
    })
    .map(({ leads, tickets, deals, expenses, frames }) => ({
      leads: { ...frames.leads, rows: leads.map((row, index) => ({ id: `L${index}`, ...row })) },
      tickets: { ...frames.tickets, rows: tickets.map(({ row }, index) => ({ id: `T${index}`, ...row })) },
      opportunities: {
        ...frames.opportunities,
        rows: deals.map((row, index) => ({ id: `D${index}`, ...row })),
      },
      expenses: { ...frames.expenses, rows: expenses.map((row, index) => ({ id: `E${index}`, ...row })) },
      "ticket-history": {
        ...frames.history,
        rows: tickets.flatMap(({ events }, index) => events.map((event) => ({ id: `T${index}`, ...event }))),
      },
    }));
}
