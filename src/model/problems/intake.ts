/** The arguments of each problem of an export, by code. */
export interface IntakeProblems {
  /** A cell that is no date in the form of its column. */
  "not-a-date": {
    value: string;
    header: string;
    field: string;
    source: string;
    form: string;
    rowsBefore: number;
  };
}
