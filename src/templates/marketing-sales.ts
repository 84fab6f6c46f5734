import type { Template } from "../model/template.js";

/** Marketing and sales of one company, who promise each other. */
export const marketingSales: Template = {
  id: "marketing-sales",
  description: "Marketing and sales of one company promise each other leads and follow-up",
  usual: { provider: "Marketing", client: "Sales" },
  kind: "internal",
  parties: [
    {
      id: "marketing",
      contact: "marketing@company.example",
      duty: "Keeps the score of leads up to date",
      signer: "Head of Marketing",
    },
    {
      id: "sales",
      contact: "sales@company.example",
      duty: "Says why a lead was turned down",
      signer: "Head of Sales",
    },
  ],
  services: "Marketing hands over 10 leads a month and sales works every one of them",
  notCovered: "Leads that sales found by itself",
  stages: ["New", "Contacted", "MQL", "SQL", "Disqualified"],
  manager: { role: "Sales Manager", contact: "sales@company.example" },
  reviewOwner: "marketing",
  disputes: "revenue-operations@company.example",
  terms: `  mql: { of: leads, means: A lead that marketing found worth a call, where: { status: MQL } }
  sql: { of: leads, means: "A lead with a need, a budget and a date", where: { status: SQL } }
`,
  source: { name: "leads", file: "leads.csv" },
  objectives: `  - { id: lead-volume, metric: { count: { of: leads } }, owner: marketing, target: at least 10 per month }

  - { id: qualification, metric: lead-qualification-rate, owner: marketing, target: at least 30% }

  - id: lead-response
    metric: lead-response-time
    owner: sales
    target: 90% within 4 business hours
    escalation:
      - { after: 80%, tell: lead owner }
      - { after: due, tell: Sales Manager, act-within: 1 business day }
`,
  exclusions: "{ of: leads, where: { source: test }, reason: Test records }",
};
