import type { Template } from "../model/template.js";

/** Marketing and sales of one company, who promise each other. */
export const marketingSales: Template = {
  id: "marketing-sales",
  description: "Marketing and sales of one company promise each other leads and follow-up",
  usual: { provider: "Marketing", client: "Sales" },
  hasFee: false,
  exports: ["leads.csv"],
  write: ({
    title,
    provider,
    client,
    timezone,
    from,
    until,
    today,
  }) => `# What both sides promised each other. Change every line that is not yours,
# then ask: sla-audit validate. Against an export: sla-audit check.
version: 1

agreement:
  id: marketing-sales
  title: ${title}
  kind: internal # between parts of one company
  parties: # both sides promise: every objective has one of these as its owner
    marketing: { name: ${provider}, contact: marketing@company.example }
    sales: { name: ${client}, contact: sales@company.example }
  effective: { from: ${from}, until: ${until} }
  timezone: ${timezone} # in which months begin
  calendar: office # the hours that business hours count
  services:
    - Marketing hands over 10 leads a month and sales works every one of them
  not-covered:
    - Leads that sales found by itself
  responsibilities: # duties that no figure measures
    marketing: [Keeps the score of leads up to date]
    sales: [Says why a lead was turned down]
  stages: [New, Contacted, MQL, SQL, Disqualified]
  signed-by: # who agreed, and when
    - { party: marketing, name: Head of Marketing, on: ${today} }
    - { party: sales, name: Head of Sales, on: ${today} }
  contacts: { Sales Manager: sales@company.example }
  reporting: { every: month, within: 5 business days }
  review: { every: quarter, last: ${today}, owner: marketing }
  disputes: { raise-within: 10 business days, contact: revenue-operations@company.example }

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
  - { id: lead-volume, metric: { count: { of: leads } }, owner: marketing, target: at least 10 per month }

  - { id: qualification, metric: lead-qualification-rate, owner: marketing, target: at least 30% }

  - id: lead-response
    metric: lead-response-time
    owner: sales
    target: 90% within 4 business hours
    escalation:
      - { after: 80%, tell: lead owner }
      - { after: due, tell: Sales Manager, act-within: 1 business day }

exclusions: # agreed: out of scope, counted, with the reason
  - { of: leads, where: { source: test }, reason: Test records }
`,
};
