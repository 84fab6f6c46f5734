import type { DurationForm } from "./notation.js";
import type { Preset } from "./preset.js";
import type { FieldSpec, FieldType, RecordKind } from "./record.js";

const id: FieldSpec = {
  name: "id",
  type: "text",
  meaning: "What identifies the record in its system",
  headers: ["id", "record id", "key", "number"],
};
const owner: FieldSpec = {
  name: "owner",
  type: "word",
  meaning: "The person who handles the record",
  headers: ["owner", "owner name", "assignee", "assigned to"],
};
const account: FieldSpec = {
  name: "account",
  type: "word",
  meaning: "The customer that the record belongs to",
  headers: ["account", "account name", "company", "company name", "organization", "organisation", "customer"],
};
const source: FieldSpec = {
  name: "source",
  type: "word",
  meaning: "Where the record came from",
  headers: ["source", "lead source", "original source", "channel"],
};
const team: FieldSpec = {
  name: "team",
  type: "word",
  meaning: "The team or group that handles the record",
  headers: ["team", "group", "assignment group", "queue"],
};
const createdAt: FieldSpec = {
  name: "createdAt",
  type: "instant",
  dateOnly: "start",
  meaning: "When the record came into being",
  headers: [
    "created at",
    "created",
    "created date",
    "create date",
    "created time",
    "creation date",
    "date created",
  ],
};
const updatedAt: FieldSpec = {
  name: "updatedAt",
  type: "instant",
  dateOnly: "end",
  meaning: "When the row was last changed",
  headers: [
    "updated at",
    "updated",
    "last modified",
    "last modified date",
    "modified time",
    "last update time",
  ],
};
const firstResponseAt: FieldSpec = {
  name: "firstResponseAt",
  type: "instant",
  dateOnly: "end",
  meaning: "When a person first answered",
  headers: [
    "first response at",
    "first response",
    "first response date",
    "first response time",
    "first reply at",
    "first replied at",
    "first contacted at",
    "first contact at",
    "first outreach date",
    "initial response time",
  ],
};
const dueAt: FieldSpec = {
  name: "dueAt",
  type: "instant",
  dateOnly: "end",
  meaning: "The due that the record itself brings",
  headers: ["due at", "due", "due date", "due by time", "target date", "target dt"],
};

const amount: FieldSpec = {
  name: "amount",
  type: "number",
  meaning: "An amount of money, as a plain number",
  headers: ["amount"],
};
const currency: FieldSpec = {
  name: "currency",
  type: "word",
  meaning: "The currency of the amount as an ISO 4217 code, such as EUR",
  headers: ["currency", "currency code", "currency iso code"],
};
const ticketStatus: FieldSpec = {
  name: "status",
  type: "word",
  meaning: "Where the ticket stands; solved and closed are final",
  headers: ["status", "state", "ticket status", "case status", "incident state"],
  words: {
    open: ["open", "new", "in progress", "active"],
    pending: ["pending", "waiting", "on hold", "on-hold", "hold", "awaiting user info"],
    solved: ["solved", "resolved"],
    closed: ["closed", "done", "cancelled", "canceled"],
  },
  terminal: ["solved", "closed"],
};

/** What the system that kept the records says of its own limits; no verdict rests on it. */
const slaWords = {
  met: ["met", "kept", "within sla", "on time", "ontime", "achieved", "compliant", "true", "yes", "1"],
  breached: ["breached", "missed", "sla violated", "violated", "overdue", "late", "false", "no", "0"],
};

/**
 * The one table of fields: what each kind of record can have, its type, the headers that carry it
 * without being told, and what the words of its state mean.
 */
