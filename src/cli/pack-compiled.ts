import { createHash } from "node:crypto";

/** Compiled code of parts of the program, by the name of the part, which tells its contents too. */
export interface CompiledParts {
  /** Whether they were taken from a run that went through; else a better one takes their place. */
  readonly isSettled: boolean;
  readonly parts: ReadonlyMap<string, Uint8Array>;
}

interface Index {
  readonly isSettled: boolean;
  /** The name and the length in bytes of each part, in their order. */
  readonly parts: readonly (readonly [string, number])[];
}

const sumLength = 32;
const headLength = sumLength + 4;

/**
 * One text of bytes: the SHA-256 of all that follows, the length of the index (4 bytes, little-endian), the
 * index as JSON, and each part at the next multiple of 8, where V8 can use it without a copy.
 */
export function packCompiled({ isSettled, parts }: CompiledParts): Uint8Array {
  const index: Index = { isSettled, parts: [...parts].map(([name, { length }]) => [name, length]) };
  const indexBytes = Buffer.from(JSON.stringify(index));
  let at = align(headLength + indexBytes.length);
  const places = [...parts.values()].map((part) => {
    const place = { part, at };
    at = align(at + part.length);
    return place;
  });
  const packed = Buffer.alloc(at);
  packed.writeUInt32LE(indexBytes.length, sumLength);
  indexBytes.copy(packed, headLength);
  for (const place of places) packed.set(place.part, place.at);
  sumOf(packed).copy(packed);
  return packed;
}

/** What `packCompiled` made; nothing where a single bit differs, because V8 runs what it is given unchecked. */
export function unpackCompiled(packed: Buffer): CompiledParts | undefined {
  if (packed.length < headLength || !sumOf(packed).equals(packed.subarray(0, sumLength))) return undefined;
  const indexLength = packed.readUInt32LE(sumLength);
  const index: Index = JSON.parse(packed.toString("utf8", headLength, headLength + indexLength));
  const parts = new Map<string, Uint8Array>();
  let at = align(headLength + indexLength);
  for (const [name, length] of index.parts) {
    parts.set(name, packed.subarray(at, at + length));
    at = align(at + length);
  }
  return { isSettled: index.isSettled, parts };
}

function sumOf(packed: Buffer): Buffer {
  return createHash("sha256").update(packed.subarray(sumLength)).digest();
}

function align(offset: number): number {
  return (offset + 7) & ~7;
}
