import type { Template } from "../model/template.js";

/** An agency or an outsourced team that works the leads of its client. */
export const sales: Template = {
  id: "sales",
  description: "A sales team works the leads of a client",
  usual: { provider: "Northwind Sales", client: "Acme" },
  hasFee: true,
  exports: ["leads.csv"],
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
  id: sales
  title: ${title}
  kind: customer # customer, internal, vendor or commitment
  parties: # both sides promise: every objective has one of these as its owner
    provider: { name: ${provider}, contact: sales@provider.example }
    client: { name: ${client}, contact: marketing@client.example }
  effective: { from: ${from}, until: ${until} }
  timezone: ${timezone} # in which months begin
  calendar: office # the hours that business hours count
  services:
    - Calls every lead that the client hands over and qualifies it
  not-covered:
    - Closing deals, which stays with the client
  responsibilities: # duties that no figure measures
    provider: [Owns the conversation until a lead is qualified]
    client: [Names one contact for disputes]
  stages: [New, Contacted, MQL, SQL, Disqualified]
  clauses: # where the rest stands
    confidentiality: Section 7 of the master agreement
    data-protection: Annex 2 of the master agreement
    liability: Section 9 of the master agreement
    termination: Section 12 of the master agreement
  signed-by: # who signed, and when
    - { party: provider, name: Head of Sales, on: ${today} }
    - { party: client, name: Head of Marketing, on: ${today} }
  contacts: { Sales Manager: manager@provider.example }
  reporting: { every: month, within: 5 business days }
  review: { every: quarter, last: ${today}, owner: client }
  disputes: { raise-within: 10 business days, contact: contracts@client.example }
  fee: ${fee} per month # credits in percent are shares of it

calendars:
  office:
    timezone: ${timezone}
    hours: { mon-fri: ["09:00-17:00"] }
    # holidays: { country: US, region: NY }

terms: # words that both sides agreed on
  mql: { of: leads, means: A lead that marketing found worth a call, where: { status: MQL } }
  sql: { of: leads, means: "A lead with a need, a budget and a date", where: { status: SQL } }

sources: # the exports; sla-audit inspect leads.csv tells what is in one
  leads:
    file: leads.csv
    timezone: ${timezone} # of time stamps that carry no offset

objectives:
  - id: lead-response
    metric: lead-response-time
    owner: provider
    target: 90% within 1 business hour
    escalation:
      - { after: 80%, tell: lead owner }
      - { after: due, tell: Sales Manager, act-within: 2 business hours }
    penalty: { kind: tiered-credit, bands: [{ below: 90%, credit: 5% }, { below: 80%, credit: 10% }] }

  - { id: qualification, metric: lead-qualification-rate, owner: provider, target: at least 30% }

  - { id: lead-volume, metric: { count: { of: leads } }, owner: client, target: at least 10 per month }

exclusions: # agreed: out of scope, counted, with the reason
  - { of: leads, where: { source: test }, reason: Test records }

remedies: { cap: 20% of fee, terminate-after: 3 breached months in a row }
`,
};
