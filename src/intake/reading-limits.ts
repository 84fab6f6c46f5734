/**
 * What no export of a CRM or helpdesk comes near, and what memory must have a bound for: a file beyond these is refused
 * as a whole, at the place where it shows.
 */

/** Bytes up to the end of the header, lines above it included. */
export const longestHeader = 1 << 20;

/** As many columns as the largest spreadsheets have. */
export const mostColumns = 16_384;

/** Bytes of a row, line ends within its quotes included. */
export const longestRecord = 16 << 20;

/** Rows of one file whose quotes are wrong: each of them is kept in mind until it is read. */
export const mostDamagedRecords = 1_000_000;
