/**
 * The columns that `--rejects` puts before a row's own. Their prefix keeps them apart from columns of
 * exports, where "source" or "reason" are fields of records.
 */
export const rejectColumns = [
  "reject_source",
  "reject_file",
  "reject_line",
  "reject_column",
  "reject_code",
  "reject_reason",
] as const;

const names: ReadonlySet<string> = new Set(rejectColumns);

/** Whether a header is one of a reject's own columns. */
export function isRejectColumn(header: string): boolean {
  return names.has(header.trim());
}

/** Whether a file with these headers was written by `--rejects`, so that its cells may be guarded. */
export function hasRejectColumns(headers: readonly string[]): boolean {
  const found = new Set(headers.filter(isRejectColumn).map((header) => header.trim()));
  return found.size === names.size;
}
