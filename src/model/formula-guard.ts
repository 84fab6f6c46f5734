/**
 * What a spreadsheet would take for a formula, apostrophes in front of it included: those count, so that
 * taking one away gives back exactly what was written. The wide signs are read like the narrow ones.
 */
const formula = /^'*(?:[\t\r\n]|\s*[=+\-@\uff1d\uff0b\uff0d\uff20])/u;
/** Signs that compute nothing: `-5`, `+1,234.50`, `-3%`, and the lone dash that stands for nothing. */
const harmless = /^[+-](?:\d+(?:[.,]\d+)*%?)?$/;

/** The text of a cell with an apostrophe before what a spreadsheet would take for a formula. */
export function guardFormula(text: string): string {
  return formula.test(text) && !harmless.test(text) ? `'${text}` : text;
}

/** What `guardFormula` was given. */
export function unguardFormula(text: string): string {
  return text.startsWith("'") && formula.test(text.slice(1)) ? text.slice(1) : text;
}
