/**
 * The roads on which rows can be read: over the bytes of a well-formed file, or by csv-parse, which defines what a file
 * says and takes whatever the fast one is not sure of. Both say the same.
 */
export const readers = ["fast", "csv-parse"] as const;

export type Reader = (typeof readers)[number];
