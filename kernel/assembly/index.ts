/**
 * What is done to every byte of a well-formed file, in WebAssembly with SIMD: `npm run kernel` compiles it into
 * src/intake/kernel-code.ts. It allocates nothing; its host says where results go.
 */
export {
  cellEnds,
  cellStarts,
  firstCells,
  followed,
  input,
  lineEnds,
  mostRecords,
  plainMarks,
  recordEnds,
} from "./layout";
export { keptSize, printCells, printRows } from "./prints";
export { followQuotes } from "./quotes";
export { scan, stoppedAs } from "./scan";
export { readStamps } from "./stamps";
export { findWords, learnWord, wordTableSize } from "./words";
