import type { Extension } from '../../model/artifacts/certificate.ts';
import { childrenOf, DerError, readElement, readWhole, TAG } from '../der/derElement.ts';
import { integerValue, oidText } from '../der/derPrimitives.ts';
import { EXTENSION } from '../x509/extensionIds.ts';
import { longName } from '../x509/objects/objectNames.ts';
import { accessText } from './accessText.ts';
import { attributeListText } from './attributeListText.ts';
import { constraintText } from './constraintText.ts';
import { distributionText, issuingPointText } from './distributionText.ts';
import { generalNameLine } from './generalNameText.ts';
import { authorityKeyText, subjectKeyText } from './keyIdText.ts';
import { netscapeTypeText, plainStringText, tlsFeatureText } from './netscapeText.ts';
import { numberText } from './numberText.ts';
import { dateText, periodText } from './periodText.ts';
import { policyConstraintsText, policyMappingsText } from './policyNumbersText.ts';
import { policyText } from './policyText.ts';
import { proxyText } from './proxyText.ts';
import { reasonCodeText } from './reasonCodeText.ts';
import { timestampText } from './timestampText.ts';
import { basicConstraintsText, keyUsageText, purposesText } from './usageText.ts';

type Printer = (value: Uint8Array) => string | undefined;

/** Extensions of attribute certificates whose presence is all they say (X.509 §15 to 17). */
const ATTRIBUTE_FLAGS: readonly number[] = [50, 56, 61, 62, 65, 66];

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
  ['2.5.29.28', issuingPointText],
  [EXTENSION.certificatePolicies, policyText],
  ['2.5.29.33', policyMappingsText],
  ['2.5.29.36', policyConstraintsText],
  ['2.5.29.54', integerText],
  ['2.5.29.20', integerText],
  ['2.5.29.27', integerText],
  ['2.5.29.21', reasonCodeText],
  ['2.5.29.23', objectText],
  ['2.5.29.24', dateText],
  ['2.5.29.29', alternativeNamesText],
  ['2.5.29.16', periodText],
  ['2.5.29.9', attributeListText],
  [EXTENSION.authorityInfoAccess, accessText],
  ['1.3.6.1.5.5.7.1.11', accessText],
  ['1.3.6.1.5.5.7.1.14', proxyText],
  ['1.3.6.1.5.5.7.1.24', tlsFeatureText],
  ['1.3.6.1.5.5.7.48.1.5', nullText('')],
  ...ATTRIBUTE_FLAGS.map((arc): [string, Printer] => [`2.5.29.${arc}`, nullText('NULL')]),
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
  return PRINTERS.get(extension.oid)?.(firstElement(extension.value));
}

/** openssl reads one element and leaves alone what follows. */
function firstElement(value: Uint8Array): Uint8Array {
  return value.subarray(0, readElement(value, 0, value.length).end);
}

function alternativeNamesText(value: Uint8Array): string {
  const names = childrenOf(readWhole(value, TAG.sequence));
  return names.length === 0 ? '<EMPTY>\n' : names.map((name) => generalNameLine(name, 'slash')).join(', ');
}

function integerText(value: Uint8Array): string {
  return numberText(integerValue(readWhole(value, TAG.integer)));
}

function objectText(value: Uint8Array): string {
  return longName(oidText(readWhole(value, TAG.oid)));
}

function nullText(text: string): Printer {
  return (value) => {
    if (readWhole(value, TAG.null).content !== value.length) throw new DerError('malformed null');
    return text;
  };
}
