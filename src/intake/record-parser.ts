import { type Options, Parser } from "csv-parse";

/** csv-parse, whose records are taken as they are found, without the queue and the events of a stream for each of them. */
export class RecordParser extends Parser {
  readonly #take: (cells: string[]) => void;

  constructor(options: Options, take: (cells: string[]) => void) {
    super(options);
    this.#take = take;
    // Nobody else reads, and a stream ends only where somebody does.
    this.resume();
  }

  override push(record: string[] | null): boolean {
    if (record === null) return super.push(null);
    this.#take(record);
    return true;
  }
}
