import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stampParser } from "../../src/intake/parse-stamp.js";
import { createStamp } from "../../src/intake/stamp.js";

const read = stampParser("month-name");

/** The stamp as `2025-03-05`, `2025-03-05 15:04` or `2025-03-05 15:04 +60` (minutes); undefined for no date. */
function readText(text: string): string | undefined {
  const stamp = createStamp();
  if (!read(text, stamp)) return undefined;
  const wall = new Date(stamp.wallMs).toISOString();
  if (stamp.dateOnly) return wall.slice(0, 10);
  const minutes = stamp.offsetMs / 60_000;
  const offset = Number.isNaN(minutes) ? "" : ` ${minutes < 0 ? "" : "+"}${minutes}`;
  return `${wall.slice(0, 16).replace("T", " ")}${offset}`;
}

/** Full names by language, January first, then the usual short ones. */
const languages: Record<string, readonly [full: string, short: string]> = {
  en: [
    "January February March April May June July August September October November December",
    "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
  ],
  de: [
    "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.",
  ],
  fr: [
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
  ],
  es: [
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "ene feb mar abr may jun jul ago sept oct nov dic",
  ],
  pt: [
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "jan. fev. mar. abr. mai. jun. jul. ago. set. out. nov. dez.",
  ],
  it: [
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "gen feb mar apr mag giu lug ago set ott nov dic",
  ],
};

const withoutAccents = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "");

describe.each(Object.entries(languages))("the months in %s", (language, lists) => {
  const names = lists.map((list) => list.split(" "));
  const cases = names.flatMap((list) => list.map((name, index) => [name, index + 1] as const));

  test.each(cases)("%s is month %i, in any case, with or without its dot and accents", (name, month) => {
    const expected = `2025-${String(month).padStart(2, "0")}-05`;
    const spellings = [name, name.replace(".", ""), name.toUpperCase(), name.toLowerCase()];
    for (const spelling of [...spellings, ...spellings.map(withoutAccents), name.normalize("NFD")]) {
      expect(readText(`5 ${spelling} 2025`), spelling).toBe(expected);
      expect(readText(`${spelling} 5, 2025`), spelling).toBe(expected);
      expect(readText(`05-${spelling}-25`), spelling).toBe(expected);
    }
  });

  test("as a program of that language writes them, long and short, weekday included", () => {
    for (let month = 0; month < 12; month++) {
      const date = new Date(Date.UTC(2025, month, 4, 15, 4));
      for (const style of ["full", "long", "medium"] as const) {
        const format = new Intl.DateTimeFormat(language, {
          dateStyle: style,
          timeStyle: "short",
          timeZone: "UTC",
        });
        const text = format.format(date);
        // Medium dates of some languages are numbers.
        if (!/\p{L}{3}/u.test(text)) continue;
        const expected = `${date.toISOString().slice(0, 16).replace("T", " ")}`;
        expect(readText(text), text).toBe(expected);
      }
    }
  });
});

describe("a date with its month in letters", () => {
  test.each([
    ["25/Feb/26 10:17 PM", "2026-02-25 22:17"],
    ["15 Apr, 2021 00:03:00", "2021-04-15 00:03"],
    ["March 5, 2025 3:04 PM", "2025-03-05 15:04"],
    ["March 5, 2025 at 3:04\u202fp.m.", "2025-03-05 15:04"],
    ["5. März 2025", "2025-03-05"],
    ["5.März.2025", "2025-03-05"],
    ["5 de marzo de 2025", "2025-03-05"],
    ["1er février 2025", "2025-02-01"],
    ["1º de março de 2025", "2025-03-01"],
    ["March 1st, 2025", "2025-03-01"],
    ["14-mar-2025", "2025-03-14"],
    ["14MAR2025", "2025-03-14"],
    ["2025-Mar-14", "2025-03-14"],
    ["2025 March 4", "2025-03-04"],
    ["Fri, 14 Mar 2025 09:00:00 +0000", "2025-03-14 09:00 +0"],
    ["Fri Mar 14 2025 09:00:00 GMT+0100 (Central European Standard Time)", "2025-03-14 09:00 +60"],
    ["mar. 4 mars 2025", "2025-03-04"],
    ["Mar. 4 2025", "2025-03-04"],
    ["sexta-feira, 14 de março de 2025", "2025-03-14"],
    ["5 mars 2025 à 15:04", "2025-03-05 15:04"],
    ["5 Mar 2025 a las 15:04", "2025-03-05 15:04"],
    // A weekday that the date is not on shows that one of them is wrong.
    ["Mon, 14 Mar 2025 09:00:00 +0000", undefined],
    ["mer. 4 mars 2025", undefined],
    ["31 Feb 2025", undefined],
    ["5 Foo 2025", undefined],
    ["5 March", undefined],
    ["March 2025", undefined],
    ["5 March 2025 March", undefined],
    ["5 May March 2025", undefined],
    ["March 5 6 2025", undefined],
    ["5 March 125", undefined],
    ["5 March 5", undefined],
    ["2025 March 2025", undefined],
    ["5 March 2025 noon", undefined],
    ["2025-03-05", undefined],
    ["March", undefined],
    ["", undefined],
  ])("%s is %s", (text, expected) => {
    expect(readText(text)).toBe(expected);
  });

  test("every day from 1970 to 2068 survives being written with two digits of its year, in each language", () => {
    const day = fc.integer({ min: 0, max: 36_000 });
    const language = fc.constantFrom(...Object.keys(languages));
    fc.assert(
      fc.property(day, language, fc.boolean(), (day, language, isShort) => {
        const date = new Date(day * 86_400_000);
        const name = languages[language]![isShort ? 1 : 0].split(" ")[date.getUTCMonth()];
        const year = String(date.getUTCFullYear() % 100).padStart(2, "0");
        const iso = date.toISOString().slice(0, 10);
        expect(readText(`${date.getUTCDate()}/${name}/${year}`)).toBe(iso);
      }),
    );
  });
});
