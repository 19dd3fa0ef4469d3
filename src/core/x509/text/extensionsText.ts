import { attempt } from '../../der/derCursor.ts';
import type { Extension } from '../../model/certificate.ts';
import { extensionLines } from './extensionLines.ts';
import { EXTENSION_TITLES } from './extensionTitles.ts';

/** Every extension: its title, "critical", and its content two levels in; content that cannot be read as a dump. */
export function extensionsText(extensions: readonly Extension[], indent: number): readonly string[] {
  const outer = ' '.repeat(indent);
  const inner = ' '.repeat(indent + 4);
  return extensions.flatMap((extension) => {
    const title = EXTENSION_TITLES.get(extension.oid) ?? extension.oid;
    const read = attempt(() => extensionLines(extension));
    const lines = 'value' in read && read.value ? read.value : [printable(extension.value)];
    return [
      `${outer}${title}: ${extension.critical ? 'critical' : ''}`,
      ...lines.map((line) => (line === '' ? '' : inner + line)),
    ];
  });
}

/** Octets as characters, a dot for each that is not printable. */
function printable(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('');
}
