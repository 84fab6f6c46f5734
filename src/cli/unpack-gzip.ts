import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";

/** How many bytes at the beginning tell a gzip file. */
export const gzipMarkLength = 3;

export function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b && head[2] === 0x08;
}

/** What is wrong with the bytes of a gzip file, in words. */
export class GzipDamage extends Error {}

/** It is whole, but made to fill whatever reads it. */
export class GzipSwelling extends GzipDamage {}

/** Exports of tickets shrink to a tenth or a thirtieth; a file of one row, repeated, to a thousandth. */
const mostSwelling = 200;
const harmlessLength = 1 << 30;

/**
 * The text in a gzip file of one or several members, a piece at a time: memory does not grow with it. Nulls
 * behind the last member are padding; anything else there is damage, because rows may be in it.
 *
 * @throws GzipDamage once all bytes have been read, so that an error of reading them comes first
 */
export async function* unpackGzip(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: 256 * 1024 });
  const bytes = countBytes(packed);
  const source = Readable.from(bytes.read, { objectMode: false });
  source.on("error", (error) => gunzip.destroy(error));
  try {
    let length = 0;
    for await (const piece of source.pipe(gunzip)) {
      length += (piece as Uint8Array).length;
      if (length > harmlessLength && length > mostSwelling * gunzip.bytesWritten)
        throw new GzipSwelling(`is a gzip file that unpacks to more than ${mostSwelling} times its size`);
      yield piece as Uint8Array;
    }
    for await (const _rest of bytes.read);
    if (bytes.contentEnd() > gunzip.bytesWritten) throw new GzipDamage(damagedFile);
  } catch (error) {
    const reason = damage[(error as NodeJS.ErrnoException).code ?? ""];
    if (reason === undefined) throw error;
    for await (const _rest of bytes.read);
    throw new GzipDamage(reason);
  } finally {
    source.destroy();
    gunzip.destroy();
  }
}

const damagedFile = "is a gzip file that is damaged";
const damage: Readonly<Record<string, string>> = {
  Z_BUF_ERROR: "is a gzip file that ends too early: it was not copied or written to its end",
  Z_DATA_ERROR: damagedFile,
  Z_NEED_DICT: "is a gzip file that needs a dictionary",
};

/** Passes bytes on and keeps in mind where the last of them stands that is not null. */
function countBytes(chunks: AsyncIterable<Uint8Array>) {
  let length = 0;
  let contentEnd = 0;
  async function* read(): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      const last = chunk.findLastIndex((byte) => byte !== 0);
      if (last >= 0) contentEnd = length + last + 1;
      length += chunk.length;
      yield chunk;
    }
  }
  return { read: read(), contentEnd: () => contentEnd };
}
