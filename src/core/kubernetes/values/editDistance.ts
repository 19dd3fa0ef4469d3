/**
 * The number of single-character insertions, deletions and replacements between two texts (Levenshtein); more than `most` where there are
 * more, however many. So the cost grows with the length of the texts, and not with its square.
 */
export function editDistance(a: string, b: string, most: number): number {
  const tooMany = most + 1;
  if (Math.abs(a.length - b.length) > most) return tooMany;
  // A row of the table, of which only the cells near the diagonal are needed: the cell `at` is that of column `row + at - most`.
  const width = 2 * most + 1;
  let previous = Array.from({ length: width }, (_, at) => (at < most ? tooMany : at - most));
  for (let row = 1; row <= a.length; row++) {
    const current: number[] = [];
    for (let at = 0; at < width; at++) {
      const column = row + at - most;
      const replaced = (previous[at] ?? tooMany) + (a[row - 1] === b[column - 1] ? 0 : 1);
      const deleted = (previous[at + 1] ?? tooMany) + 1;
      const inserted = (current[at - 1] ?? tooMany) + 1;
      const isOutside = column < 0 || column > b.length;
      current.push(isOutside ? tooMany : column === 0 ? row : Math.min(replaced, deleted, inserted, tooMany));
    }
    if (current.every((cell) => cell > most)) return tooMany;
    previous = current;
  }
  return previous[b.length - a.length + most] ?? tooMany;
}

/** Whether so few single characters are wrong. */
export function isNear(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most) return false;
  // Each takes one letter away, adds one, or both.
  let others = lettersOf(a) ^ lettersOf(b);
  let count = 0;
  for (; others !== 0; others &= others - 1) count++;
  return count <= 2 * most && editDistance(a, b, most) <= most;
}

/** A bit for each letter that occurs, the same for some. */
function lettersOf(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at++) letters |= 1 << (text.charCodeAt(at) & 31);
  return letters;
}
