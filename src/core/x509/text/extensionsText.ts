import { attempt } from '../../der/derCursor.ts';
import type { Extension } from '../../model/certificate.ts';
import { extensionText } from './extensionText.ts';
import { EXTENSION_TITLES } from './extensionTitles.ts';

/** Every extension: its title, "critical", and its content one level in; content that cannot be read as a dump. */
export function extensionsText(extensions: readonly Extension[], indent: number): readonly string[] {
  const outer = ' '.repeat(indent);
  const inner = ' '.repeat(indent + 4);
  return extensions.flatMap((extension) => {
    const title = EXTENSION_TITLES.get(extension.oid) ?? extension.oid;
    const read = attempt(() => extensionText(extension));
    const text = 'value' in read ? read.value : undefined;
    const lines = text?.split('\n').map((line) => (line === '' ? '' : inner + line));
    return [
      `${outer}${title}: ${extension.critical ? 'critical' : ''}`,
      ...(lines ?? [inner + printable(extension.value)]),
    ];
  });
}

/** Octets as characters, a dot for each that is not printable; line feeds stay, as in openssl. */
function printable(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) =>
    (byte >= 0x20 && byte < 0x7f) || byte === 10 ? String.fromCharCode(byte) : '.',
  ).join('');
}
