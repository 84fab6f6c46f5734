/** The words of one problem. `message` is one sentence; `help` says what to write instead. */
export interface Words {
  readonly message: string;
  /** Beside the message: which column, which objective. */
  readonly context?: string;
  readonly help?: string;
}

/** One function for each problem code of an area. */
export type Wording<Area> = { readonly [C in keyof Area]: (args: Area[C]) => Words };
