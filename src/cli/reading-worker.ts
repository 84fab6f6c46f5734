/** The program of a thread that reads one source and sends its batches to the thread that judges them. */
import { parentPort, workerData } from "node:worker_threads";
import { createPacker } from "../intake/pack-batch.js";
import { FileError, reopenExport } from "./files.js";
import { readExportFiles } from "./read-export-files.js";
import { batchesAhead, type ReadingNews, type ReadingStart } from "./reading-order.js";

const { order, taken } = workerData as ReadingStart;
const takenBatches = new Int32Array(taken);
/** Progress is told in steps of this many bytes. */
const toldAtOnce = 4 << 20;

function tell(news: ReadingNews, transfer: ArrayBuffer[] = []): void {
  parentPort?.postMessage(news, transfer);
}

async function readOrder(): Promise<void> {
  const { places, wantsRejects, wantsLeftOut, ...reader } = order;
  const files = await Promise.all(places.map(reopenExport));
  const pack = createPacker();
  let sent = 0;
  let untold = 0;
  let headers: readonly string[] | undefined;
  const { reading, digests } = await readExportFiles(
    files,
    {
      ...reader,
      onBatch(batch) {
        const { packed, transfer } = pack(batch);
        tell({ kind: "batch", packed }, transfer);
        sent++;
        for (let done = Atomics.load(takenBatches, 0); sent - done >= batchesAhead; ) {
          Atomics.wait(takenBatches, 0, done);
          done = Atomics.load(takenBatches, 0);
        }
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
  tell({ kind: "read", reading, digests });
}

try {
  await readOrder();
} catch (error) {
  if (!(error instanceof FileError)) throw error;
  const { file, reason, trouble } = error;
  tell({ kind: "unreadable", file, reason, ...(trouble === undefined ? {} : { trouble }) });
}
