import { Worker } from "node:worker_threads";
import { createUnpacker } from "../intake/pack-batch.js";
import { FileError } from "./files.js";
import type { ExportReader, ExportReading } from "./read-export-files.js";
import { countRows, type ReadingNews, type ReadingOrder, type ReadingStart } from "./reading-order.js";

/** A source that is read in a thread of its own, beside the one that judges. */
export interface ReadingThread {
  /**
   * Hands over what was read, in its order; called once. The thread waits while what it has read is not taken.
   *
   * @throws FileError when a file can't be read, or changes
   */
  read(reader: ExportReader, advance: (bytes: number) => void): Promise<ExportReading>;
  /** Ends it, whether it was asked for anything or not. */
  end(): Promise<void>;
}

/** Begins to read at once. */
export function startReading(order: ReadingOrder): ReadingThread {
  const taken = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const takenRows = new Int32Array(taken);
  const start: ReadingStart = { order, taken };
  const worker = new Worker(new URL("./reading-worker.js", import.meta.url), { workerData: start });
  /** What was told before anybody asked for it; a port that nobody listens to loses it when its thread ends. */
  const untaken: ReadingNews[] = [];
  let listen = (news: ReadingNews): void => void untaken.push(news);
  worker.on("message", (news: ReadingNews) => listen(news));
  const failure = new Promise<never>((_, reject) => {
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error("A thread that reads ended before it had read all")));
  });
  failure.catch(() => {});

  return {
    read(reader, advance) {
      const { unpack, learnLateWords } = createUnpacker(order.source.name);
      let headers: readonly string[] = [];
      const reading = new Promise<ExportReading>((resolve, reject) => {
        const take = (news: ReadingNews): void => {
          switch (news.kind) {
            case "batch":
              reader.onBatch(unpack(news.packed));
              break;
            case "bytes":
              advance(news.bytes);
              break;
            case "reject":
              headers = news.reject.headers ?? headers;
              reader.onReject?.({ ...news.reject, headers });
              break;
            case "left-out":
              reader.onLeftOut?.(news.row);
              break;
            case "read":
              learnLateWords(news.lateWords);
              resolve(news);
              break;
            case "unreadable":
              reject(new FileError(news.file, news.reason, news.trouble));
          }
        };
        listen = (news) => {
          try {
            take(news);
            const rows = countRows(news);
            if (rows === 0) return;
            Atomics.add(takenRows, 0, rows);
            Atomics.notify(takenRows, 0);
          } catch (error) {
            reject(error);
          }
        };
        for (const news of untaken.splice(0)) listen(news);
      });
      return Promise.race([reading, failure]);
    },
    async end() {
      await worker.terminate();
    },
  };
}
