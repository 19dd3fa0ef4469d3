import assert from 'node:assert/strict';
import { readCertificate } from '../../../src/core/formats/x509/readCertificate.ts';
import { commonName } from '../../../src/core/formats/x509/subjectNames.ts';
import type { Certificate } from '../../../src/core/model/artifacts/certificate.ts';
import type { ChainOutcome, Purpose } from '../../../src/core/model/chainOutcome.ts';
import { plainText } from '../../../src/core/model/text/plainText.ts';
import { goErrorText } from '../../../src/core/trust/goErrorText.ts';
import { verifySignatures } from '../../../src/core/trust/signatures.ts';
import { verifyChain } from '../../../src/core/trust/verifyChain.ts';
import {
  authoritySpec,
  type CertificateSpec,
  type IssuedCertificate,
  issue,
  LEAF_SHAPE,
} from '../../support/certificates.ts';
import { type KeyAlgorithm, key } from '../../support/keyPair.ts';

/** The clock of these tests, and a validity around it. */
export const NOW = Date.UTC(2026, 0, 15, 12);
export const VALID = {
  notBefore: new Date('2025-01-01T00:00:00Z'),
  notAfter: new Date('2035-01-01T00:00:00Z'),
} as const;
export const EXPIRED = {
  notBefore: new Date('2020-01-01T00:00:00Z'),
  notAfter: new Date('2021-01-01T00:00:00Z'),
} as const;
export const FUTURE = {
  notBefore: new Date('2030-01-01T00:00:00Z'),
  notAfter: new Date('2031-01-01T00:00:00Z'),
} as const;

type Overrides = Partial<CertificateSpec> & { readonly keyName?: string; readonly algorithm?: KeyAlgorithm };

/** A CA as kubeadm makes it, with these changes; its key is named for its common name unless `keyName` says otherwise. */
export async function authority(name: string, overrides: Overrides = {}): Promise<IssuedCertificate> {
  const { keyName = name, algorithm = 'ECDSA-P256', ...rest } = overrides;
  const pair = await key(keyName, algorithm);
  return issue({ ...authoritySpec(name, pair, VALID.notBefore, VALID.notAfter), ...rest });
}

/** An apiserver certificate of that CA, with these changes. */
export async function leaf(
  issuer: IssuedCertificate | undefined,
  overrides: Overrides = {},
): Promise<IssuedCertificate> {
  const { keyName = 'leaf', algorithm = 'ECDSA-P256', ...rest } = overrides;
  return issue({
    subject: { commonName: 'kube-apiserver' },
    key: await key(keyName, algorithm),
    issuer,
    ...VALID,
    ...LEAF_SHAPE,
    extendedKeyUsage: ['serverAuth'],
    sans: ['dns:kubernetes', 'dns:node1', 'ip:10.96.0.1', 'ip:192.168.0.10'],
    ...rest,
  });
}

export async function read(issued: Pick<IssuedCertificate, 'der'>): Promise<Certificate> {
  const result = await readCertificate(issued.der);
  assert.ok('certificate' in result, 'error' in result ? result.error : '');
  return result.certificate;
}

export interface ChainCase {
  readonly leaf: IssuedCertificate;
  readonly chain?: readonly IssuedCertificate[];
  readonly anchors: readonly IssuedCertificate[];
  readonly host?: string;
  readonly purpose?: Purpose;
  readonly now?: number;
}

/** The outcome in one line: the common names of the chain, or Go's text after the kind of failure. */
export async function verdict(given: ChainCase): Promise<string> {
  return reported(await outcome(given));
}

export async function outcome(given: ChainCase): Promise<ChainOutcome> {
  const presented = await read(given.leaf);
  const intermediates = await Promise.all((given.chain ?? []).map(read));
  const anchors = await Promise.all(given.anchors.map(read));
  const signatures = await verifySignatures([presented, ...intermediates, ...anchors]);
  const { host, purpose = 'serverAuth', now = NOW } = given;
  return verifyChain({ leaf: presented, intermediates, anchors, purpose, now, host }, signatures);
}

export function reported(result: ChainOutcome): string {
  if (result.kind === 'trusted') return `trusted: ${result.chain.map(commonName).join(' < ')}`;
  if (result.kind === 'unchecked') return `unchecked: ${plainText(result.reason)}`;
  return `${result.failure.kind}: ${goErrorText(result.failure)}`;
}
