import type { Agreement } from "../model/agreement.js";
import { foldName, isHandler, namesOf } from "../model/contacts.js";
import type { EscalationLevel } from "../model/escalation.js";

/** Whom an entry says it told, and which level it says it was; empty for what it does not say. */
export interface NamedEscalation {
  readonly told: string;
  readonly level: string;
}

/** What the levels of an objective are called, and whom they tell. */
export interface LevelNames {
  /** Whether a level tells the person who handles the record. */
  readonly asksOwner: boolean;
  /** Those whom they tell and how they are numbered, as the definition has it. */
  readonly known: { readonly told: readonly string[]; readonly level: readonly string[] };
  /** Whether an entry about a record with that owner counts for a level; undefined where it names nothing. */
  counts(named: NamedEscalation, level: number, owner: string): boolean | undefined;
  /** Whether it counts for any level, sooner or later. */
  isMeant(named: NamedEscalation, owner: string): boolean;
}

/** `2`, `L2`, `level 2`. */
const numbered = /^(?:l|lvl|level|stage|step)?[ .#-]*(\d{1,3})$/;

export function nameLevels(
  levels: readonly EscalationLevel[],
  { parties, contract }: Pick<Agreement, "parties" | "contract">,
): LevelNames {
  const book = { parties, contacts: contract.contacts };
  const names = levels.map(({ tell }) => namesOf(tell, book));
  const handled = levels.map(({ tell }) => isHandler(tell));
  const ofOwner = new Map<string, Set<string>>();
  const ofWord = new Map<string, number>();

  function namesOfOwner(owner: string): Set<string> {
    let known = ofOwner.get(owner);
    if (known === undefined) {
      known = owner === "" ? new Set() : namesOf(owner, book);
      ofOwner.set(owner, known);
    }
    return known;
  }

  /** The index of the level that a word says; -1 for none. */
  function levelOf(word: string): number {
    let index = ofWord.get(word);
    if (index === undefined) {
      const folded = foldName(word);
      const number = numbered.exec(folded)?.[1];
      index = levels.findIndex(({ text }) => foldName(text) === folded);
      if (index < 0 && number !== undefined && Number(number) <= levels.length) index = Number(number) - 1;
      ofWord.set(word, index);
    }
    return index;
  }

  function counts({ told, level: word }: NamedEscalation, level: number, owner: string) {
    const said = word === "" ? -1 : levelOf(word);
    if (said >= 0) return said === level;
    if (told === "") return word === "" ? undefined : false;
    const folded = foldName(told);
    return names[level]!.has(folded) || (handled[level]! && namesOfOwner(owner).has(folded));
  }

  return {
    asksOwner: handled.includes(true),
    known: {
      told: [...new Set(levels.map(({ tell }) => tell))],
      level: levels.map(({ text }) => text),
    },
    counts,
    isMeant: (named, owner) => levels.some((_, level) => counts(named, level, owner) ?? true),
  };
}
