import { isZone } from "../time/zone.js";

/** The headers of a file by the names under which they are looked for. */
export interface HeaderNames {
  readonly headers: readonly string[];
  /** The positions, from 0, of the headers that are called so, without regard to case, spaces and punctuation. */
  find(name: string): readonly number[];
  /** The zone that a header says its stamps are in. */
  zoneOf(index: number): string | undefined;
}

export function createHeaderNames(headers: readonly string[]): HeaderNames {
  const positions = new Map<string, number[]>();
  for (const [index, header] of headers.entries()) {
    const name = foldHeader(header);
    const known = positions.get(name);
    if (known === undefined) positions.set(name, [index]);
    else known.push(index);
  }
  return {
    headers,
    find: (name) => positions.get(foldHeader(name)) ?? [],
    zoneOf: (index) => splitZone(headers[index]!).zone,
  };
}

/** Letters and digits only, in lower case, without a zone behind them; a header of signs alone keeps them. */
export function foldHeader(header: string): string {
  const trimmed = splitZone(header.normalize("NFKC")).name.trim().toLowerCase();
  const folded = trimmed.replace(/[^\p{L}\p{N}]+/gu, "");
  return folded === "" ? trimmed : folded;
}

/** `Updated at (America/New_York)`; an abbreviation such as EST is too often something else. */
function splitZone(header: string): { name: string; zone?: string } {
  const match = /^(.*\S)\s*\(\s*([A-Za-z_+-]+(?:\/[\w+-]+)+|UTC|GMT)\s*\)\s*$/i.exec(header);
  const [, name, zone] = match ?? [];
  if (name === undefined || zone === undefined || !isZone(zone)) return { name: header };
  return { name, zone };
}
