import { cellEnds, cellStarts, endMask, firstCells, space } from "./layout";

/** A cell that its row does not have, or whose bytes are not its text. */
export const noText: u32 = u32.MAX_VALUE;

/** The start of a cell whose bytes are its text: ASCII, nothing doubled, no space around it, and not empty. */
// @ts-expect-error: a decorator of the compiler
export function textStart(record: u32, column: u32): u32 {
  const cell = load<u32>(firstCells + 4 * record) + column;
  if (cell >= load<u32>(firstCells + 4 * record + 4)) return noText;
  const start = load<u32>(cellStarts + 4 * cell);
  const end = load<u32>(cellEnds + 4 * cell);
  if (end > endMask || end <= start) return noText;
  return <u32>load<u8>(start) > space && <u32>load<u8>(end - 1) > space ? start : noText;
}

/** The end of a cell of which `textStart` gave a start. */
// @ts-expect-error: a decorator of the compiler
export function textEnd(record: u32, column: u32): u32 {
  return load<u32>(cellEnds + 4 * (load<u32>(firstCells + 4 * record) + column));
}

/** Whether a row has a cell and nothing is in it. */
// @ts-expect-error: a decorator of the compiler
export function isEmpty(record: u32, column: u32): bool {
  const cell = load<u32>(firstCells + 4 * record) + column;
  if (cell >= load<u32>(firstCells + 4 * record + 4)) return false;
  return (load<u32>(cellEnds + 4 * cell) & endMask) === load<u32>(cellStarts + 4 * cell);
}
