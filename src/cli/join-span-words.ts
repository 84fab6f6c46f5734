import { periodUnits } from "../time/period.js";

const units = new Set(periodUnits.flatMap((unit) => [unit, `${unit}s`]));

/** Makes one value of the two words in `--last 6 months`, which nobody should have to quote. */
export function joinSpanWords(args: readonly string[]): string[] {
  const joined: string[] = [];
  for (let index = 0; index < args.length; index++) {
    const [option, count, unit] = args.slice(index, index + 3);
    if (option === "--last" && /^\d+$/.test(count ?? "") && units.has(unit ?? "")) {
      joined.push(option, `${count} ${unit}`);
      index += 2;
    } else joined.push(option as string);
  }
  return joined;
}
