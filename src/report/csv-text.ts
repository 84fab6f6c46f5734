/** Needs quotes: what separates cells here or elsewhere, and spaces at the ends, which some readers drop. */
const special = /[",;\t\r\n]|^\s|\s$/;

/** One record of a CSV file as RFC 4180 has it, its line end included. Written with commas. */
export function csvRecord(cells: readonly (string | number)[]): string {
  return `${cells.map(csvField).join(",")}\r\n`;
}

/** One cell of such a record. */
export function csvField(cell: string | number): string {
  const text = String(cell);
  return special.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
