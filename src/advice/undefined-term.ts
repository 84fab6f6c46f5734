import type { AdviceRule, DefinitionText, PlacedText } from "../model/advice.js";
import { listContractTexts } from "../model/contract-texts.js";

/** Words of the trade that every company means differently, with what most of them mean. */
const trade: Readonly<Record<string, string>> = {
  MQL: "A lead that marketing found worth handing over <by which score or action>",
  SQL: "A lead that sales accepted <with which need, budget and date>",
  SAL: "A lead that sales agreed to work on <within how long>",
  ICP: "Companies of <size> in <industries> and <countries>",
  BANT: "Budget, authority, need and timing are known <which of them suffice>",
  SQO: "An opportunity that sales qualified <by which criteria>",
};

/** Acronyms that need no agreement. */
const common = new Set(
  "AG AI AM API B2B BV CRM CSAT CSV CX EMEA ERP EU FAQ GDPR GMBH HR ID IT KG KPI LLC LLP LTD NDA NPS OLA PDF PLC PM PST CET EST UTC GMT QA SA SARL SE SLA SLO SMS UK URL US USA VAT WWW XML JSON".split(
    " ",
  ),
);
const currency = /^(?:EUR|USD|GBP|CHF|JPY|SEK|NOK|DKK|PLN|CAD|AUD|INR|CNY|BRL)$/;

export const undefinedTerm: AdviceRule = {
  id: "undefined-term",
  group: "words",
  meaning:
    "A term that is used in texts, stages or filters and that terms does not define: MQL, SQL, ICP, BANT …",
  reads: "text",
  advise(text) {
    const defined = definedWords(text);
    const told = new Set<string>();
    return usesOfTerms(text).flatMap(({ path, word }) => {
      const folded = word.toLowerCase();
      if (told.has(folded) || defined.some((meant) => meant.test(word))) return [];
      told.add(folded);
      return {
        at: path,
        mark: { part: word },
        found: `${word} is used and nowhere defined`,
        because:
          "Each side counts by its own meaning until both wrote one down; a term with a filter is counted the same way by everybody.",
        better: [
          `terms:`,
          `  ${folded}:`,
          `    of: ${folded === "sqo" ? "opportunities" : "leads"}`,
          `    means: ${trade[word.toUpperCase()] ?? `${word} stands for <what, and how one can tell>`}`,
          `    where: { status: ${word} }`,
        ].join("\n"),
      };
    });
  },
};

/** A term defines its own name and every acronym that its meaning speaks of. */
function definedWords(text: DefinitionText): RegExp[] {
  return text.keysAt(["terms"]).flatMap((term) => {
    const spelled = text.textAt(["terms", term, "means"])?.match(/\b[A-Z][A-Z0-9]+\b/g) ?? [];
    return [term, ...spelled].map((word) => new RegExp(`^${word.replace(/[^\p{L}\p{N}]/gu, ".")}s?$`, "iu"));
  });
}

/** In stages and filters only words of the trade: whatever else stands there is a value of the data. */
function usesOfTerms(text: DefinitionText): (PlacedText & { readonly word: string })[] {
  const names = new Set(
    text.textsUnder(["agreement", "parties"]).flatMap(({ text: name }) => name.match(/\p{L}+/gu) ?? []),
  );
  // Titles are made of names, and where everything is in capitals, capitals mean nothing.
  const texts = listContractTexts(text).filter(
    ({ path, text: written }) => path.at(-1) !== "title" && /\p{Ll}/u.test(written),
  );
  const spoken = texts.flatMap((placed) =>
    (placed.text.match(/\b[A-Z][A-Z0-9]{1,4}(?=s?\b)/g) ?? [])
      .filter((word) => !common.has(word) && !names.has(word) && !currency.test(word) && !/\d/.test(word))
      .map((word) => ({ ...placed, word })),
  );
  const objectives = Array.from({ length: text.countAt(["objectives"]) }, (_, index) =>
    ["where", "metric", "overrides"].map((key) => ["objectives", index, key]),
  ).flat();
  const values = [["agreement", "stages"], ...objectives, ["exclusions"]]
    .flatMap((path) => text.textsUnder(path))
    .filter(({ text: value }) => Object.hasOwn(trade, value.toUpperCase()))
    .map((placed) => ({ ...placed, word: placed.text }));
  return [...spoken, ...values];
}
