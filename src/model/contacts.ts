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
  return (handlerWords as readonly string[]).includes(fold(tell));
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
  const wanted = fold(tell);
  const party = parties.find(({ id }) => fold(id) === wanted);
  const listed = [...contacts].find(([name]) => fold(name) === wanted)?.[1];
  if (party === undefined && listed === undefined) return undefined;
  return { name: party?.name ?? tell, contact: listed ?? party?.contact ?? null };
}

function fold(name: string): string {
  return name.trim().toLowerCase().replace(/\s+/g, " ");
}
