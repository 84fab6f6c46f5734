import type { Template } from "../model/template.js";

/** A helpdesk that answers its client's tickets in office hours. */
export const support: Template = {
  id: "support",
  description: "A helpdesk answers the tickets of a client",
  usual: { provider: "Northwind Support", client: "Acme" },
  hasFee: true,
  exports: ["tickets.csv"],
  write: ({
    title,
    provider,
    client,
    timezone,
    fee,
    from,
    until,
    today,
  }) => `# What both sides promised each other. Change every line that is not yours,
# then ask: sla-audit validate. Against an export: sla-audit check.
version: 1

agreement:
  id: support
  title: ${title}
  kind: customer # customer, internal, vendor or commitment
  parties: # both sides promise: every objective has one of these as its owner
    provider: { name: ${provider}, contact: support@provider.example }
    client: { name: ${client}, contact: it@client.example }
  effective: { from: ${from}, until: ${until} }
  timezone: ${timezone} # in which months begin
  calendar: office # the hours that business hours count
  services:
    - Answers tickets about the product, Monday to Friday from 09:00 to 17:00
  not-covered:
    - Changes to the product, which are ordered by themselves
  responsibilities: # duties that no figure measures
    provider: [Keeps the helpdesk staffed in office hours]
    client: [Names one contact for disputes]
  clauses: # where the rest stands
    confidentiality: Section 7 of the master agreement
    data-protection: Annex 2 of the master agreement
    liability: Section 9 of the master agreement
    termination: Section 12 of the master agreement
  signed-by: # who signed, and when
    - { party: provider, name: Head of Support, on: ${today} }
    - { party: client, name: Head of IT, on: ${today} }
  contacts: { Support Manager: manager@provider.example }
  reporting: { every: month, within: 5 business days }
  review: { every: quarter, last: ${today}, owner: client }
  disputes: { raise-within: 10 business days, contact: contracts@client.example }
  fee: ${fee} per month # credits in percent are shares of it

calendars:
  office:
    timezone: ${timezone}
    hours: { mon-fri: ["09:00-17:00"] }
    # holidays: { country: US, region: NY }

sources: # the exports; sla-audit inspect tickets.csv tells what is in one
  tickets:
    file: tickets.csv
    timezone: ${timezone} # of time stamps that carry no offset

objectives:
  - id: first-response
    metric: first-response-time
    owner: provider
    target: 90% within 4 business hours
    overrides: # the first that matches wins
      - { when: { priority: urgent }, target: 90% within 1 business hour }
    escalation:
      - { after: 80%, tell: ticket owner }
      - { after: due, tell: Support Manager, act-within: 2 business hours }
    penalty: { kind: tiered-credit, bands: [{ below: 90%, credit: 5% }, { below: 80%, credit: 10% }] }

  # A time to resolve belongs to a support agreement too. It should stand still while the client is asked, so it
  # needs an export of the changes of status:
  #   sources: { ticket-history: { file: ticket-history.csv } }
  # - id: resolution
  #   metric: resolution-time
  #   owner: provider
  #   target: 90% within 3 business days
  #   pause-while: { status: [pending, on hold] }

  - id: priorities-named
    metric: { ratio: { of: tickets, good: { priority: { exists: true } } } }
    owner: client
    target: at least 95%

exclusions: # agreed: out of scope, counted, with the reason
  - { of: tickets, where: { status: [spam, duplicate] }, reason: Nothing to be answered }

remedies: { cap: 20% of fee, terminate-after: 3 breached months in a row }
`,
};
