/** ZIP application note, sections 4.3.12 and 4.3.16: what begins an entry of the directory, and its end. */
const ENTRY = 0x02014b50;
const END = 0x06054b50;
const ENTRY_SIZE = 46;
const END_SIZE = 22;

/** The paths in a ZIP archive without a comment, sorted. Throws for anything else. */
export function zipNames(zip: Buffer): readonly string[] {
  const end = zip.length - END_SIZE;
  if (end < 0 || zip.readUInt32LE(end) !== END) throw new Error('Not a ZIP archive without a comment.');
  const names: string[] = [];
  let at = zip.readUInt32LE(end + 16);
  while (zip.readUInt32LE(at) === ENTRY) {
    const [name, extra, comment] = [zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32)];
    names.push(zip.toString('utf8', at + ENTRY_SIZE, at + ENTRY_SIZE + name));
    at += ENTRY_SIZE + name + extra + comment;
  }
  return names.sort();
}
