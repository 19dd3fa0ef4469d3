import assert from 'node:assert/strict';
import { key } from '../../../support/keyPair.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { rendered } from '../../../support/rendered.ts';

const ETCD = 'etc/kubernetes/pki/etcd/server';
const APISERVER = 'etc/kubernetes/pki/apiserver';
const ETCD_CLIENT = 'etc/kubernetes/pki/apiserver-etcd-client';

/** "from → to: error" of each broken connection where a pair has a key of the curve. */
async function broken(pair: string, curve: 'ECDSA-P224' | 'ECDSA-P384') {
  const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
  const other = await key('other', curve);
  node.reissue(`${pair}.crt`, { key: other });
  const { report } = await inspectFiles(node.files, node.settings.now);
  return report.connections
    .filter(({ verdict }) => verdict === 'broken')
    .map(({ from, to, error, side }) => [`${from.component} → ${to.component}`, side, rendered(error)]);
}

describe('a key on a curve that Go’s TLS does not sign with', () => {
  const CURVE = 'tls: unsupported certificate curve (P-224)';

  it('breaks every connection to etcd that shows it', async () => {
    const found = await broken(ETCD, 'ECDSA-P224');
    assert.ok(found.length > 1);
    for (const [ends, ...rest] of found) {
      assert.match(ends ?? '', /→ etcd$/);
      assert.deepEqual(rest, ['configuration', CURVE]);
    }
  });

  it('breaks the connection of a client that shows it', async () => {
    assert.deepEqual(await broken(ETCD_CLIENT, 'ECDSA-P224'), [['kube-apiserver → etcd', 'configuration', CURVE]]);
  });

  it('makes the API server show another certificate to those who dial its address', async () => {
    const found = await broken(APISERVER, 'ECDSA-P224');
    assert.ok(found.length > 2);
    for (const [, , error] of found) assert.match(String(error), /doesn't contain any IP SANs$/);
  });

  it('does not mind the other curves', async () => {
    for (const pair of [ETCD, ETCD_CLIENT, APISERVER]) assert.deepEqual(await broken(pair, 'ECDSA-P384'), []);
  });
});
