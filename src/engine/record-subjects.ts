import type { Agreement, SourceSpec } from "../model/agreement.js";
import { fieldSpec } from "../model/fields.js";
import type { Batch, TextColumn } from "../model/record.js";
import { type Subject, subjectFields } from "../model/subject.js";
import type { ColumnPlan } from "./plan-columns.js";

/** What the record of a row is about. */
export type SubjectTeller = (batch: Batch, row: number) => readonly Subject[];

/**
 * A record is about itself and about those that its source names by a key: `ticketId`, `leadId`, or a `link` to the
 * id of another source. A record that names one of its own kind is a copy of it in another system, so that its own
 * id says nothing.
 *
 * @param idField the field that names the record
 */
export function planSubjects(
  { sources }: Agreement,
  source: SourceSpec,
  columns: ColumnPlan,
  idField: string,
): SubjectTeller {
  const kindOf = (name: string) => sources.get(name)?.kind ?? name;
  const keys = new Map<string, string>();
  for (const [field, kind] of Object.entries(subjectFields)) {
    const isKnown = fieldSpec(source.kind, field) !== undefined || source.columns.has(field);
    if (isKnown && field !== idField) keys.set(field, kind);
  }
  for (const [other, { field, key }] of source.links ?? []) if (key === "id") keys.set(field, kindOf(other));
  const named = [...keys].map(([field, kind]) => ({ kind, index: columns.want(field, "text") }));
  const ownKind = subjectFields[idField] ?? kindOf(source.name);
  const ownIndex = columns.want(idField, "text");
  const idAt = (batch: Batch, index: number, row: number) =>
    (batch.columns[index] as TextColumn | undefined)?.at(row) ?? "";
  return (batch, row) => {
    const subjects = named
      .map(({ kind, index }): Subject => ({ kind, id: idAt(batch, index, row) }))
      .filter(({ id }) => id !== "");
    const own = idAt(batch, ownIndex, row);
    const isCopy = subjects.some(({ kind }) => kind === ownKind);
    return own === "" || isCopy ? subjects : [{ kind: ownKind, id: own }, ...subjects];
  };
}
