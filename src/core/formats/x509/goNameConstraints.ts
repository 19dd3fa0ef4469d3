import { toHex } from '../der/bytes.ts';
import { DerCursor } from '../der/derCursor.ts';
import { contentOf, contextTag, type DerElement, DerError, TAG } from '../der/derElement.ts';
import { latinText } from '../der/derString.ts';
import { isDomainName, parseMailbox } from '../go/domainName.ts';
import { goQuote, goQuoteBytes } from '../go/quote.ts';
import { isAscii } from './goAltNames.ts';
import { cursorOf } from './goPrimitives.ts';
import { parseIp } from './ipAddress.ts';

const FAILURE = 'x509: invalid NameConstraints extension';

/** Throws what Go refuses of name constraints (parseNameConstraintsExtension). */
export function checkNameConstraints(value: Uint8Array): void {
  const outer = cursorOf(value);
  const fields = new DerCursor(outer.take(TAG.sequence, FAILURE));
  outer.finish(FAILURE);
  const lists = [0, 1].map((tag) => fields.takeOptional(contextTag(tag, true), FAILURE));
  fields.finish(FAILURE);
  const isEmpty = lists.every((list) => list === undefined || list.content === list.end);
  if (isEmpty) throw new DerError('x509: empty name constraints extension');
  for (const list of lists) if (list) checkSubtrees(list);
}

function checkSubtrees(list: DerElement): void {
  const subtrees = new DerCursor(list);
  while (!subtrees.done) {
    const base = new DerCursor(subtrees.take(TAG.sequence, FAILURE)).next(FAILURE);
    const content = contentOf(base);
    if (base.tag === 0x81) checkEmail(textOf(content));
    else if (base.tag === 0x82) checkDomain('dnsName', textOf(content));
    else if (base.tag === 0x86) checkUri(textOf(content));
    else if (base.tag === 0x87) checkNetwork(content);
  }
}

function textOf(content: Uint8Array): string {
  if (isAscii(content)) return latinText(content);
  throw new DerError(
    `x509: invalid constraint value: x509: ${goQuoteBytes(content)} cannot be encoded as an IA5String`,
  );
}

function checkDomain(kind: string, text: string): void {
  if (!isDomainName(text, true)) throw new DerError(`x509: failed to parse ${kind} constraint ${goQuote(text)}`);
}

function checkEmail(text: string): void {
  if (!text.includes('@')) checkDomain('rfc822Name', text);
  else if (parseMailbox(text) === undefined) {
    throw new DerError(`x509: failed to parse rfc822Name constraint ${goQuote(text)}`);
  }
}

function checkUri(text: string): void {
  if (parseIp(text) !== undefined) {
    throw new DerError(`x509: failed to parse URI constraint ${goQuote(text)}: cannot be IP address`);
  }
  checkDomain('URI', text);
}

function checkNetwork(content: Uint8Array): void {
  if (content.length !== 8 && content.length !== 32) {
    throw new DerError(`x509: IP constraint contained value of length ${content.length}`);
  }
  const mask = content.subarray(content.length / 2);
  const bits = Array.from(mask, (octet) => octet.toString(2).padStart(8, '0')).join('');
  if (bits.includes('01')) throw new DerError(`x509: IP constraint contained invalid mask ${toHex(mask)}`);
}
