/** The arguments of each problem of an SLA file, by code. */
export interface DefinitionProblems {
  /** A key that the format does not know. */
  "unknown-key": { key: string; path: string; near?: string; known: readonly string[] };
}
