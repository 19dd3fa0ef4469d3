import assert from 'node:assert/strict';
import { ADMIN_CONF } from '../../../support/faults/fault.ts';
import { type KeyAlgorithm, key } from '../../../support/keyPair.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import type { NodePki } from '../../../support/nodePki.ts';
import { rendered } from '../../../support/rendered.ts';
import { addSniPair } from '../../../support/sniPair.ts';

const ETCD = 'etc/kubernetes/pki/etcd/server';
const APISERVER = 'etc/kubernetes/pki/apiserver';
const ETCD_CLIENT = 'etc/kubernetes/pki/apiserver-etcd-client';

/** A node where a pair has a key of the algorithm. */
async function inspected(
  pair: string,
  algorithm: KeyAlgorithm,
  change: (node: NodePki) => void | Promise<void> = () => {},
) {
  const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
  node.reissue(`${pair}.crt`, { key: await key('other', algorithm) });
  await change(node);
  return (await inspectFiles(node.files, node.settings.now)).report;
}

/** "from → to", the side and the error of each broken connection. */
async function broken(...given: Parameters<typeof inspected>) {
  const { connections } = await inspected(...given);
  return connections
    .filter(({ verdict }) => verdict === 'broken')
    .map(({ from, to, error, side }) => [`${from.component} → ${to.component}`, side, rendered(error)]);
}

describe('a key that Go’s TLS does not sign with', () => {
  const CURVE = 'tls: unsupported certificate curve (P-224)';
  const SIZE = 'tls: certificate RSA key size too small for supported signature algorithms';
  const INSECURE =
    'tls: failed to sign handshake: crypto/rsa: 768-bit keys are insecure (see https://go.dev/pkg/crypto/rsa#hdr-Minimum_key_size)';

  it('breaks every connection to etcd that shows it, if its release does not sign with it', async () => {
    for (const [algorithm, error] of [
      ['ECDSA-P224', CURVE],
      ['RSA-512', SIZE],
    ] as const) {
      const found = await broken(ETCD, algorithm);
      assert.ok(found.length > 1);
      for (const [ends, ...rest] of found) {
        assert.match(ends ?? '', /→ etcd$/);
        assert.deepEqual(rest, ['server', error]);
      }
    }
    assert.deepEqual(await broken(ETCD, 'RSA-768'), []);
  });

  it('breaks the connection of a client that shows it', async () => {
    for (const [algorithm, error] of [
      ['ECDSA-P224', CURVE],
      ['RSA-512', SIZE],
      ['RSA-768', INSECURE],
    ] as const) {
      assert.deepEqual(await broken(ETCD_CLIENT, algorithm), [['kube-apiserver → etcd', 'client', error]]);
    }
  });

  it('makes the API server present another certificate to clients of its address', async () => {
    for (const algorithm of ['ECDSA-P224', 'RSA-512'] as const) {
      const found = await broken(APISERVER, algorithm);
      assert.ok(found.length > 2);
      for (const [, side, error] of found) {
        assert.equal(side, 'client');
        assert.match(String(error), /doesn't contain any IP SANs$/);
      }
    }
  });

  it('ends the handshake with those who ask for a name, and with all where it is too short to be safe', async () => {
    const byName = (node: NodePki) => node.setField(ADMIN_CONF, 'server', 'https://kubernetes:6443');
    const { connections } = await inspected(APISERVER, 'ECDSA-P224', byName);
    const admin = connections.find(({ from }) => from.uri?.endsWith('/admin.conf'));
    assert.deepEqual(
      [admin?.side, rendered(admin?.error), rendered(admin?.clientError), admin?.logging],
      ['server', CURVE, 'remote error: tls: handshake failure', 'verbose'],
    );
    for (const [, side, error] of await broken(APISERVER, 'RSA-768')) {
      assert.deepEqual([side, error], ['server', INSECURE]);
    }
  });

  it('leaves open what the API server shows by address where it has certificates for names', async () => {
    const { connections } = await inspected(APISERVER, 'ECDSA-P224', (node) => addSniPair(node, 'api.example.org'));
    const admin = connections.find(({ from }) => from.uri?.endsWith('/admin.conf'));
    assert.equal(admin?.verdict, 'unknown');
  });

  it('is one finding, however it shows', async () => {
    const byName = (node: NodePki) => node.setField(ADMIN_CONF, 'server', 'https://kubernetes:6443');
    for (const pair of [ETCD, APISERVER]) {
      const { findings } = await inspected(pair, 'ECDSA-P224', byName);
      assert.deepEqual(
        findings.map(({ rule }) => rule),
        ['connections/end-unusable'],
      );
    }
  });

  it('is not asked for by an API server that verifies no client', async () => {
    const { connections } = await inspected(APISERVER, 'ECDSA-P256', async (node) => {
      node.reissue(ADMIN_CONF, { key: await key('small', 'ECDSA-P224') });
      for (const flag of ['client-ca-file', 'requestheader-client-ca-file']) {
        node.replaceFlag('kube-apiserver', flag, undefined);
      }
    });
    const admin = connections.find(({ from }) => from.uri?.endsWith('/admin.conf'));
    assert.equal(admin?.answer, 'forbidden');
  });

  it('does not mind the other curves and sizes', async () => {
    for (const pair of [ETCD, ETCD_CLIENT, APISERVER]) {
      for (const algorithm of ['ECDSA-P384', 'RSA-1024'] as const) assert.deepEqual(await broken(pair, algorithm), []);
    }
  });
});
