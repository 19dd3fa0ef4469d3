import assert from 'node:assert/strict';
import type { Certificate } from '../../../../src/core/model/artifacts/certificate.ts';
import { plainText } from '../../../../src/core/model/text/plainText.ts';
import { lacksSuite } from '../../../../src/core/trust/suiteKeys.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';

const ECDSA = 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256';
const RSA = 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256';

/** The connections to an etcd with an EC key and these limits, and those that the rule’s finding breaks. */
async function connectionsWith(version: string, suites: string) {
  const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
  node.replaceFlag('etcd', 'tls-max-version', version);
  node.replaceFlag('etcd', 'cipher-suites', suites);
  const { report } = await inspectFiles(node.files, node.settings.now);
  const finding = report.findings.find(({ rule }) => rule === 'tls/cipher-cert-mismatch');
  return { found: report.connections.filter(({ kind }) => kind === 'etcd'), breaks: finding?.breaks ?? [] };
}

describe('the suites of TLS 1.2', () => {
  it('break handshakes if none works with the key of the server, with the errors of both ends', async () => {
    const { found, breaks } = await connectionsWith('TLS1.2', RSA);
    assert.ok(found.length > 1);
    for (const { verdict, side, error = '', clientError = '' } of found) {
      assert.deepEqual([verdict, side], ['broken', 'server']);
      assert.equal(plainText(error || assert.fail()), 'tls: no cipher suite supported by both client and server');
      assert.equal(plainText(clientError || assert.fail()), 'remote error: tls: handshake failure');
    }
    assert.deepEqual([...breaks].sort(), found.map(({ id }) => id).sort());
  });

  it('break none if TLS 1.3 is possible or one suite fits', async () => {
    for (const [version, suites] of [
      ['TLS1.3', RSA],
      ['TLS1.2', ECDSA],
      ['TLS1.2', `${RSA},${ECDSA}`],
    ] as const) {
      const { found } = await connectionsWith(version, suites);
      assert.deepEqual(new Set(found.map(({ verdict }) => verdict)), new Set(['ok']));
    }
  });

  it('are those of ECDSA for an Ed25519 key', () => {
    const certificateOf = (algorithm: string) => ({ publicKey: { algorithm } }) as Certificate;
    assert.equal(lacksSuite([ECDSA], certificateOf('Ed25519')), false);
    assert.equal(lacksSuite([ECDSA], certificateOf('RSA')), true);
  });
});
