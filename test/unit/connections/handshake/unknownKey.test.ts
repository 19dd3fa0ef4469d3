import assert from 'node:assert/strict';
import * as der from '../../../support/der.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { rendered } from '../../../support/rendered.ts';

const APISERVER = 'etc/kubernetes/pki/apiserver.crt';

/** The errors of the broken connections of a node whose API server has a certificate with this key. */
async function errorsWith(spki: Uint8Array): Promise<readonly string[]> {
  const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
  const { key } = node.certificate(APISERVER).spec;
  node.replaceCertificate(APISERVER, { key: { ...key, spki } });
  const { connections } = (await inspectFiles(node.files, node.settings.now)).report;
  const broken = connections.filter(({ verdict }) => verdict === 'broken');
  return [...new Set(broken.flatMap(({ error }) => rendered(error) ?? []))];
}

const spki = (oid: string, ...parameters: readonly Uint8Array[]): Uint8Array =>
  der.sequence(der.sequence(der.oid(oid), ...parameters), der.bitString(Uint8Array.of(2, 1, 5)));

describe('a pair that Go refuses to load', () => {
  it('breaks what rests on it: a key of an algorithm that TLS does not know, and one that crypto/x509 refuses', async () => {
    const [unknown] = await errorsWith(spki('1.2.3.4'));
    assert.match(unknown ?? '', /tls: unknown public key algorithm$/);
    const [refused] = await errorsWith(spki('1.3.101.112'));
    assert.match(refused ?? '', /x509: wrong Ed25519 public key size$/);
  });
});
