/**
 * The names of months and weekdays in English, German, French, Spanish, Portuguese and Italian, in full and
 * as they are usually cut short. Names are compared without case and accents; a dot behind one is not part of it.
 */
const months: readonly string[] = [
  "january jan januar jänner jän janvier janv enero ene janeiro gennaio gen",
  "february feb februar febr feber février févr fév febrero fevereiro fev febbraio",
  "march mar märz maerz mär mrz mars marzo março",
  "april apr avril avr abril abr aprile",
  "may mai mayo maio maggio mag",
  "june jun juni juin junio junho giugno giu",
  "july jul juli juillet juil julio julho luglio lug",
  "august aug août agosto ago",
  "september sep sept septembre septiembre setiembre setembro settembre set sett",
  "october oct oktober okt octobre octubre outubro out ottobre ott",
  "november nov novembre noviembre novembro",
  "december dec dezember dez décembre déc diciembre dic dezembro dicembre",
];

/** From Sunday on. */
const weekdays: readonly string[] = [
  "sunday sun sonntag so dimanche dim domingo domenica dom",
  "monday mon montag mo lundi lun lunes segunda seg lunedì",
  "tuesday tue tues dienstag di mardi mar martes terça ter martedì",
  "wednesday wed mittwoch mi mercredi mer miércoles mié quarta qua mercoledì",
  "thursday thu thur thurs donnerstag do jeudi jeu jueves jue quinta qui giovedì gio",
  "friday fri freitag fr vendredi ven viernes vie sexta sex venerdì",
  "saturday sat samstag sonnabend sa samedi sam sábado sáb sabado sabato sab",
];

/** Words that stand between the parts of a date and say nothing. */
const fillers = "de del of the le el il den der feira";
/** Words that stand between a date and its time. */
const connectors = "at um à a las às alle ore";

/** What a word of a date can be. `mar` is March, and a Tuesday in three languages. */
export interface DateWord {
  /** 1 to 12; 0 for none. */
  month: number;
  /** 0 for Sunday to 6; -1 for none. */
  weekday: number;
  isFiller: boolean;
  isConnector: boolean;
}

function foldName(word: string): string {
  return word
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();
}

function listWords(): Map<string, DateWord> {
  const words = new Map<string, DateWord>();
  const add = (names: string, what: Partial<DateWord>): void => {
    for (const name of names.split(" ")) {
      const folded = foldName(name);
      const known = words.get(folded) ?? { month: 0, weekday: -1, isFiller: false, isConnector: false };
      words.set(folded, { ...known, ...what });
    }
  };
  for (const [index, names] of months.entries()) add(names, { month: index + 1 });
  for (const [weekday, names] of weekdays.entries()) add(names, { weekday });
  add(fillers, { isFiller: true });
  add(connectors, { isConnector: true });
  return words;
}

const words = listWords();
/** Spellings met so far, so that a column folds each of its few names once. */
const spellings = new Map<string, DateWord>();

/** Undefined for a word that has no place in a date. */
export function findDateWord(spelling: string): DateWord | undefined {
  const known = spellings.get(spelling);
  if (known !== undefined) return known;
  const word = words.get(foldName(spelling));
  if (word !== undefined) spellings.set(spelling, word);
  return word;
}
