import { groupDigits } from "../time/grouped-digits.js";

/** How far the reading is. Bytes are those of the files, however often each is read. */
export interface ProgressState {
  readonly bytes: number;
  readonly totalBytes: number;
  readonly rows: number;
  readonly elapsedMs: number;
}

/** Before this much of the work is done, nobody can say how long the rest takes. */
const foreseeableFrom = 0.05;

/**
 * `42%  159 of 380 MB  1,204,096 rows  31.4 MB/s  about 7 s left`: as many of these, from the front, as
 * `columns` hold with one to spare, so that no terminal begins another line.
 */
export function progressText(state: ProgressState, columns: number): string {
  const { bytes, totalBytes, rows, elapsedMs } = state;
  const share = totalBytes === 0 ? 0 : Math.min(1, bytes / totalBytes);
  const parts = [`${Math.floor(share * 100)}%`, bytesText(bytes, totalBytes)];
  // While a file is only looked over, there are none to speak of.
  if (rows > 0) parts.push(`${groupDigits(rows)} rows`);
  if (elapsedMs > 0) parts.push(`${amountOf((bytes / elapsedMs) * 1000)}/s`);
  if (share >= foreseeableFrom) parts.push(`about ${waitText((elapsedMs * (1 - share)) / share)} left`);
  let text = "";
  for (const part of parts) {
    const longer = text === "" ? part : `${text}  ${part}`;
    if (longer.length >= columns) break;
    text = longer;
  }
  return text;
}

const units = ["B", "kB", "MB", "GB", "TB"] as const;

function unitOf(bytes: number): number {
  return bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
}

/** Both in the unit of the whole, so that the first can be seen to grow. */
function bytesText(bytes: number, totalBytes: number): string {
  const unit = unitOf(totalBytes);
  return `${inUnit(bytes, unit)} of ${inUnit(totalBytes, unit)} ${units[unit]}`;
}

function amountOf(bytes: number): string {
  const unit = unitOf(bytes);
  return `${inUnit(bytes, unit)} ${units[unit]}`;
}

function inUnit(bytes: number, unit: number): string {
  const amount = bytes / 1000 ** unit;
  return unit > 0 && amount < 100 ? amount.toFixed(1) : String(Math.round(amount));
}

function waitText(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  return seconds < 100 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}
