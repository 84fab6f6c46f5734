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

/** A first definition to start from: an item of the shelf `templates`. */
export interface Template {
  readonly id: string;
  readonly description: string;
  /** What is proposed for the names of both sides. */
  readonly usual: Pick<TemplateAnswers, "provider" | "client">;
  /** Whether something is paid for it, so that a fee has to be known. */
  readonly hasFee: boolean;
  /** The exports that it reads, beside the definition. */
  readonly exports: readonly string[];
  /** The definition, with comments for whoever changes it. Answers are written as YAML by the caller. */
  write(answers: TemplateAnswers): string;
}
