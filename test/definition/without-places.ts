/** A value without the places in it. */
export function withoutPlaces(value: unknown): unknown {
  return value === undefined
    ? undefined
    : JSON.parse(JSON.stringify(value, (key, inner) => (key === "at" ? undefined : inner)));
}
