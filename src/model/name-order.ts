/**
 * Orders file names as a person counts: `2025-9.csv` before `2025-10.csv`, and a name before the names that
 * continue it (`tickets.csv`, `tickets-2.csv`). The order is total and the same on every machine.
 */
export function compareNames(a: string, b: string): number {
  const own = splitName(a);
  const other = splitName(b);
  for (let at = 0; at < own.length && at < other.length; at++) {
    const order = compareParts(own[at]!, other[at]!);
    if (order !== 0) return order;
  }
  return own.length - other.length || compareText(a, b);
}

/** Runs of digits and what stands between them; the ending of the name does not take part. */
function splitName(name: string): string[] {
  return name.replace(/(\.csv|\.tsv|\.txt)?(\.gz)?$/i, "").match(/\d+|\D+/g) ?? [];
}

function compareParts(a: string, b: string): number {
  if (!isNumber(a) || !isNumber(b)) return compareText(a, b);
  const own = a.replace(/^0+/, "");
  const other = b.replace(/^0+/, "");
  return own.length - other.length || compareText(own, other);
}

function isNumber(part: string): boolean {
  return part >= "0" && part < ":";
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
