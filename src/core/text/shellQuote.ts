/** A word that a POSIX shell takes literally, however hostile the file name it comes from. */
export function shellQuote(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
