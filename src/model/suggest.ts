/** As people mix names up: case, spaces and the signs between words do not matter. */
function foldName(name: string): string {
  return name.toLowerCase().replace(/[\s_\-./]+/g, "");
}

/** Whether two names differ in case, spaces and the signs between words at most. */
export function isSameName(a: string, b: string): boolean {
  return foldName(a) === foldName(b);
}

/** How many letters must be added, dropped, changed or swapped with their neighbour to make `b` of `a`. */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(last[column]! + 1, current[column - 1]! + 1, last[column - 1]! + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) cost = Math.min(cost, beforeLast[column - 2]! + 1);
      current.push(cost);
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length]!;
}

/** People mistype the end of a word more often than its beginning. */
function commonBegin(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

/** The known names that a mistyped one may have meant, nearest first; empty when none is near. */
export function nearestNames(name: string, known: Iterable<string>, atMost = 3): string[] {
  const wanted = foldName(name).slice(0, 100);
  const reach = Math.min(3, Math.max(1, Math.floor(wanted.length / 3)));
  const near: { candidate: string; distance: number; begin: number }[] = [];
  for (const candidate of known) {
    const folded = foldName(candidate);
    if (Math.abs(folded.length - wanted.length) > reach) continue;
    const distance = editDistance(wanted, folded);
    if (distance <= reach && distance < folded.length)
      near.push({ candidate, distance, begin: commonBegin(wanted, folded) });
  }
  near.sort((a, b) => a.distance - b.distance || b.begin - a.begin);
  return near.slice(0, atMost).map((entry) => entry.candidate);
}

/** The known name that a mistyped one most probably meant. */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  return nearestNames(name, known, 1)[0];
}

/** The first known name that begins with this: `dueAt` for `due`. */
export function nameBeginningWith(beginning: string, known: Iterable<string>): string | undefined {
  const wanted = foldName(beginning);
  if (wanted.length < 3) return undefined;
  for (const candidate of known) if (foldName(candidate).startsWith(wanted)) return candidate;
  return undefined;
}
