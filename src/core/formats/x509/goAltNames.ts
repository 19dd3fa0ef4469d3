import { DerCursor } from '../der/derCursor.ts';
import { contentOf, DerError, TAG } from '../der/derElement.ts';
import { latinText } from '../der/derString.ts';
import { isDomainName } from '../go/domainName.ts';
import { goQuote } from '../go/quote.ts';
import { parseGoUrl } from '../go/url.ts';
import { cursorOf } from './goPrimitives.ts';

/** Throws what Go refuses of subject alternative names (parseSANExtension). */
export function checkAltNames(value: Uint8Array): void {
  const names = new DerCursor(cursorOf(value).take(TAG.sequence, 'x509: invalid subject alternative names'));
  while (!names.done) {
    const { tag, ...name } = names.next('x509: invalid subject alternative name');
    const content = contentOf({ tag, ...name });
    // Go takes the tag with its constructed bit for another kind.
    if (tag === 0x81 && !isAscii(content)) throw new DerError('x509: SAN rfc822Name is malformed');
    if (tag === 0x82 && !isAscii(content)) throw new DerError('x509: SAN dNSName is malformed');
    if (tag === 0x86) checkUri(content);
    if (tag === 0x87 && content.length !== 4 && content.length !== 16) {
      throw new DerError(`x509: cannot parse IP address of length ${content.length}`);
    }
  }
}

function checkUri(content: Uint8Array): void {
  if (!isAscii(content)) throw new DerError('x509: SAN uniformResourceIdentifier is malformed');
  const text = latinText(content);
  const parsed = parseGoUrl(text);
  if ('error' in parsed) throw new DerError(`x509: cannot parse URI ${goQuote(text)}: ${parsed.error}`);
  if (!isDomainName(parsed.url.host, false)) {
    throw new DerError(`x509: cannot parse URI ${goQuote(text)}: invalid domain`);
  }
}

export function isAscii(octets: Uint8Array): boolean {
  return octets.every((octet) => octet < 0x80);
}
