import { toHex } from '../der/bytes.ts';
import { attempt, DerCursor, within } from '../der/derCursor.ts';
import { contentOf, contextTag, DerError, TAG } from '../der/derElement.ts';
import { integerValue } from '../der/derPrimitives.ts';
import { checkInt64, cursorOf, type RefuseSince } from './goPrimitives.ts';

/** The object identifiers of certificate policies are compared by their octets, in hexadecimal. */
export type PolicyId = string;

/** 2.5.29.32.0. */
export const ANY_POLICY: PolicyId = '551d2000';

export interface PolicyConstraints {
  readonly requireExplicitPolicy?: number | undefined;
  readonly inhibitPolicyMapping?: number | undefined;
}

/** The certificate policies (RFC 5280 §4.2.1.4) as Go's parser takes them. */
export function checkPolicies(value: Uint8Array, refuseSince: RefuseSince): void {
  const policies = readPolicies(value);
  if (new Set(policies).size < policies.length) refuseSince('policiesValidated', POLICIES);
}

const POLICIES = 'x509: invalid certificate policies';

export function readPolicies(value: Uint8Array): readonly PolicyId[] {
  const list = new DerCursor(cursorOf(value).take(TAG.sequence, POLICIES));
  const policies: PolicyId[] = [];
  while (!list.done) {
    const oid = contentOf(new DerCursor(list.take(TAG.sequence, POLICIES)).take(TAG.oid, POLICIES));
    const isWhole = oid.length > 0 && (oid.at(-1) ?? 0) < 0x80;
    const isShortest = oid.every((octet, at) => octet !== 0x80 || (at > 0 && (oid[at - 1] ?? 0) >= 0x80));
    if (!isWhole || !isShortest) throw new DerError(POLICIES);
    policies.push(toHex(oid));
  }
  return policies;
}

/** Older releases do not look into these three. */
function refuse(refuseSince: RefuseSince, read: () => unknown): void {
  const result = attempt(read);
  if ('error' in result) refuseSince('policiesValidated', result.error);
}

export function checkPolicyConstraints(value: Uint8Array, refuseSince: RefuseSince): void {
  refuse(refuseSince, () => readPolicyConstraints(value));
}

export function readPolicyConstraints(value: Uint8Array): PolicyConstraints {
  const failure = 'x509: invalid policy constraints extension';
  const fields = new DerCursor(cursorOf(value).take(TAG.sequence, failure));
  const read = (tag: number): number | undefined => {
    const element = fields.takeOptional(contextTag(tag, false), failure);
    if (!element) return undefined;
    within(failure, () => checkInt64(element));
    return Number(integerValue({ ...element, tag: TAG.integer }));
  };
  return { requireExplicitPolicy: read(0), inhibitPolicyMapping: read(1) };
}

export function checkPolicyMappings(value: Uint8Array, refuseSince: RefuseSince): void {
  refuse(refuseSince, () => readPolicyMappings(value));
}

/** Pairs of a policy of the issuer and one of the subject. */
export function readPolicyMappings(value: Uint8Array): readonly (readonly [issuer: PolicyId, subject: PolicyId])[] {
  const failure = 'x509: invalid policy mappings extension';
  const list = new DerCursor(cursorOf(value).take(TAG.sequence, failure));
  const mappings: [PolicyId, PolicyId][] = [];
  while (!list.done) {
    const pair = new DerCursor(list.take(TAG.sequence, failure));
    mappings.push([toHex(contentOf(pair.take(TAG.oid, failure))), toHex(contentOf(pair.take(TAG.oid, failure)))]);
  }
  return mappings;
}

export function checkInhibitAnyPolicy(value: Uint8Array, refuseSince: RefuseSince): void {
  refuse(refuseSince, () => readInhibitAnyPolicy(value));
}

export function readInhibitAnyPolicy(value: Uint8Array): number {
  const failure = 'x509: invalid inhibit any policy extension';
  const element = cursorOf(value).take(TAG.integer, failure);
  within(failure, () => checkInt64(element));
  return Number(integerValue(element));
}
