import type { IntakeFinding, Mark } from "./problem-log.js";
import { longestHeader, longestRecord, mostColumns, mostDamagedRecords } from "./reading-limits.js";
import type { TextScan } from "./scan-text.js";

/** What of a file is more than is read, so that it is refused as a whole; a quote that hides it comes first. */
export function findOverflow(
  { header, headers, isHeaderCut, quotes }: TextScan,
  source: string,
): { finding: IntakeFinding; mark: Mark } | undefined {
  const overflow = quotes?.overflow;
  if (header === undefined || quotes === undefined) return undefined;
  if (overflow?.kind === "quotes") {
    const [first] = quotes.damaged;
    return {
      finding: { code: "stray-quotes", args: { source, limit: mostDamagedRecords } },
      mark: { at: "byte", line: first!.line, byteInLine: first!.byteInLine },
    };
  }
  const atHeader: Mark = { at: "byte", line: header.line, byteInLine: 0 };
  if (overflow?.kind === "record" && (overflow.isQuoted || !isHeaderCut)) {
    const { isQuoted, at } = overflow;
    return {
      finding: { code: "record-too-long", args: { source, part: "row", limit: longestRecord, isQuoted } },
      mark: { at: "byte", ...at },
    };
  }
  if (quotes.openQuote !== undefined) return undefined;
  if (isHeaderCut) {
    const args = { source, part: "header" as const, limit: longestHeader, isQuoted: false };
    return { finding: { code: "record-too-long", args }, mark: atHeader };
  }
  if (headers.length <= mostColumns) return undefined;
  const args = { source, part: "header" as const, columns: headers.length, limit: mostColumns };
  return { finding: { code: "too-many-columns", args }, mark: atHeader };
}
