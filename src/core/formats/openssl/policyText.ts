import { childrenOf, contentOf, type DerElement, DerError, readWhole, TAG } from '../der/derElement.ts';
import { integerValue, oidText } from '../der/derPrimitives.ts';
import { stringText, utf8Text } from '../der/derString.ts';
import { numberText } from '../x509/hexText.ts';
import { longName } from '../x509/objects/objectNames.ts';
import { harmlessText } from './nameText.ts';

/** Certificate policies with their qualifiers (RFC 5280 §4.2.1.4). */
export function policyText(value: Uint8Array): string {
  return childrenOf(readWhole(value, TAG.sequence))
    .flatMap((policy) => {
      const [identifier, qualifiers] = childrenOf(policy);
      if (!identifier) throw new DerError('x509: invalid certificate policies');
      return [`Policy: ${longName(oidText(identifier))}`, ...(qualifiers ? qualifiersLines(qualifiers) : [])];
    })
    .join('\n');
}

/** An empty list leaves an empty line. */
function qualifiersLines(qualifiers: DerElement): readonly string[] {
  const lines = childrenOf(qualifiers).flatMap(qualifierLines);
  return lines.length === 0 ? [''] : lines;
}

function qualifierLines(qualifier: DerElement): readonly string[] {
  const [kind, content] = childrenOf(qualifier);
  const oid = kind ? oidText(kind) : '';
  if (oid === '1.3.6.1.5.5.7.2.1') {
    if (content?.tag !== 0x16) throw new DerError('x509: invalid practice statement');
    return [`  CPS: ${textOf(content)}`];
  }
  if (oid === '1.3.6.1.5.5.7.2.2' && content) return ['  User Notice:', ...noticeLines(content)];
  return [`    Unknown Qualifier: ${longName(oid)}`];
}

function noticeLines(notice: DerElement): readonly string[] {
  if (notice.tag !== TAG.sequence) throw new DerError('x509: invalid user notice');
  const lines = childrenOf(notice).flatMap((part) => {
    if (part.tag !== TAG.sequence) return [`    Explicit Text: ${textOf(part)}`];
    const [organization, list] = childrenOf(part);
    const numbers = list ? childrenOf(list) : [];
    const title = numbers.length > 1 ? 'Numbers' : 'Number';
    const shown = numbers.map((number) => numberText(integerValue(number))).join(', ');
    return [...(organization ? [`    Organization: ${textOf(organization)}`] : []), `    ${title}: ${shown}`];
  });
  return lines.length === 0 ? [''] : lines;
}

/** Octets are shown as they are, so as UTF-8; wide strings, of which openssl shows nothing, are read. */
function textOf(element: DerElement): string {
  const isWide = element.tag === 0x1e || element.tag === 0x1c;
  return harmlessText((isWide ? stringText(element) : undefined) ?? utf8Text(contentOf(element)));
}

/** Policy constraints (RFC 5280 §4.2.1.11): each of the two numbers where it is there. */
export function policyConstraintsText(value: Uint8Array): string | undefined {
  const parts = childrenOf(readWhole(value, TAG.sequence));
  if (parts.length === 0) return undefined;
  return parts
    .map((part) => {
      const title = part.tag === 0x80 ? 'Require Explicit Policy' : 'Inhibit Policy Mapping';
      return `${title}:${numberText(integerValue({ ...part, tag: TAG.integer }))}`;
    })
    .join(', ');
}

/** Policy mappings (RFC 5280 §4.2.1.5): issuer's policy, colon, subject's. */
export function policyMappingsText(value: Uint8Array): string | undefined {
  const pairs = childrenOf(readWhole(value, TAG.sequence)).map(childrenOf);
  if (pairs.length === 0) return undefined;
  return pairs
    .map((pair) => {
      if (pair.length !== 2) throw new DerError('x509: invalid policy mappings');
      return pair.map((policy) => longName(oidText(policy))).join(':');
    })
    .join(', ');
}
