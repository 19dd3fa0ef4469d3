import { DerCursor } from '../der/derCursor.ts';
import { contentOf, readWhole, TAG } from '../der/derElement.ts';
import { integerHex, oidText } from '../der/derPrimitives.ts';
import { utf8Text } from '../der/derString.ts';
import { longName } from '../x509/objects/objectNames.ts';
import { harmlessText } from './nameText.ts';

/** Proxy certificate information (RFC 3820 §3.8). */
export function proxyText(value: Uint8Array): string {
  const failure = 'x509: invalid proxy certificate information';
  const fields = new DerCursor(readWhole(value, TAG.sequence));
  const limit = fields.takeOptional(TAG.integer, failure);
  const policy = new DerCursor(fields.take(TAG.sequence, failure));
  const language = longName(oidText(policy.take(TAG.oid, failure)));
  const text = policy.takeOptional(TAG.octetString, failure);
  return [
    `Path Length Constraint: ${limit ? integerHex(limit) : 'infinite'}`,
    `Policy Language: ${language}`,
    ...(text ? [`Policy Text: ${harmlessText(utf8Text(contentOf(text)))}`] : []),
  ].join('\n');
}
