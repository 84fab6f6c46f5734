import type { AdviceRule } from "../model/advice.js";
import { listWords } from "../model/list-words.js";

interface WantedClause {
  readonly name: string;
  /** It is meant by a name that has all the words of one of these. */
  readonly called: readonly string[];
  readonly why: string;
}

const wanted: readonly WantedClause[] = [
  {
    name: "confidentiality",
    called: [
      "confidentiality",
      "confidential",
      "secrecy",
      "secrets",
      "nda",
      "nondisclosure",
      "non disclosure",
    ],
    why: "exports name people",
  },
  {
    name: "data-protection",
    called: [
      "data protection",
      "data processing",
      "data security",
      "personal data",
      "privacy",
      "gdpr",
      "dpa",
    ],
    why: "exports hold personal data",
  },
  {
    name: "liability",
    called: ["liability", "liabilities", "liable", "indemnity", "indemnities", "indemnification", "damages"],
    why: "credits are rarely all that a failure costs",
  },
  {
    name: "termination",
    called: ["termination", "terminate", "cancellation", "notice", "exit", "end"],
    why: "somebody will want to leave",
  },
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
    const names = text.keysAt(["agreement", "clauses"]).map(wordsOf);
    const missing = wanted.filter(
      ({ name, called }) =>
        !names.some((words) => called.some((each) => each.split(" ").every((word) => words.has(word)))) &&
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

/** `nonDisclosure`, `non-disclosure` and `Non disclosure` are the same two words. */
function wordsOf(name: string): ReadonlySet<string> {
  const spaced = name.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2");
  return new Set(spaced.toLowerCase().split(/\P{L}+/u));
}
