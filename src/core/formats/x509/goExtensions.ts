import { DerCursor, within } from '../der/derCursor.ts';
import { contentOf, contextTag, type DerElement, DerError, TAG } from '../der/derElement.ts';
import { booleanValue, checkMinimal } from '../der/derPrimitives.ts';
import { checkAltNames } from './goAltNames.ts';
import { checkNameConstraints } from './goNameConstraints.ts';
import { checkInhibitAnyPolicy, checkPolicies, checkPolicyConstraints, checkPolicyMappings } from './goPolicies.ts';
import { checkBitString, cursorOf, type RefuseSince, takeGoOid } from './goPrimitives.ts';
import { EXTENSION } from './parseExtensions.ts';

interface GoExtension {
  readonly oid: string;
  readonly critical: boolean;
  readonly value: Uint8Array;
}

/** Throws what Go refuses of the extensions of a certificate (parseCertificate, processExtensions). */
export function checkExtensions(list: DerElement, refuseSince: RefuseSince): void {
  const cursor = new DerCursor(list);
  const found = new Map<string, GoExtension>();
  while (!cursor.done) {
    const extension = readExtension(cursor.take(TAG.sequence, 'x509: malformed extension'));
    const { oid } = extension;
    if (found.has(oid)) throw new DerError(`x509: certificate contains duplicate extension with OID "${oid}"`);
    found.set(oid, extension);
  }
  for (const extension of found.values()) CHECKS.get(extension.oid)?.(extension, refuseSince);
}

function readExtension(element: DerElement): GoExtension {
  const fields = new DerCursor(element);
  const oid = takeGoOid(fields, 'x509: malformed extension OID field');
  const failure = 'x509: malformed extension critical field';
  const flag = fields.takeOptional(TAG.boolean, failure);
  const critical = flag !== undefined && within(failure, () => booleanValue(flag));
  return { oid, critical, value: contentOf(fields.take(TAG.octetString, 'x509: malformed extension value field')) };
}

type Check = (extension: GoExtension, refuseSince: RefuseSince) => void;

const CHECKS: ReadonlyMap<string, Check> = new Map<string, Check>([
  [EXTENSION.keyUsage, ({ value }) => checkKeyUsage(value)],
  [EXTENSION.basicConstraints, ({ value }, refuseSince) => checkBasicConstraints(value, refuseSince)],
  [EXTENSION.subjectAltName, ({ value }) => checkAltNames(value)],
  [EXTENSION.nameConstraints, ({ value }) => checkNameConstraints(value)],
  [EXTENSION.crlDistributionPoints, ({ value }) => checkDistributionPoints(value)],
  [EXTENSION.authorityKeyId, checkAuthorityKeyId],
  [EXTENSION.policyConstraints, ({ value }, refuseSince) => checkPolicyConstraints(value, refuseSince)],
  [EXTENSION.extendedKeyUsage, ({ value }) => checkExtendedKeyUsage(value)],
  [EXTENSION.subjectKeyId, checkSubjectKeyId],
  [EXTENSION.certificatePolicies, ({ value }, refuseSince) => checkPolicies(value, refuseSince)],
  [EXTENSION.policyMappings, ({ value }, refuseSince) => checkPolicyMappings(value, refuseSince)],
  [EXTENSION.inhibitAnyPolicy, ({ value }, refuseSince) => checkInhibitAnyPolicy(value, refuseSince)],
  [EXTENSION.authorityInfoAccess, checkInformationAccess],
]);

function checkKeyUsage(value: Uint8Array): void {
  const failure = 'x509: invalid key usage';
  const bits = cursorOf(value).take(TAG.bitString, failure);
  within(failure, () => checkBitString(bits));
}

/** Octets of an integer of 64 bits without a sign, of which Go takes 63. */
const MAX_LENGTH_OCTETS = 8;

function checkBasicConstraints(value: Uint8Array, refuseSince: RefuseSince): void {
  const failure = 'x509: invalid basic constraints';
  const fields = new DerCursor(cursorOf(value).take(TAG.sequence, failure));
  const flag = fields.takeOptional(TAG.boolean, failure);
  if (flag) within(failure, () => booleanValue(flag));
  const limit = fields.takeOptional(TAG.integer, failure);
  if (!limit) return;
  within(failure, () => checkMinimal(limit));
  if (limit.end - limit.content > MAX_LENGTH_OCTETS) throw new DerError(failure);
  if ((limit.bytes[limit.content] ?? 0) >= 0x80) refuseSince('negativePathLengthRefused', failure);
}

/** RFC 5280 §4.2.1.13. */
function checkDistributionPoints(value: Uint8Array): void {
  const points = new DerCursor(cursorOf(value).take(TAG.sequence, 'x509: invalid CRL distribution points'));
  const failure = 'x509: invalid CRL distribution point';
  while (!points.done) {
    const point = new DerCursor(points.take(TAG.sequence, failure));
    const name = point.takeOptional(contextTag(0, true), failure);
    if (!name) continue;
    const names = new DerCursor(new DerCursor(name).take(contextTag(0, true), failure));
    while (names.takeOptional(contextTag(6, false), failure));
  }
}

function checkAuthorityKeyId({ critical, value }: GoExtension, refuseSince: RefuseSince): void {
  if (critical) {
    refuseSince('criticalIdentifierRefused', 'x509: authority key identifier incorrectly marked critical');
  }
  const failure = 'x509: invalid authority key identifier';
  new DerCursor(cursorOf(value).take(TAG.sequence, failure)).takeOptional(contextTag(0, false), failure);
}

function checkExtendedKeyUsage(value: Uint8Array): void {
  const failure = 'x509: invalid extended key usages';
  const purposes = new DerCursor(cursorOf(value).take(TAG.sequence, failure));
  while (!purposes.done) takeGoOid(purposes, failure);
}

function checkSubjectKeyId({ critical, value }: GoExtension, refuseSince: RefuseSince): void {
  if (critical) refuseSince('criticalIdentifierRefused', 'x509: subject key identifier incorrectly marked critical');
  cursorOf(value).take(TAG.octetString, 'x509: invalid subject key identifier');
}

function checkInformationAccess({ critical, value }: GoExtension, refuseSince: RefuseSince): void {
  if (critical) refuseSince('criticalIdentifierRefused', 'x509: authority info access incorrectly marked critical');
  const failure = 'x509: invalid authority info access';
  const descriptions = new DerCursor(cursorOf(value).take(TAG.sequence, failure));
  while (!descriptions.done) {
    const description = new DerCursor(descriptions.take(TAG.sequence, failure));
    takeGoOid(description, failure);
    description.takeOptional(contextTag(6, false), failure);
  }
}
