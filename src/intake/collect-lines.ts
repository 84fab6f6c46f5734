import type { InputFile } from "./input-file.js";

/** A record of more lines, or a longer line, is shown in part. */
const maxLinesOfRange = 50;
const maxBytesOfLine = 1 << 16;

/** The bytes of the lines in the ranges, by line from 1, without their ends and without a byte order mark. */
export async function collectLines(
  file: InputFile,
  lineEnd: "lf" | "cr",
  ranges: readonly { readonly first: number; readonly last: number }[],
): Promise<Map<number, Uint8Array>> {
  const wanted = new Set<number>();
  for (const { first, last } of ranges) {
    for (let line = first; line <= Math.min(last, first + maxLinesOfRange - 1); line++) wanted.add(line);
  }
  const found = new Map<number, Uint8Array>();
  const newline = lineEnd === "cr" ? 0x0d : 0x0a;
  const lastLine = Math.max(0, ...wanted);
  let line = 1;
  if (wanted.size === 0) return found;

  const keep = (part: Uint8Array): void => {
    const before = found.get(line);
    const room = maxBytesOfLine - (before?.length ?? 0);
    if (room <= 0) return;
    const kept = Buffer.concat([before ?? new Uint8Array(0), part.subarray(0, room)]);
    found.set(line, kept);
  };

  for await (const chunk of file.open()) {
    let at = 0;
    while (at < chunk.length && line <= lastLine) {
      const end = chunk.indexOf(newline, at);
      const stop = end < 0 ? chunk.length : end;
      if (wanted.has(line)) keep(chunk.subarray(at, stop));
      if (end < 0) break;
      line++;
      at = end + 1;
    }
    if (line > lastLine) break;
    // What is left of the last line may be all of a large file.
    if (line === lastLine && found.get(line)?.length === maxBytesOfLine) break;
  }
  for (const [number, bytes] of found) {
    const start = number === 1 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
    const end = bytes.at(-1) === 0x0d ? bytes.length - 1 : bytes.length;
    found.set(number, bytes.subarray(start, end));
  }
  return found;
}
