import { agreementKinds } from "../../model/contract.js";
import { periodUnits } from "../../time/period.js";
import { choice, date, filePattern, list, mapping, named, oneOrMore, text, word } from "./parts.js";

const sentences = (expected: string) => oneOrMore(expected, text(expected));

/** What stands under `agreement` beside who, when and where. */
export const contractKeys = {
  kind: choice("customer, internal, vendor or commitment", agreementKinds)
    .optional()
    .describe("Between whom it is; a commitment is the promise of one side alone"),
  services: sentences("what is provided, such as 100 qualified leads a month")
    .optional()
    .describe("What is provided"),
  "not-covered": sentences("what is not provided").optional().describe("What it is not about"),
  responsibilities: named(
    "duties by party, such as provider: [Qualifies leads]",
    sentences("a duty such as Qualifies leads"),
  )
    .optional()
    .describe("Duties of each party that no figure measures"),
  stages: list("a list of stages, such as [New, MQL, SQL, Won]", word("a stage"))
    .optional()
    .describe("The stages that a record goes through, in order"),
  clauses: named("clauses by name, such as confidentiality: Section 7", word("where the clause stands"))
    .optional()
    .describe("Where further clauses stand"),
  "signed-by": list(
    "a list of { party, name, on }",
    mapping("the keys of a signature: party, name, on", {
      party: text("the name of a party").describe("For whom"),
      name: word("who signed").describe("Who signed"),
      on: date().optional().describe("When"),
    }),
  )
    .optional()
    .describe("Who signed it, for which party and when"),
  contacts: named(
    "how to reach people by role, such as Sales Manager: sales@northwind.example",
    word("a contact"),
  )
    .optional()
    .describe("How to reach those whom escalations name"),
  review: mapping("a review's keys: every, last, owner", {
    every: choice("week, month, quarter or year", periodUnits).describe("How often both sides go over it"),
    last: date().optional().describe("When they last did"),
    owner: text("the name of a party").optional().describe("Who calls the review"),
  })
    .optional()
    .describe("When both sides review the agreement"),
  disputes: mapping("the keys of disputes: raise-within, contact", {
    "raise-within": text("a length of time such as 10 business days").describe(
      "How long after its due a breach can be disputed",
    ),
    contact: word("whom to write to").optional().describe("Whom to write to"),
  })
    .optional()
    .describe("How breaches are disputed"),
  fee: text("a fee such as 12000.00 EUR per month")
    .optional()
    .describe("What the client pays; credits in percent are shares of it"),
  "supported-by": oneOrMore("the file of an agreement, such as internal.yaml", filePattern())
    .optional()
    .describe("The internal and vendor agreements that this one stands on"),
};
