import type { PackedBatch } from "../intake/pack-batch.js";
import type { LeftOutRow, ReadSourceInput, Reject } from "../intake/source-reading.js";
import type { ExportPlace, FileError } from "./files.js";
import type { ExportReading } from "./read-export-files.js";

/** What a thread is told to read: one source. */
export interface ReadingOrder extends Pick<ReadSourceInput, "source" | "requests" | "timezone" | "reader"> {
  readonly places: readonly ExportPlace[];
  readonly wantsRejects: boolean;
  readonly wantsLeftOut: boolean;
}

/** What the thread is handed when it starts. */
export interface ReadingStart {
  readonly order: ReadingOrder;
  /** One number: how many batches were taken so far. The thread waits while too many were not. */
  readonly taken: SharedArrayBuffer;
}

/** So many batches wait at most until they are taken. */
export const batchesAhead = 12;

/** What the thread tells, in the order in which it happens. */
export type ReadingNews =
  | { readonly kind: "batch"; readonly packed: PackedBatch }
  /** Bytes of the disk that were read since it was last told, each counted once. */
  | { readonly kind: "bytes"; readonly bytes: number }
  /** The headers of a file come with its first reject only. */
  | { readonly kind: "reject"; readonly reject: Omit<Reject, "headers"> & Partial<Pick<Reject, "headers">> }
  | { readonly kind: "left-out"; readonly row: LeftOutRow }
  | ({ readonly kind: "read" } & ExportReading)
  | {
      readonly kind: "unreadable";
      readonly file: string;
      readonly reason: string;
      readonly trouble?: NonNullable<FileError["trouble"]>;
    };
