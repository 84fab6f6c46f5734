/** Stands in the name of a file for the id of the agreement. */
export const agreementMark = "{agreement}";

/** Options that name files of one agreement. */
interface FileOptions {
  readonly output?: readonly string[];
  readonly rejects?: string;
  readonly baseline?: string;
}

/** The options with the id of an agreement in the names of its files. */
export function nameFiles<Options extends FileOptions>(options: Options, agreement: string): Options {
  const name = (file: string) => file.replaceAll(agreementMark, agreement);
  return {
    ...options,
    ...(options.output === undefined ? {} : { output: options.output.map(name) }),
    ...(options.rejects === undefined ? {} : { rejects: name(options.rejects) }),
    ...(options.baseline === undefined ? {} : { baseline: name(options.baseline) }),
  };
}
