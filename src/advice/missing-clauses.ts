import type { AdviceRule } from "../model/advice.js";
import { listWords } from "../model/list-words.js";

const wanted: readonly { readonly name: string; readonly called: RegExp; readonly why: string }[] = [
  { name: "confidentiality", called: /confiden|secre|nda|non-?disclosure/i, why: "exports name people" },
  { name: "data-protection", called: /data|privacy|gdpr|dpa/i, why: "exports hold personal data" },
  { name: "liability", called: /liab|indemn|damages/i, why: "credits are rarely all that a failure costs" },
  { name: "termination", called: /terminat|notice|exit|end/i, why: "somebody will want to leave" },
];

export const missingClauses: AdviceRule = {
  id: "missing-clauses",
  group: "clauses",
  meaning:
    "An agreement with a customer or a vendor that does not say where confidentiality, data protection, liability and termination stand",
  reads: "text",
  advise(text) {
    const kind = text.textAt(["agreement", "kind"]);
    if (kind === "internal" || kind === "commitment") return [];
    const names = text.keysAt(["agreement", "clauses"]);
    const missing = wanted.filter(
      ({ name, called }) =>
        !names.some((each) => called.test(each)) &&
        !(name === "termination" && text.has(["remedies", "terminate-after"])),
    );
    if (missing.length === 0) return [];
    return [
      {
        at: names.length > 0 ? ["agreement", "clauses"] : ["agreement"],
        mark: { on: "key" },
        found: `No word on ${listWords(
          missing.map(({ name }) => name.replace("-", " ")),
          "or",
        )}`,
        because: `A pointer to where each stands is enough: ${missing.map(({ why }) => why).join(", ")}.`,
        better: [
          "agreement:",
          "  clauses:",
          ...missing.map(({ name }) => `    ${name}: Section <which> of the master agreement`),
        ].join("\n"),
      },
    ];
  },
};
