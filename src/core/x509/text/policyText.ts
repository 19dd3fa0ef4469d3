import { childrenOf, contentOf, type DerElement, DerError, readWhole, TAG } from '../../der/derElement.ts';
import { integerHex, oidText } from '../../der/derPrimitives.ts';
import { stringText } from '../../der/derString.ts';
import { harmlessText } from './nameText.ts';

/** Certificate policies with their qualifiers (RFC 5280 §4.2.1.4). */
export function policyText(value: Uint8Array): string {
  return childrenOf(readWhole(value, TAG.sequence))
    .flatMap((policy) => {
      const [identifier, qualifiers] = childrenOf(policy);
      if (!identifier) throw new DerError('x509: invalid certificate policies');
      return [
        `Policy: ${policyName(oidText(identifier))}`,
        ...(qualifiers ? childrenOf(qualifiers) : []).flatMap(qualifierLines),
      ];
    })
    .join('\n');
}

function policyName(oid: string): string {
  return oid === '2.5.29.32.0' ? 'X509v3 Any Policy' : oid;
}

function qualifierLines(qualifier: DerElement): readonly string[] {
  const [kind, content] = childrenOf(qualifier);
  const oid = kind ? oidText(kind) : '';
  if (oid === '1.3.6.1.5.5.7.2.1' && content) return [`  CPS: ${textOf(content)}`];
  if (oid === '1.3.6.1.5.5.7.2.2' && content) return ['  User Notice:', ...noticeLines(content)];
  return [`  Unknown Qualifier: ${oid}`];
}

function noticeLines(notice: DerElement): readonly string[] {
  return childrenOf(notice).flatMap((part) => {
    if (part.tag !== TAG.sequence) return [`    Explicit Text: ${textOf(part)}`];
    const [organization, list] = childrenOf(part);
    const numbers = list ? childrenOf(list) : [];
    const title = numbers.length > 1 ? 'Numbers' : 'Number';
    return [
      ...(organization ? [`    Organization: ${textOf(organization)}`] : []),
      ...(numbers.length > 0 ? [`    ${title}: ${numbers.map(decimal).join(', ')}`] : []),
    ];
  });
}

function textOf(element: DerElement): string {
  return harmlessText(stringText(element) ?? String.fromCharCode(...contentOf(element)));
}

function decimal(number: DerElement): string {
  const hex = integerHex(number);
  return hex.startsWith('-') ? `-${BigInt(`0x${hex.slice(1)}`)}` : `${BigInt(`0x${hex}`)}`;
}
