import type { Case, ExportCase, Kind, StampForm } from "./case.js";
import { exportKinds } from "./export-kinds.js";

const monthNames = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
/** Minutes east of UTC. */
const offsets = [-300, 0, 120, 330, -210];

/** The CSV of one export of a case. */
export function writeExport({ exports }: Case, kind: Kind): string {
  const given = exports[kind];
  const { id, instants, words, numbers } = exportKinds[kind];
  const header = [
    id,
    ...Object.values(instants).map(([name]) => name),
    ...Object.values(words),
    ...Object.values(numbers),
  ];
  const lines = given.rows.map((row) => [
    String(row["id"]),
    ...Object.keys(instants).map((field) => writeStamp(row[field] as number | null, field, given)),
    ...[...Object.keys(words), ...Object.keys(numbers)].map((field) => String(row[field] ?? "")),
  ]);
  return [header, ...lines].map((cells) => writeLine(cells, given)).join("");
}

function writeLine(cells: readonly string[], { delimiter, quotesAll }: ExportCase): string {
  const written = cells.map((cell) =>
    quotesAll || /[",;\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell,
  );
  return `${written.join(delimiter)}\n`;
}

function writeStamp(at: number | null | undefined, field: string, { forms, timezone }: ExportCase): string {
  if (at === null || at === undefined) return "";
  const form: StampForm = forms[field] ?? "utc";
  if (form === "epoch-ms") return String(at);
  if (form === "utc") return new Date(at).toISOString();
  if (form === "offset") {
    const minutes = offsets[Math.abs(Math.floor(at / 60_000)) % offsets.length]!;
    const [sign, size] = minutes < 0 ? ["-", -minutes] : ["+", minutes];
    const wall = new Date(at + minutes * 60_000).toISOString().slice(0, 23);
    return `${wall}${sign}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
  }
  const [date = "", time = ""] = wallTime(at, timezone);
  const [year, month, day] = date.split("-");
  switch (form) {
    case "date":
      return date;
    case "local":
      return `${date} ${time}`;
    case "d/m/y":
      return `${day}/${month}/${year} ${time.slice(0, 5)}`;
    case "month-name":
      return `${day} ${monthNames[Number(month) - 1]} ${year} ${time}`;
  }
}

const pad = (number: number) => String(number).padStart(2, "0");

const formats = new Map<string, Intl.DateTimeFormat>();

/** `2025-03-09`, `01:30:00` */
export function wallTime(at: number, timezone: string): string[] {
  let format = formats.get(timezone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("sv-SE", {
      timeZone: timezone,
      dateStyle: "short",
      timeStyle: "medium",
    });
    formats.set(timezone, format);
  }
  return format.format(at).split(" ");
}
