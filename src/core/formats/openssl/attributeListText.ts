import { childrenOf, contentOf, type DerElement, DerError, readWhole, TAG } from '../der/derElement.ts';
import { oidText } from '../der/derPrimitives.ts';
import { utf8Text } from '../der/derString.ts';
import { colonHex } from '../x509/hexText.ts';
import { longName } from '../x509/objects/objectNames.ts';
import { harmlessText } from './nameText.ts';

/** Subject directory attributes (RFC 5280 §4.2.1.8): each type, and its values below. */
export function attributeListText(value: Uint8Array): string {
  const list = childrenOf(readWhole(value, TAG.sequence));
  return list.map((attribute) => `${attributeLines(attribute).join('\n')}\n`).join('');
}

function attributeLines(attribute: DerElement): readonly string[] {
  const [type, values] = childrenOf(attribute);
  if (!type || values?.tag !== TAG.set) throw new DerError('x509: invalid attribute');
  return [`${longName(oidText(type))}:`, ...childrenOf(values).map((value) => `    ${valueText(value)}`)];
}

/** Strings and times are shown by their octets, object identifiers by name, the rest in hexadecimal. */
function valueText(value: DerElement): string {
  if (value.tag === TAG.oid) return longName(oidText(value));
  const isText = value.tag === TAG.utf8String || (value.tag >= 0x12 && value.tag <= 0x1b);
  return isText ? harmlessText(utf8Text(contentOf(value))) : colonHex(contentOf(value));
}
