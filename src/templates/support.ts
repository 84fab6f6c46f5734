import type { Template } from "../model/template.js";

/** A helpdesk that answers its client's tickets in office hours. */
export const support: Template = {
  id: "support",
  description: "A helpdesk answers the tickets of a client",
  usual: { provider: "Northwind Support", client: "Acme" },
  kind: "customer",
  parties: [
    {
      id: "provider",
      contact: "support@provider.example",
      duty: "Keeps the helpdesk staffed in office hours",
      signer: "Head of Support",
    },
    {
      id: "client",
      contact: "it@client.example",
      duty: "Names one contact for disputes",
      signer: "Head of IT",
    },
  ],
  services: "Answers tickets about the product, Monday to Friday from 09:00 to 17:00",
  notCovered: "Changes to the product, which are ordered by themselves",
  manager: { role: "Support Manager", contact: "manager@provider.example" },
  reviewOwner: "client",
  disputes: "contracts@client.example",
  source: { name: "tickets", file: "tickets.csv" },
  objectives: `  - id: first-response
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
`,
  exclusions: "{ of: tickets, where: { status: [spam, duplicate] }, reason: Nothing to be answered }",
};
