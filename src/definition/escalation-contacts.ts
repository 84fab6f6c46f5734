import { type AddressBook, findRecipient, handlerWords, isHandler } from "../model/contacts.js";
import { nearestName } from "../model/suggest.js";
import type { Reading } from "./reading.js";
import type { Path } from "./tree.js";

/** A role needs no contact; but one that is nearly a name which has one was misspelt. */
export function warnOfNearContacts(book: AddressBook, reading: Reading): void {
  const known = [...book.contacts.keys(), ...book.parties.map(({ id }) => id), ...handlerWords];
  for (const objective of itemsAt(["objectives"], reading)) {
    for (const level of itemsAt([...objective, "escalation"], reading)) {
      const path = [...level, "tell"];
      const tell = reading.textAt(path);
      if (tell === undefined || isHandler(tell) || findRecipient(tell, book) !== undefined) continue;
      const near = nearestName(tell, known);
      if (near === undefined) continue;
      reading.report("escalation-near-contact", path, { tell, near }, { severity: "warning" });
    }
  }
}

function itemsAt(path: Path, reading: Reading): Path[] {
  const node = reading.nodeAt(path);
  return node?.kind === "list" ? node.items.map((_, index) => [...path, index]) : [];
}
