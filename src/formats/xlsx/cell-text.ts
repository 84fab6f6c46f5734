import { terminalText } from "../../report/terminal-text.js";

/** A cell of a workbook holds no more characters than this. */
export const longestCellText = 32_767;

const cutMark = "… (cut)";

/** XML can't hold most of them; tabs and line ends are data, which a cell shows. */
const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
const noCharacter = /[\p{Surrogate}\ufffe\uffff]/gu;
/** What a workbook would read as an escape: `_x0041_` would come back as `A`. */
const escapeLike = /_(?=x[0-9a-f]{4}_)/gi;

/**
 * A text of a file as a cell can hold it: control characters as their pictures, a lone surrogate as `�`, no
 * longer than a cell may be.
 */
export function cellText(text: string): string {
  const shown = text.replaceAll("\r\n", "\n").replace(control, (character) => terminalText(character));
  return cutCell(shown).replace(noCharacter, "\ufffd").replace(escapeLike, "_x005F_");
}

function cutCell(text: string): string {
  if (text.length <= longestCellText) return text;
  // Half of a pair would be another character.
  const kept = text.slice(0, longestCellText - cutMark.length).replace(/[\ud800-\udbff]$/, "");
  return kept + cutMark;
}
