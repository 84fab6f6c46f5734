/** What a first definition is filled in with. Names and zones are as people write them; dates are `YYYY-MM-DD`. */
export interface TemplateAnswers {
  readonly title: string;
  readonly provider: string;
  readonly client: string;
  /** IANA zone of periods, office hours and exports without offsets. */
  readonly timezone: string;
  /** What is paid a month, such as `10000.00 EUR`. */
  readonly fee: string;
  readonly from: string;
  readonly until: string;
  /** The day on which it is written: that of signature and first review. */
  readonly today: string;
}

/** One side of a first definition. */
export interface TemplateParty {
  /** Its id in the file. */
  readonly id: string;
  readonly contact: string;
  /** A duty that no figure measures. */
  readonly duty: string;
  /** Who signs for it. */
  readonly signer: string;
}

/** A first definition to start from: an item of the shelf `templates`, as data. Blocks are YAML with comments. */
export interface Template {
  readonly id: string;
  readonly description: string;
  /** What is proposed for the names of both sides. */
  readonly usual: Pick<TemplateAnswers, "provider" | "client">;
  readonly kind: "customer" | "internal";
  readonly parties: readonly [provider: TemplateParty, client: TemplateParty];
  readonly services: string;
  readonly notCovered: string;
  readonly stages?: readonly string[];
  /** Who is told when a limit is passed, and how to reach them. */
  readonly manager: { readonly role: string; readonly contact: string };
  /** The id of the party that calls the review. */
  readonly reviewOwner: string;
  readonly disputes: string;
  readonly terms?: string;
  /** The source that it reads, and its export beside the definition. */
  readonly source: { readonly name: string; readonly file: string };
  readonly objectives: string;
  readonly exclusions: string;
}
