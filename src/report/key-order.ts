import { z } from "zod";

/** Gives a value's keys the order of a schema, so that the same report is the same text. */
export type KeyOrder = (value: unknown) => unknown;

/** Reads the order once, so that a value among hundreds of thousands costs no look at the schema. */
export function readKeyOrder(schema: unknown): KeyOrder {
  if (
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodExactOptional
  ) {
    const order = readKeyOrder(schema.unwrap());
    return (value) => (value === null || value === undefined ? value : order(value));
  }
  if (schema instanceof z.ZodArray) {
    const order = readKeyOrder(schema.element);
    return (value) => (value as readonly unknown[]).map(order);
  }
  if (!(schema instanceof z.ZodObject)) return (value) => value;
  const orders = Object.entries(schema.shape).map(([key, field]) => [key, readKeyOrder(field)] as const);
  return (value) => {
    const given = value as Readonly<Record<string, unknown>>;
    const ordered: Record<string, unknown> = {};
    for (const [key, order] of orders) if (given[key] !== undefined) ordered[key] = order(given[key]);
    return ordered;
  };
}
