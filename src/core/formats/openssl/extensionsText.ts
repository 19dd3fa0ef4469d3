import type { Extension } from '../../model/artifacts/certificate.ts';
import { attempt } from '../der/derCursor.ts';
import { EXTENSION } from '../x509/extensionIds.ts';
import { longName } from '../x509/objects/objectNames.ts';
import { extensionText } from './extensionText.ts';

/** Extensions whose empty content leaves a line without indentation. */
const BARE: readonly string[] = [
  EXTENSION.nameConstraints,
  EXTENSION.crlDistributionPoints,
  EXTENSION.certificatePolicies,
  '2.5.29.46',
  '1.3.6.1.5.5.7.48.1.5',
  '1.3.6.1.4.1.11129.2.4.2',
];

/** Every extension: its title, "critical", and its content one level in; content that cannot be read as a dump. */
export function extensionsText(extensions: readonly Extension[], indent: number): readonly string[] {
  const outer = ' '.repeat(indent);
  const inner = ' '.repeat(indent + 4);
  return extensions.flatMap((extension) => {
    const read = attempt(() => extensionText(extension));
    const text = 'value' in read ? read.value : undefined;
    const lines = text?.split('\n').map((line) => (line === '' ? '' : inner + line));
    const shown = text === '' && !BARE.includes(extension.oid) ? [inner] : lines;
    return [
      `${outer}${longName(extension.oid)}: ${extension.critical ? 'critical' : ''}`,
      ...(shown ?? [inner + printable(extension.value)]),
    ];
  });
}

/** Octets as characters, a dot for each that is not printable; line feeds stay, as in openssl. */
function printable(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) =>
    (byte >= 0x20 && byte < 0x7f) || byte === 10 ? String.fromCharCode(byte) : '.',
  ).join('');
}
