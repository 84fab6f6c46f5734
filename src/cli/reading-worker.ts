/** The program of a thread that reads one source and sends its batches to the thread that judges them. */
import { parentPort, workerData } from "node:worker_threads";
import { createPacker } from "../intake/pack-batch.js";
import { FileError, reopenExport } from "./files.js";
import { readExportFiles } from "./read-export-files.js";
import { countRows, type ReadingNews, type ReadingStart, rowsAhead } from "./reading-order.js";

const { order, taken } = workerData as ReadingStart;
const takenRows = new Int32Array(taken);
let toldRows = 0;
/** Progress is told in steps of this many bytes. */
const toldAtOnce = 4 << 20;

function tell(news: ReadingNews, transfer: ArrayBuffer[] = []): void {
  parentPort?.postMessage(news, transfer);
  toldRows += countRows(news);
  // By 32 bits, beyond which the other count begins anew.
  for (let done = Atomics.load(takenRows, 0); ((toldRows - done) | 0) >= rowsAhead; ) {
    Atomics.wait(takenRows, 0, done);
    done = Atomics.load(takenRows, 0);
  }
}

async function readOrder(): Promise<void> {
  const { places, wantsRejects, wantsLeftOut, ...reader } = order;
  const files = await Promise.all(places.map(reopenExport));
  const packer = createPacker();
  let untold = 0;
  let headers: readonly string[] | undefined;
  const { reading, digests } = await readExportFiles(
    files,
    {
      ...reader,
      onBatch(batch) {
        const { packed, transfer } = packer.pack(batch);
        tell({ kind: "batch", packed }, transfer);
      },
      ...(wantsRejects && {
        onReject(reject) {
          const { headers: own, ...rest } = reject;
          tell({ kind: "reject", reject: own === headers ? rest : reject });
          headers = own;
        },
      }),
      ...(wantsLeftOut && { onLeftOut: (row) => tell({ kind: "left-out", row }) }),
    },
    (bytes) => {
      untold += bytes;
      if (untold < toldAtOnce) return;
      tell({ kind: "bytes", bytes: untold });
      untold = 0;
    },
  );
  tell({ kind: "bytes", bytes: untold });
  tell({ kind: "read", reading, digests, lateWords: packer.packLateWords() });
}

// Not awaited here, which a bundle of CommonJS can't; what is thrown on ends the thread, and its beginner is told.
readOrder().catch((error: unknown) => {
  if (!(error instanceof FileError)) throw error;
  const { file, reason, trouble } = error;
  tell({ kind: "unreadable", file, reason, ...(trouble === undefined ? {} : { trouble }) });
});
