import type { GeneralName } from '../../model/artifacts/certificate.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { toHex } from '../der/bytes.ts';
import { childrenOf, contentOf, type DerElement, DerError, rawOf, readElement, TAG } from '../der/derElement.ts';
import { oidText } from '../der/derPrimitives.ts';
import { utf8Text } from '../der/derString.ts';
import { ipText } from './ipAddress.ts';
import { parseName } from './parseName.ts';
import { sharedByContent } from './sharedByContent.ts';

/** A GeneralNames sequence (RFC 5280 §4.2.1.6). */
export function parseGeneralNames(element: DerElement): readonly GeneralName[] {
  if (element.tag !== TAG.sequence) throw new DerError('x509: invalid subject alternative names');
  return childrenOf(element).map((name) => sharedGeneralName(rawOf(name)));
}

const sharedGeneralName = sharedByContent((der) => parseGeneralName(readElement(der, 0, der.length)));

/** One GeneralName. Forms without text of their own (otherName, x400Address, ediPartyName) are kept as hexadecimal DER. */
export function parseGeneralName(element: DerElement): GeneralName {
  const content = contentOf(element);
  switch (element.tag) {
    case 0x81:
      return { kind: 'email', value: untrusted(utf8Text(content)) };
    case 0x82:
      return { kind: 'dns', value: untrusted(utf8Text(content)) };
    case 0x86:
      return { kind: 'uri', value: untrusted(utf8Text(content)) };
    case 0x87:
      return { kind: 'ip', value: ipText(content) ?? toHex(content), bytes: content };
    case 0x88:
      return { kind: 'registeredId', value: untrusted(oidText(element)) };
    case 0xa4:
      return { kind: 'directory', name: parseName(readElement(element.bytes, element.content, element.end)) };
    default:
      return { kind: 'other', value: untrusted(toHex(rawOf(element))) };
  }
}
