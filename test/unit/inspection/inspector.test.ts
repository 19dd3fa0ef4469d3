import assert from 'node:assert/strict';
import { plainText } from '../../../src/core/model/text/plainText.ts';
import { buildCluster, buildNode } from '../../support/kubeadmNode.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';
import type { NodeOptions } from '../../support/nodeOptions.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

/** Correct clusters: each must be silent, whatever its layout. */
const CORRECT: Readonly<Record<string, NodeOptions>> = {
  'RSA, as kubeadm init leaves it': { keyAlgorithm: 'RSA-2048' },
  ECDSA: { keyAlgorithm: 'ECDSA-P256' },
  'external CA': { keyAlgorithm: 'ECDSA-P256', externalCa: true },
  'external etcd': { keyAlgorithm: 'ECDSA-P256', externalEtcd: true },
  'an intermediate CA': { keyAlgorithm: 'ECDSA-P256', intermediateCa: true },
  'a CA bundle in rotation': { keyAlgorithm: 'ECDSA-P256', caBundleRotation: true },
  'a joined node': { keyAlgorithm: 'ECDSA-P256', joined: true },
  'a copy without keys': { keyAlgorithm: 'ECDSA-P256', withoutKeys: true },
  serverTLSBootstrap: { keyAlgorithm: 'ECDSA-P256', serverTLSBootstrap: true },
  IPv6: { keyAlgorithm: 'ECDSA-P256', ipv6: true },
  'dual stack': { keyAlgorithm: 'ECDSA-P256', serviceSubnet: '10.96.0.0/12,fd00:10:96::/112' },
  'a control plane endpoint': { keyAlgorithm: 'ECDSA-P256', controlPlaneEndpoint: 'api.example.org:6443' },
};

describe('an inspection', () => {
  describe('of a correct node gives no finding', () => {
    for (const [title, options] of Object.entries(CORRECT)) {
      it(title, async () => {
        const { report } = await inspectFiles(await buildNode({ now: NOW, ...options }), NOW);
        assert.deepEqual(
          report.findings.map(({ rule, message }) => `${rule}: ${plainText(message)}`),
          [],
        );
        assert.equal(report.nodes.length, 1);
      });
    }

    it('three control-plane nodes side by side', async () => {
      const nodes = await buildCluster({ nodes: 3, now: NOW, keyAlgorithm: 'ECDSA-P256' });
      const files = new Map(
        nodes.flatMap((node, at) => [...node].map(([path, file]) => [`node${at + 1}/${path}`, file] as const)),
      );
      const { report } = await inspectFiles(files, NOW);
      assert.deepEqual(
        report.findings.map(({ rule, message }) => `${rule}: ${plainText(message)}`),
        [],
      );
      assert.deepEqual(
        report.nodes.map(({ view }) => view.label),
        ['node1', 'node2', 'node3'],
      );
    });
  });

  describe('of a part of a correct node gives no finding', () => {
    const parts: Readonly<Record<string, { keep: RegExp; strip: string; folder?: string }>> = {
      'only the folder pki': { keep: /^etc\/kubernetes\/pki\//, strip: 'etc/kubernetes/pki/', folder: 'pki' },
      'only the folder kubernetes': { keep: /^etc\/kubernetes\//, strip: 'etc/kubernetes/', folder: 'kubernetes' },
      'only the manifests': {
        keep: /^etc\/kubernetes\/manifests\//,
        strip: 'etc/kubernetes/manifests/',
        folder: 'manifests',
      },
      'only one manifest': { keep: /kube-apiserver\.yaml$/, strip: 'etc/kubernetes/manifests/' },
      'only one kubeconfig': { keep: /scheduler\.conf$/, strip: 'etc/kubernetes/' },
      'kubeconfigs and manifests without pki': { keep: /^etc\/kubernetes\/([^/]*\.conf|manifests\/.*)$/, strip: '' },
      'pki and manifests without kubeconfigs': { keep: /^etc\/kubernetes\/(pki|manifests)\//, strip: '' },
      'all but the kubelet': { keep: /^etc\//, strip: '' },
      'only the kubelet': { keep: /^var\//, strip: '' },
    };
    for (const [title, { keep, strip, folder }] of Object.entries(parts)) {
      it(title, async () => {
        const node = await buildNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
        const kept = [...node]
          .filter(([path]) => keep.test(path))
          .map(([path, file]) => [path.slice(strip.length), file] as const);
        assert.ok(kept.length > 0);
        const { report } = await inspectFiles(new Map(kept), NOW, {}, folder);
        assert.deepEqual(
          report.findings.map(({ rule, message }) => `${rule}: ${plainText(message)}`),
          [],
        );
      });
    }
  });
});
