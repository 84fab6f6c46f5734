import type { Batch, Dictionary } from "../model/record.js";

/** Writes 1 into the mask for each row of the batch that the filter lets in, 0 for the others. */
export type RowFilter = (batch: Batch, mask: Uint8Array) => void;

/** What a filter asked of one column of words, for warnings about values that never occur. */
export interface WordCheck {
  readonly op: "is" | "means";
  readonly field: string;
  readonly values: readonly string[];
  /** The source of the column, where it is not the objective's own. */
  source?: string;
  /** The words of the column; undefined until a batch was seen. */
  dictionary: Dictionary | undefined;
}
