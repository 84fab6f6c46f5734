/** A file as intake sees it: a name to show and its bytes. Intake never touches the disk. */
export interface InputFile {
  /** As it is shown to people. */
  readonly name: string;
  /** The bytes from the beginning. It may be called more than once; an error of the stream is thrown on. */
  open(): AsyncIterable<Uint8Array>;
}