export const fieldsOfKind: Readonly<Record<RecordKind, readonly FieldSpec[]>> = {
  leads: [
    { ...id, headers: [...id.headers, "lead id"] },
    createdAt,
    firstResponseAt,
    {
      name: "firstResponseDuration",
      type: "duration",
      meaning: "How long the first answer took, as the vendor's clock says",
      headers: ["time to first response", "first response time in minutes", "lead response time"],
    },
    {
      name: "reachedAt",
      type: "instant",
      dateOnly: "end",
      meaning: "When somebody first spoke with the lead",
      headers: ["reached at", "connected at", "first reached at", "first conversation at"],
    },
    {
      name: "attempts",
      type: "number",
      meaning: "How many times somebody tried to reach the lead",
      headers: [
        "attempts",
        "contact attempts",
        "number of attempts",
        "number of times contacted",
        "call attempts",
      ],
    },
    {
      name: "qualifiedAt",
      type: "instant",
      dateOnly: "end",
      meaning: "When the lead was found to be qualified",
      headers: ["qualified at", "qualified date", "date qualified", "became a qualified lead date"],
    },
    {
      name: "closedAt",
      type: "instant",
      dateOnly: "end",
      meaning: "When the lead was converted or disqualified",
      headers: ["closed at", "closed date", "converted date", "converted at"],
    },
    updatedAt,
    dueAt,
    {
      name: "status",
      type: "word",
      meaning: "Where the lead stands",
      headers: ["status", "lead status", "lifecycle stage"],
      words: {
        open: ["open", "new", "in progress", "contacted", "attempted to contact", "working"],
        qualified: ["qualified", "mql", "sql", "marketing qualified lead", "sales qualified lead"],
        converted: ["converted", "opportunity", "customer"],
        disqualified: ["disqualified", "unqualified", "junk", "lost", "not qualified", "junk lead"],
      },
      terminal: ["converted", "disqualified"],
    },
    {
      name: "handedOverAt",
      type: "instant",
      dateOnly: "start",
      meaning: "When the lead was handed over to the other party",
      headers: ["handed over at", "handed over", "handover date", "delivered at", "sent to client"],
    },
    {
      name: "feedbackAt",
      type: "instant",
      dateOnly: "end",
      meaning: "When the other party said what the lead was worth",
      headers: ["feedback at", "feedback date", "feedback given at", "feedback received"],
    },
    {
      name: "feedback",
      type: "word",
      meaning: "What the other party said the lead was worth",
      headers: ["feedback", "client feedback", "lead feedback"],
    },
    { name: "score", type: "number", meaning: "Lead score", headers: ["score", "lead score"] },
    {
      name: "priority",
      type: "word",
      meaning: "How urgent the lead is",
      headers: ["priority", "rating"],
    },
    { ...owner, headers: [...owner.headers, "lead owner", "contact owner"] },
    account,
    source,
    team,
  ],
  opportunities: [
    { ...id, headers: [...id.headers, "opportunity id", "deal id"] },
    { ...createdAt, headers: [...createdAt.headers, "deal created", "engage date"] },
    firstResponseAt,
    {
      name: "closedAt",
      type: "instant",
      dateOnly: "end",
      meaning: "When the opportunity was won or lost",
      headers: ["closed at", "close date", "closed date", "closing date"],
    },
    updatedAt,
    dueAt,
    {
      name: "stage",
      type: "word",
      meaning: "Where the opportunity stands; won and lost are final",
      headers: ["stage", "deal stage", "stage name", "status"],
      words: {
        open: [
          "open",
          "new",
          "prospecting",
          "engaging",
          "qualification",
          "needs analysis",
          "value proposition",
          "id. decision makers",
          "perception analysis",
          "proposal",
          "proposal/price quote",
          "negotiation",
          "negotiation/review",
        ],
        won: ["won", "closed won", "closedwon"],
        lost: ["lost", "closed lost", "closedlost"],
      },
      terminal: ["won", "lost"],
    },
    {
      ...amount,
      meaning: "What the opportunity is worth",
      headers: ["amount", "value", "deal value", "close value"],
    },
    { ...currency, headers: [...currency.headers, "deal currency of value", "currency of value"] },
    { ...owner, headers: [...owner.headers, "opportunity owner", "deal owner", "sales agent"] },
    account,
    source,
    team,
    {
      name: "leadId",
      type: "text",
      meaning: "The id of the lead that it came from",
      headers: ["lead id", "lead", "original lead id", "converted lead id"],
    },
    { name: "product", type: "word", meaning: "What is sold", headers: ["product", "product name"] },
  ],
  tickets: [
    {
      ...id,
      headers: [...id.headers, "ticket id", "case number", "case id", "issue key", "conversation id"],
    },
    {
      ...createdAt,
      headers: [...createdAt.headers, "opened at", "opened", "date/time opened", "open date", "open dt"],
    },
    firstResponseAt,
    {
      name: "resolvedAt",
      type: "instant",
      dateOnly: "end",
      meaning: "When the ticket was solved",
      headers: ["resolved at", "resolved", "solved at", "resolved time", "resolution date", "resolved date"],
    },
    {
      name: "closedAt",
      type: "instant",
      dateOnly: "end",
      meaning: "When the ticket was closed for good",
      headers: [
        "closed at",
        "closed",
        "close date",
        "closed time",
        "date/time closed",
        "closed date",
        "closed dt",
      ],
    },
    updatedAt,
    dueAt,
    {
      name: "firstResponseDuration",
      type: "duration",
      meaning: "How long the first answer took, as the vendor's clock says",
      headers: [
        "first reply time in minutes",
        "first response time (in hrs)",
        "first response time (seconds)",
        "first response in min",
        "time to first agent email reply (hh:mm:ss)",
        "time to first response",
        "custom field (time to first response)",
      ],
    },
    {
      name: "firstResponseBusinessDuration",
      type: "duration",
      meaning: "The same within the vendor's business hours",
      headers: ["first reply time in minutes within business hours"],
    },
    {
      name: "resolutionDuration",
      type: "duration",
      meaning: "How long the solution took, as the vendor's clock says",
      headers: [
        "full resolution time in minutes",
        "resolution time (in hrs)",
        "close in min",
        "time to close (hh:mm:ss)",
        "time to resolution",
        "custom field (time to resolution)",
      ],
    },
    {
      name: "resolutionBusinessDuration",
      type: "duration",
      meaning: "The same within the vendor's business hours",
      headers: ["full resolution time in minutes within business hours"],
    },
    {
      name: "heldAt",
      type: "instant",
      dateOnly: "start",
      meaning: "When its clock was last stopped",
      headers: ["held at", "on hold since", "paused at", "hold start"],
    },
    {
      name: "resumedAt",
      type: "instant",
      dateOnly: "end",
      meaning: "When its clock ran again",
      headers: ["resumed at", "hold end"],
    },
    {
      name: "onHoldMinutes",
      type: "number",
      meaning: "How long it was on hold in all",
      unit: "minutes",
      headers: ["on hold minutes", "on hold time in minutes"],
    },
    {
      name: "escalationDueAt",
      type: "instant",
      dateOnly: "start",
      meaning: "When the ticket had to be escalated, such as when its limit was broken",
      headers: ["escalation due at", "escalation due", "sla breached at", "breached at", "breach time"],
    },
    {
      name: "escalatedAt",
      type: "instant",
      dateOnly: "end",
      meaning: "When the ticket was escalated",
      headers: ["escalated at", "escalated", "escalation date", "escalation time"],
    },
    ticketStatus,
    { name: "priority", type: "word", meaning: "How urgent the ticket is", headers: ["priority", "urgency"] },
    owner,
    account,
    { ...source, headers: [...source.headers, "via", "origin", "case origin"] },
    team,
    {
      name: "rating",
      type: "word",
      meaning: "How satisfied the customer was: a number or a word; offered without an answer is no rating",
      headers: [
        "rating",
        "satisfaction score",
        "satisfaction rating",
        "conversation rating",
        "last csat survey rating",
        "csat",
        "survey results",
      ],
      words: {
        good: ["good", "satisfied", "very satisfied", "happy", "extremely satisfied"],
        bad: ["bad", "dissatisfied", "unsatisfied", "very dissatisfied", "unhappy", "extremely dissatisfied"],
        unrated: ["offered", "not offered", "unoffered", "no rating", "not rated"],
      },
    },
    {
      name: "reopens",
      type: "number",
      meaning: "How often the ticket was opened again",
      headers: ["reopens", "reopen count", "times reopened", "reopened count"],
    },
    {
      name: "firstResponseSla",
      type: "word",
      meaning: "What the system itself says of its limit for the first answer; no verdict rests on it",
      headers: ["first response sla", "first response status"],
      words: slaWords,
    },
    {
      name: "resolutionSla",
      type: "word",
      meaning: "What the system itself says of its limit for the solution; no verdict rests on it",
      headers: ["resolution sla", "resolution status", "made sla", "sla status", "on time"],
      words: slaWords,
    },
    {
      name: "handlingMinutes",
      type: "number",
      unit: "minutes",
      meaning: "How many minutes people worked on the ticket",
      headers: ["handling minutes", "handling time in minutes", "handle time in minutes"],
    },
  ],
  accounts: [
    { ...id, headers: [...id.headers, "account id", "customer id"] },
    {
      name: "startedAt",
      type: "instant",
      dateOnly: "start",
      meaning: "When the account became a customer",
      headers: ["started at", "start date", "customer since", "contract start", "became a customer date"],
    },
    {
      name: "endedAt",
      type: "instant",
      dateOnly: "end",
      meaning: "When the account stopped being a customer; blank while it is one",
      headers: ["ended at", "end date", "churned at", "churn date", "cancelled at", "contract end"],
    },
    updatedAt,
    {
      name: "name",
      type: "word",
      meaning: "What the account is called",
      headers: ["name", "account name", "company", "company name", "account", "customer"],
    },
    { name: "tier", type: "word", meaning: "The level of service", headers: ["tier", "plan", "segment"] },
    { ...owner, headers: [...owner.headers, "account owner", "account manager"] },
  ],
  expenses: [
    { ...id, headers: [...id.headers, "expense id"] },
    {
      name: "spentAt",
      type: "instant",
      dateOnly: "start",
      meaning: "When the money was spent",
      headers: ["spent at", "date", "spent on", "expense date", "booking date", "invoice date"],
    },
    { ...amount, meaning: "What was spent", headers: ["amount", "cost", "costs", "spend", "total"] },
    currency,
    {
      name: "category",
      type: "word",
      meaning: "What the money was spent on",
      headers: ["category", "expense category", "type"],
    },
    {
      name: "campaign",
      type: "word",
      meaning: "The campaign that it was spent on",
      headers: ["campaign", "campaign name"],
    },
  ],
  "ticket-history": [
    {
      ...id,
      meaning: "The id of the ticket; several events have one",
      headers: [
        ...id.headers,
        "ticket",
        "ticket id",
        "case number",
        "case id",
        "issue key",
        "conversation id",
      ],
    },
    {
      name: "at",
      type: "instant",
      dateOnly: "start",
      meaning: "When it happened",
      headers: [
        "at",
        "changed at",
        "change date",
        "event at",
        "event time",
        "timestamp",
        "updated at",
        "sys updated at",
        "created at",
        "date",
      ],
    },
    {
      ...ticketStatus,
      meaning: "What the status became; blank where the event was about something else",
      headers: ["status", "new status", "to status", "state", "new state", "ticket status", "incident state"],
    },
    {
      name: "priority",
      type: "word",
      meaning: "What the priority became; blank where the event was about something else",
      headers: ["priority", "new priority", "to priority", "urgency"],
    },
    { ...team, meaning: "The team or group that handled the ticket from then on" },
  ],
  messages: [
    {
      name: "ticketId",
      type: "text",
      meaning: "The ticket, or conversation, that the message belongs to",
      headers: ["ticket id", "ticket", "conversation id", "case number", "case id", "issue key"],
    },
    {
      name: "at",
      type: "instant",
      dateOnly: "start",
      meaning: "When the message was written",
      headers: ["at", "created at", "sent at", "created", "timestamp", "date"],
    },
    {
      name: "author",
      type: "word",
      meaning: "Who wrote it: the customer, an agent, or neither of them",
      headers: ["author", "author type", "author role", "from", "sender", "sender type"],
      words: {
        customer: ["customer", "client", "end-user", "end user", "requester", "user", "contact"],
        agent: ["agent", "admin", "staff", "support", "teammate", "employee"],
        other: ["other", "bot", "system", "automation", "trigger"],
      },
    },
    {
      name: "public",
      type: "word",
      meaning: "Whether the customer could read it; a private note is no answer, a blank is public",
      headers: ["public", "is public", "visibility"],
      words: {
        public: ["public", "true", "yes", "1"],
        private: ["private", "internal", "note", "false", "no", "0"],
      },
    },
    account,
    team,
  ],
  activities: [
    { ...id, headers: [...id.headers, "activity id", "task id", "call id"] },
    {
      name: "leadId",
      type: "text",
      meaning: "The id of the lead that it was about",
      headers: ["lead id", "lead", "who id", "contact id", "record"],
    },
    {
      name: "at",
      type: "instant",
      dateOnly: "end",
      meaning: "When it took place",
      headers: ["at", "activity date", "date", "timestamp", "call time", "completed at", "created at"],
    },
    {
      name: "kind",
      type: "word",
      meaning: "What was done: a call, a message, a meeting",
      headers: ["kind", "type", "activity type", "task type", "channel"],
    },
    {
      name: "outcome",
      type: "word",
      meaning: "What came of it",
      headers: ["outcome", "result", "call result", "disposition", "call outcome", "call disposition"],
      words: {
        reached: ["reached", "connected", "answered", "spoke", "replied", "conversation", "meeting booked"],
        missed: ["missed", "no answer", "not reached", "busy", "voicemail", "left voicemail", "bounced"],
      },
    },
    { ...owner, headers: [...owner.headers, "agent", "rep"] },
  ],
  escalations: [
    { ...id, headers: ["id", "escalation id"] },
    {
      name: "record",
      type: "text",
      meaning: "The id of the lead, ticket or other record that was escalated; several entries may have one",
      headers: [
        "record",
        "record id",
        "ticket id",
        "ticket",
        "case number",
        "case id",
        "issue key",
        "conversation id",
        "lead id",
        "lead",
        "opportunity id",
        "deal id",
      ],
    },
    {
      name: "at",
      type: "instant",
      dateOnly: "end",
      meaning: "When it was escalated",
      headers: [
        "at",
        "escalated at",
        "escalated on",
        "escalation date",
        "escalation time",
        "notified at",
        "timestamp",
        "date",
      ],
    },
    {
      name: "told",
      type: "word",
      meaning: "Whom it told: a role, a party, a person or an address, as the levels of escalation have it",
      headers: ["told", "escalated to", "notified", "escalation contact", "recipient"],
    },
    {
      name: "level",
      type: "word",
      meaning:
        "Which level of escalation it was: its number, such as 2, or as the definition has it, such as due",
      headers: ["level", "escalation level"],
    },
  ],
  deliveries: [
    { ...id, headers: [...id.headers, "delivery id"] },
    {
      name: "report",
      type: "word",
      meaning: "What was delivered",
      headers: ["report", "report name", "deliverable", "document"],
    },
    {
      name: "deliveredAt",
      type: "instant",
      dateOnly: "end",
      meaning: "When it was delivered",
      headers: ["delivered at", "delivered", "delivery date", "sent at", "sent", "sent on", "date sent"],
    },
    dueAt,
    {
      name: "recipient",
      type: "word",
      meaning: "Who received it",
      headers: ["recipient", "sent to", "delivered to"],
    },
    owner,
  ],
  outages: [
    { ...id, headers: [...id.headers, "outage id", "incident id"] },
    {
      name: "startedAt",
      type: "instant",
      dateOnly: "start",
      meaning: "When the service went down",
      headers: ["started at", "started", "start", "start time", "start date", "down at", "began at"],
    },
    {
      name: "endedAt",
      type: "instant",
      dateOnly: "end",
      meaning: "When it was up again; blank while it is down",
      headers: ["ended at", "ended", "end", "end time", "end date", "up at", "restored at", "resolved at"],
    },
    {
      name: "kind",
      type: "word",
      meaning: "What kind of outage it was, such as planned",
      headers: ["kind", "type", "outage type", "category"],
    },
    {
      name: "service",
      type: "word",
      meaning: "Which service was down",
      headers: ["service", "system", "component", "service name"],
    },
  ],
};

