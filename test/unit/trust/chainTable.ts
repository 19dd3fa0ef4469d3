import assert from 'node:assert/strict';
import type { IssuedCertificate } from '../../support/certificates.ts';
import { nothing } from '../../support/der.ts';
import { authority, type ChainCase, leaf, verdict } from './chainCase.ts';

export const UNKNOWN = 'unknownAuthority: x509: certificate signed by unknown authority';
export const USAGE = 'incompatibleUsage: x509: certificate specifies an incompatible key usage';
export const CANNOT_SIGN = 'x509: invalid signature: parent certificate cannot sign this kind of certificate';
export const EXPIRED_TEXT =
  'expired: x509: certificate has expired or is not yet valid: current time 2026-01-15T12:00:00Z is after 2021-01-01T00:00:00Z';
export const FUTURE_TEXT =
  'notYetValid: x509: certificate has expired or is not yet valid: current time 2026-01-15T12:00:00Z is before 2030-01-01T00:00:00Z';
export const TRUSTED = 'trusted: kube-apiserver < kubernetes';
export const BY_INTERMEDIATE = 'trusted: kube-apiserver < intermediate < kubernetes';

export function hinted(error: string, candidate: string): string {
  return `${UNKNOWN} (possibly because of "${error}" while trying to verify candidate authority certificate "${candidate}")`;
}

const intermediateOf = (root: IssuedCertificate, overrides = {}): Promise<IssuedCertificate> =>
  authority('intermediate', { issuer: root, authorityKeyId: true, ...overrides });

/** Critical, and unknown to every verifier. */
export const unknownCritical = { oid: '1.2.3.4.5', critical: true, value: nothing() };

export interface TableCase {
  readonly name: string;
  readonly given: () => Promise<ChainCase>;
  readonly expect: string;
}

export async function withRoot(
  root: IssuedCertificate,
  overrides: Parameters<typeof leaf>[1] = {},
): Promise<ChainCase> {
  return { leaf: await leaf(root, overrides), anchors: [root] };
}

export async function regenerated(algorithm: 'RSA-2048' | 'ECDSA-P256' | 'Ed25519'): Promise<ChainCase> {
  const old = await authority('kubernetes', { algorithm });
  return { leaf: await leaf(old), anchors: [await authority('kubernetes', { algorithm, keyName: 'again' })] };
}

export async function viaIntermediate(changes: {
  readonly root?: object;
  readonly intermediate?: object;
}): Promise<ChainCase> {
  const root = await authority('kubernetes', changes.root);
  const intermediate = await intermediateOf(root, changes.intermediate);
  return { leaf: await leaf(intermediate), chain: [intermediate], anchors: [root] };
}

/** One test a case. */
export function runTable(table: readonly TableCase[]): void {
  for (const { name, given, expect } of table) {
    it(name, async () => assert.equal(await verdict(await given()), expect));
  }
}
