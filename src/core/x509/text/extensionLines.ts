import { childrenOf, contentOf, type DerElement, readElement, readWhole, TAG } from '../../der/derElement.ts';
import { oidText } from '../../der/derPrimitives.ts';
import { stringText } from '../../der/derString.ts';
import type { Extension, NameConstraints } from '../../model/certificate.ts';
import { EXTENSION } from '../extensionIds.ts';
import { parseKnownExtensions } from '../parseKnownExtensions.ts';
import { KEY_USAGE_TITLES, PURPOSE_TITLES } from './extensionTitles.ts';
import { generalNameLine } from './generalNameText.ts';
import { colonHex } from './hexText.ts';
import { subtreeText } from './subtreeText.ts';

/** The lines of an extension's content; undefined for one that openssl prints as a dump. May throw DerError. */
export function extensionLines(extension: Extension): readonly string[] | undefined {
  const { oid, value } = extension;
  const known = parseKnownExtensions([extension]);
  switch (oid) {
    case EXTENSION.keyUsage:
      return [(known.keyUsage ?? []).map((usage) => KEY_USAGE_TITLES[usage] ?? usage).join(', ')];
    case EXTENSION.extendedKeyUsage:
      return [(known.extendedKeyUsage ?? []).map((purpose) => PURPOSE_TITLES[purpose] ?? purpose).join(', ')];
    case EXTENSION.basicConstraints: {
      const { ca, pathLength } = known.basicConstraints ?? { ca: false };
      return [`CA:${ca ? 'TRUE' : 'FALSE'}${pathLength === undefined ? '' : `, pathlen:${pathLength}`}`];
    }
    case EXTENSION.subjectKeyId:
      return [colonHex(contentOf(readWhole(value, TAG.octetString))).toUpperCase()];
    case EXTENSION.authorityKeyId:
      return authorityKeyLines(value);
    case EXTENSION.subjectAltName:
    case EXTENSION.issuerAltName: {
      const names = childrenOf(readWhole(value, TAG.sequence));
      return [names.length === 0 ? '<EMPTY>' : names.map(generalNameLine).join(', ')];
    }
    case EXTENSION.nameConstraints:
      return known.nameConstraints && constraintLines(known.nameConstraints);
    case EXTENSION.crlDistributionPoints:
    case '2.5.29.46':
      return distributionLines(value);
    case EXTENSION.certificatePolicies:
      return policyLines(value);
    case EXTENSION.authorityInfoAccess:
    case '1.3.6.1.5.5.7.1.11':
      return accessLines(value);
    case '2.16.840.1.113730.1.13':
      return [stringText(readElement(value, 0, value.length)) ?? ''];
    default:
      return undefined;
  }
}

/** RFC 5280 §4.2.1.1: key identifier, issuer, serial; each only where it is there. */
function authorityKeyLines(value: Uint8Array): readonly string[] {
  const parts = childrenOf(readWhole(value, TAG.sequence));
  const isAlone = parts.length === 1;
  return parts.flatMap((part) => {
    const hex = colonHex(contentOf(part)).toUpperCase();
    if (part.tag === 0x80) return isAlone ? hex : `keyid:${hex}`;
    if (part.tag === 0x82) return `serial:${hex}`;
    return childrenOf(part).map((name) => generalNameLine(name));
  });
}

function constraintLines({ permitted, excluded }: NameConstraints): readonly string[] {
  const section = (title: string, subtrees: NameConstraints['permitted']) =>
    subtrees.length === 0 ? [] : [`${title}:`, ...subtrees.map((subtree) => `  ${subtreeText(subtree)}`)];
  return [...section('Permitted', permitted), ...section('Excluded', excluded)];
}

function distributionLines(value: Uint8Array): readonly string[] {
  return childrenOf(readWhole(value, TAG.sequence)).flatMap((point) => {
    const lines: string[] = [];
    for (const part of childrenOf(point)) {
      const name = part.tag === 0xa0 ? childrenOf(part)[0] : undefined;
      if (name?.tag === 0xa0) lines.push('Full Name:', ...childrenOf(name).map((one) => `  ${generalNameLine(one)}`));
    }
    return [...lines, ''];
  });
}

function policyLines(value: Uint8Array): readonly string[] {
  return childrenOf(readWhole(value, TAG.sequence)).flatMap((policy) => {
    const [identifier, qualifiers] = childrenOf(policy);
    const title = identifier ? `Policy: ${policyName(oidText(identifier))}` : 'Policy:';
    return [title, ...(qualifiers ? childrenOf(qualifiers).flatMap(qualifierLines) : [])];
  });
}

function policyName(oid: string): string {
  return oid === '2.5.29.32.0' ? 'X509v3 Any Policy' : oid;
}

/** Only the CPS pointer has a form of its own (RFC 5280 §4.2.1.4). */
function qualifierLines(qualifier: DerElement): readonly string[] {
  const [kind, content] = childrenOf(qualifier);
  if (!kind || !content || oidText(kind) !== '1.3.6.1.5.5.7.2.1') return [];
  return [`  CPS: ${stringText(content) ?? ''}`];
}

const ACCESS_METHODS: Readonly<Record<string, string>> = {
  '1.3.6.1.5.5.7.48.1': 'OCSP',
  '1.3.6.1.5.5.7.48.2': 'CA Issuers',
  '1.3.6.1.5.5.7.48.5': 'CA Repository',
};

function accessLines(value: Uint8Array): readonly string[] {
  return childrenOf(readWhole(value, TAG.sequence)).map((access) => {
    const [method, location] = childrenOf(access);
    const oid = method ? oidText(method) : '';
    return `${ACCESS_METHODS[oid] ?? oid} - ${location ? generalNameLine(location) : ''}`;
  });
}
