/** `[from, to)`. A period that is still running at as-of is partial. */
export interface PeriodReport {
  readonly label: string;
  readonly from: string;
  readonly to: string;
  readonly partial: boolean;
}