/** The type of a field, or of a column of the user's own that holds durations; undefined for any other own one. */
export function typeOfField(
  source: {
    readonly kind?: RecordKind;
    readonly durations?: ReadonlyMap<string, DurationForm>;
    readonly preset?: Preset | "generic";
  },
  name: string,
): FieldType | undefined {
  const { kind, durations, preset } = source;
  const ofPreset = typeof preset === "object" ? preset.durations?.[name] : undefined;
  const holdsDurations = durations?.has(name) || ofPreset !== undefined;
  return fieldSpec(kind, name)?.type ?? (holdsDurations ? "duration" : undefined);
}

/** The field of a kind that says whether a record is final. */
export function stateField(kind: RecordKind): FieldSpec | undefined {
  return fieldsOfKind[kind].find((field) => field.terminal !== undefined);
}

/** The instant by which records of a kind are put into periods where nothing else is said. */
export function usualInstant(kind: RecordKind | undefined): string {
  if (kind === undefined) return "createdAt";
  return fieldsOfKind[kind].find(({ type }) => type === "instant")?.name ?? "createdAt";
}

/** The spec of a field of a kind; undefined for a column of the user's own. */
export function fieldSpec(kind: RecordKind | undefined, name: string): FieldSpec | undefined {
  return kind === undefined ? undefined : fieldsOfKind[kind].find((field) => field.name === name);
}
