import { childrenOf, DerError, readWhole, TAG } from '../../der/derElement.ts';
import { smallInteger } from '../../der/derPrimitives.ts';
import type { Extension } from '../../model/certificate.ts';
import { EXTENSION } from '../extensionIds.ts';
import { parseKnownExtensions } from '../parseKnownExtensions.ts';
import { accessText } from './accessText.ts';
import { constraintText } from './constraintText.ts';
import { distributionText } from './distributionText.ts';
import { KEY_USAGE_TITLES, PURPOSE_TITLES } from './extensionTitles.ts';
import { generalNameLine } from './generalNameText.ts';
import { authorityKeyText, subjectKeyText } from './keyIdText.ts';
import { netscapeTypeText, plainStringText, tlsFeatureText } from './netscapeText.ts';
import { periodText } from './periodText.ts';
import { policyConstraintsText, policyMappingsText } from './policyNumbersText.ts';
import { policyText } from './policyText.ts';
import { timestampText } from './timestampText.ts';

type Printer = (value: Uint8Array, extension: Extension) => string | undefined;

const PRINTERS: ReadonlyMap<string, Printer> = new Map<string, Printer>([
  [EXTENSION.subjectKeyId, subjectKeyText],
  [EXTENSION.authorityKeyId, authorityKeyText],
  [EXTENSION.keyUsage, keyUsageText],
  [EXTENSION.extendedKeyUsage, purposesText],
  [EXTENSION.basicConstraints, basicConstraintsText],
  [EXTENSION.subjectAltName, alternativeNamesText],
  [EXTENSION.issuerAltName, alternativeNamesText],
  [EXTENSION.nameConstraints, constraintText],
  [EXTENSION.crlDistributionPoints, distributionText],
  ['2.5.29.46', distributionText],
  [EXTENSION.certificatePolicies, policyText],
  ['2.5.29.33', policyMappingsText],
  ['2.5.29.36', policyConstraintsText],
  ['2.5.29.54', integerText],
  ['2.5.29.16', periodText],
  [EXTENSION.authorityInfoAccess, accessText],
  ['1.3.6.1.5.5.7.1.11', accessText],
  ['1.3.6.1.5.5.7.1.24', tlsFeatureText],
  ['1.3.6.1.5.5.7.48.1.5', nullText('')],
  ['1.3.6.1.4.1.11129.2.4.2', timestampText],
  ['1.3.6.1.4.1.11129.2.4.3', nullText('NULL')],
  ['2.16.840.1.113730.1.1', netscapeTypeText],
  ...['2', '3', '4', '7', '8', '12', '13'].map((arc): [string, Printer] => [
    `2.16.840.1.113730.1.${arc}`,
    plainStringText,
  ]),
]);

/** What openssl prints of an extension's content; undefined where it prints a dump. May throw DerError. */
export function extensionText(extension: Extension): string | undefined {
  return PRINTERS.get(extension.oid)?.(extension.value, extension);
}

function keyUsageText(value: Uint8Array, extension: Extension): string | undefined {
  const usages = parseKnownExtensions([extension]).keyUsage ?? [];
  if (usages.length === 0) return value.length > 3 ? '<EMPTY>\n' : undefined;
  return usages.map((usage) => KEY_USAGE_TITLES[usage] ?? usage).join(', ');
}

function purposesText(_: Uint8Array, extension: Extension): string | undefined {
  const purposes = parseKnownExtensions([extension]).extendedKeyUsage ?? [];
  if (purposes.length === 0) return undefined;
  return purposes.map((purpose) => PURPOSE_TITLES[purpose] ?? purpose).join(', ');
}

function basicConstraintsText(_: Uint8Array, extension: Extension): string | undefined {
  const constraints = parseKnownExtensions([extension]).basicConstraints;
  if (!constraints) return undefined;
  const { ca, pathLength } = constraints;
  return `CA:${ca ? 'TRUE' : 'FALSE'}${pathLength === undefined ? '' : `, pathlen:${pathLength}`}`;
}

function alternativeNamesText(value: Uint8Array): string {
  const names = childrenOf(readWhole(value, TAG.sequence));
  return names.length === 0 ? '<EMPTY>\n' : names.map((name) => generalNameLine(name, 'slash')).join(', ');
}

function integerText(value: Uint8Array): string {
  return String(smallInteger(readWhole(value, TAG.integer)));
}

function nullText(text: string): Printer {
  return (value) => {
    if (readWhole(value, TAG.null).content !== value.length) throw new DerError('malformed null');
    return text;
  };
}
