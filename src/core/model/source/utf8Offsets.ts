/** For each UTF-16 unit of a text, and for its end, the offset in UTF-8. */
export function utf8Offsets(text: string): readonly number[] {
  const offsets: number[] = [];
  let byte = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    for (let unit = 0; unit < character.length; unit++) offsets.push(byte);
    byte += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  offsets.push(byte);
  return offsets;
}
