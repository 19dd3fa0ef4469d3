import assert from 'node:assert/strict';
import { buildNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { nodeSettings } from '../../../support/nodeOptions.ts';

const NOW = nodeSettings({}).now;

describe("kubeadm's health check of etcd", () => {
  for (const [network, ipv6, host] of [
    ['IPv4', false, '127.0.0.1'],
    ['IPv6', true, '::1'],
  ] as const) {
    it(`connects to the loopback address that etcd listens on: ${network}`, async () => {
      const { report } = await inspectFiles(await buildNode({ keyAlgorithm: 'ECDSA-P256', ipv6 }), NOW);
      const check = report.connections.find(({ from }) => from.component === 'etcd-health-check');
      assert.equal(check?.host?.value, host);
      assert.equal(check?.verdict, 'ok');
    });
  }
});
