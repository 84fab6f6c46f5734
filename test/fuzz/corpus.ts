import { readdirSync, readFileSync, statSync } from "node:fs";
import { projectFolder } from "../cli/run-program.js";

const fixtures = `${projectFolder}fixtures/`;
const largest = 40_000;

export interface CorpusFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** All fixtures with one of these endings, those of the gallery of errors too, but for the few that are large. */
export function readCorpus(endings: RegExp): CorpusFile[] {
  return readdirSync(fixtures, { recursive: true, encoding: "utf8" })
    .filter((path) => endings.test(path) && statSync(fixtures + path).size <= largest)
    .sort()
    .map((path) => ({ path, bytes: Uint8Array.from(readFileSync(fixtures + path)) }));
}
