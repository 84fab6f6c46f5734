import type { Party } from "./agreement.js";

/** What a level of escalation can say for the person who handles the record. */
export const handlerWords = [
  "record owner",
  "lead owner",
  "ticket owner",
  "opportunity owner",
  "deal owner",
] as const;

export function isHandler(tell: string): boolean {
  return (handlerWords as readonly string[]).includes(foldName(tell));
}

/** Whom an agreement knows by a name, and how to reach them; null for what it does not say. */
export interface Recipient {
  readonly name: string;
  readonly contact: string | null;
}

/** What is needed to find them. */
export interface AddressBook {
  readonly parties: readonly Party[];
  /** By role, party or person. */
  readonly contacts: ReadonlyMap<string, string>;
}

/**
 * A role, a party by its id, or a person: case and the space around do not matter. The contact of a party
 * is its own unless `contacts` names another. Undefined where neither knows the name.
 */
export function findRecipient(tell: string, { parties, contacts }: AddressBook): Recipient | undefined {
  const wanted = foldName(tell);
  const party = parties.find(({ id }) => foldName(id) === wanted);
  const listed = [...contacts].find(([name]) => foldName(name) === wanted)?.[1];
  if (party === undefined && listed === undefined) return undefined;
  return { name: party?.name ?? tell, contact: listed ?? party?.contact ?? null };
}

/** Every name by which somebody is known, folded: the one that is asked for, that of the party, the contact. */
export function namesOf(tell: string, book: AddressBook): Set<string> {
  const found = findRecipient(tell, book);
  const names = [tell, found?.name, found?.contact].filter((name) => name !== undefined && name !== null);
  return new Set(names.map(foldName));
}

/** Names are compared without case and without regard to space. */
export function foldName(name: string): string {
  return name.trim().toLowerCase().replace(/\s+/g, " ");
}
