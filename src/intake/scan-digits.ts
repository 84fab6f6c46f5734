const zero = 0x30;

/** The digit at a place; -1 where there is none. NaN char codes, behind the end, fail every comparison. */
export function digit(text: string, at: number): number {
  const value = text.charCodeAt(at) - zero;
  return value >= 0 && value <= 9 ? value : -1;
}

/** One or two digits as value * 4 + count; -1 where there is none. */
export function shortNumber(text: string, at: number): number {
  const first = digit(text, at);
  if (first < 0) return -1;
  const second = digit(text, at + 1);
  return second < 0 ? first * 4 + 1 : (first * 10 + second) * 4 + 2;
}

/** Two digits as their value; -1 where there are not two. */
export function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - zero;
  const ones = text.charCodeAt(at + 1) - zero;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}

export function threeDigits(text: string, at: number): number {
  const hundreds = digit(text, at);
  const rest = twoDigits(text, at + 1);
  return hundreds < 0 || rest < 0 ? -1 : hundreds * 100 + rest;
}

export function fourDigits(text: string, at: number): number {
  const a = digit(text, at);
  const b = digit(text, at + 1);
  const c = digit(text, at + 2);
  const d = digit(text, at + 3);
  return a < 0 || b < 0 || c < 0 || d < 0 ? -1 : a * 1000 + b * 100 + c * 10 + d;
}

/** A space, or one of those that do not break or are narrow, which newer programs write. */
export function isSpace(char: number): boolean {
  return char === 0x20 || char === 0xa0 || char === 0x202f || char === 0x2009;
}

export function skipSpaces(text: string, at: number): number {
  while (isSpace(text.charCodeAt(at))) at++;
  return at;
}
