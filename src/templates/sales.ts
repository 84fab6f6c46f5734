import type { Template } from "../model/template.js";

/** An agency or an outsourced team that works the leads of its client. */
export const sales: Template = {
  id: "sales",
  description: "A sales team works the leads of a client",
  usual: { provider: "Northwind Sales", client: "Acme" },
  kind: "customer",
  parties: [
    {
      id: "provider",
      contact: "sales@provider.example",
      duty: "Owns the conversation until a lead is qualified",
      signer: "Head of Sales",
    },
    {
      id: "client",
      contact: "marketing@client.example",
      duty: "Names one contact for disputes",
      signer: "Head of Marketing",
    },
  ],
  services: "Calls every lead that the client hands over and qualifies it",
  notCovered: "Closing deals, which stays with the client",
  stages: ["New", "Contacted", "MQL", "SQL", "Disqualified"],
  manager: { role: "Sales Manager", contact: "manager@provider.example" },
  reviewOwner: "client",
  disputes: "contracts@client.example",
  terms: `  mql: { of: leads, means: A lead that marketing found worth a call, where: { status: MQL } }
  sql: { of: leads, means: "A lead with a need, a budget and a date", where: { status: SQL } }
`,
  source: { name: "leads", file: "leads.csv" },
  objectives: `  - id: lead-response
    metric: lead-response-time
    owner: provider
    target: 90% within 1 business hour
    escalation:
      - { after: 80%, tell: lead owner }
      - { after: due, tell: Sales Manager, act-within: 2 business hours }
    penalty: { kind: tiered-credit, bands: [{ below: 90%, credit: 5% }, { below: 80%, credit: 10% }] }

  - { id: qualification, metric: lead-qualification-rate, owner: provider, target: at least 30% }

  - { id: lead-volume, metric: { count: { of: leads } }, owner: client, target: at least 10 per month }
`,
  exclusions: "{ of: leads, where: { source: test }, reason: Test records }",
};
