/** A copy of a text. A part of a larger text keeps all of that in memory, and a concatenation keeps its parts. */
export function ownText(text: string): string {
  return JSON.parse(JSON.stringify(text));
}
