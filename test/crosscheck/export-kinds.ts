import type { Kind } from "./case.js";

/** What the exports have: fields with their headers. */
export interface ExportKind {
  readonly id: string;
  /** Instants, with what a date without a time means. */
  readonly instants: Readonly<Record<string, readonly [header: string, dateOnly: "start" | "end"]>>;
  readonly words: Readonly<Record<string, string>>;
  readonly numbers: Readonly<Record<string, string>>;
  /** What words mean beside themselves, as docs/fields.md has it: the field and its words in lower case. */
  readonly meanings: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** The final meanings of its state. */
  readonly final: readonly string[];
}

const everywhere = { owner: "Owner", account: "Account", source: "Source" };

const ticketStates = {
  open: ["open", "new", "in progress", "active"],
  pending: ["pending", "waiting", "on hold", "on-hold", "hold", "awaiting user info"],
  solved: ["solved", "resolved"],
  closed: ["closed", "done", "cancelled", "canceled"],
};

export const exportKinds: Readonly<Record<Kind, ExportKind>> = {
  leads: {
    id: "Lead ID",
    instants: {
      createdAt: ["Created at", "start"],
      firstResponseAt: ["First response at", "end"],
      qualifiedAt: ["Qualified at", "end"],
      closedAt: ["Closed at", "end"],
    },
    words: { status: "Status", ...everywhere },
    numbers: { score: "Score" },
    meanings: {
      status: {
        open: ["open", "new", "contacted", "working"],
        qualified: ["qualified", "mql", "sql"],
        converted: ["converted", "opportunity", "customer"],
        disqualified: ["disqualified", "unqualified", "junk", "lost"],
      },
    },
    final: ["converted", "disqualified"],
  },
  tickets: {
    id: "Ticket ID",
    instants: {
      createdAt: ["Created at", "start"],
      firstResponseAt: ["First response at", "end"],
      resolvedAt: ["Resolved at", "end"],
      dueAt: ["Due at", "end"],
      heldAt: ["Held at", "start"],
      resumedAt: ["Resumed at", "end"],
      heldAgainAt: ["Held again", "start"],
      resumedAgainAt: ["Resumed again", "start"],
    },
    words: { status: "Status", rating: "Rating", ...everywhere },
    numbers: { reopens: "Reopens", handlingMinutes: "Handling minutes", onHoldMinutes: "On hold minutes" },
    meanings: {
      status: ticketStates,
      rating: {
        good: ["good", "satisfied", "happy"],
        bad: ["bad", "unhappy"],
        unrated: ["offered", "unrated"],
      },
    },
    final: ["solved", "closed"],
  },
  opportunities: {
    id: "Deal ID",
    instants: { createdAt: ["Created at", "start"], closedAt: ["Closed at", "end"] },
    words: { stage: "Stage", currency: "Currency", ...everywhere },
    numbers: { amount: "Amount" },
    meanings: {
      stage: {
        open: ["open", "proposal", "negotiation"],
        won: ["won", "closed won"],
        lost: ["lost", "closed lost"],
      },
    },
    final: ["won", "lost"],
  },
  expenses: {
    id: "Expense ID",
    instants: { spentAt: ["Spent at", "start"] },
    words: { category: "Category", currency: "Currency" },
    numbers: { amount: "Amount" },
    meanings: {},
    final: [],
  },
  "ticket-history": {
    id: "Ticket ID",
    instants: { at: ["Changed at", "start"] },
    words: { status: "Status" },
    numbers: {},
    meanings: { status: ticketStates },
    final: ["solved", "closed"],
  },
};
