/** Levels of nesting; an SLA file has fewer than ten. */
export const deepest = 200;

/**
 * Where the nesting of a YAML text goes deeper than is read; undefined where it does not. The parser recurses: a file
 * that is only brackets, dashes or indentation must not end the program. One pass, without a regular expression.
 */
export function findTooDeep(text: string): number | undefined {
  return findDeepBrackets(text) ?? findDeepLines(text);
}

function findDeepBrackets(text: string): number | undefined {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === "[" || sign === "{") {
      if (++depth > deepest) return at;
    } else if ((sign === "]" || sign === "}") && depth > 0) depth--;
  }
  return undefined;
}

/** Each column at which something begins, further right than the line above began, is a level. */
function findDeepLines(text: string): number | undefined {
  const columns: number[] = [];
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline;
    let at = start;
    let isLead = true;
    while (isLead) {
      while (at < end && (text[at] === " " || text[at] === "\t" || text[at] === "\r")) at++;
      if (at >= end || text[at] === "#") break;
      const column = at - start;
      while (columns.length > 0 && columns.at(-1)! >= column) columns.pop();
      columns.push(column);
      if (columns.length > deepest) return at;
      // `- - a` and `? ? a` nest on one line.
      isLead = "-?:".includes(text[at]!) && " \t\r\n".includes(text[at + 1] ?? "\n");
      at++;
    }
    start = end + 1;
  }
  return undefined;
}
