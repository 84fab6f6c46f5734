import type { AdviceRule } from "../model/advice.js";

export const noContact: AdviceRule = {
  id: "no-contact",
  group: "sides",
  meaning: "A party without a contact",
  reads: "text",
  advise: (text) =>
    text
      .keysAt(["agreement", "parties"])
      .filter((party) => !text.has(["agreement", "parties", party, "contact"]))
      .map((party) => ({
        at: ["agreement", "parties", party],
        found: `Nobody says how to reach ${text.textAt(["agreement", "parties", party, "name"]) ?? party}`,
        because: "Escalations, disputes and reviews need an address that outlives the people who signed.",
        better: [
          "agreement:",
          "  parties:",
          `    ${party}:`,
          `      contact: sla@${party.toLowerCase().replace(/[^a-z0-9-]/g, "")}.example`,
        ].join("\n"),
      })),
};
