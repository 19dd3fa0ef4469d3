import assert from 'node:assert/strict';
import {
  CLUSTER_V1BETA3,
  CLUSTER_V1BETA4,
  CONFIG_PATH,
  INIT_V1BETA4,
  JOIN_V1BETA4,
  KUBESPRAY,
  TEMPLATE,
} from '../../../support/kubeadmConfig.ts';
import { buildNode } from '../../../support/kubeadmNode.ts';
import { kubespray } from '../../../support/layouts/kubespray.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

/** A file by itself, in a folder that is no node. */
async function alone(text: string): Promise<readonly string[]> {
  return (await inspectFiles({ 'cluster/kubeadm.yaml': text }, NOW)).names;
}

describe('correct configurations of kubeadm', () => {
  const texts = { CLUSTER_V1BETA3, CLUSTER_V1BETA4, INIT_V1BETA4, JOIN_V1BETA4, KUBESPRAY, TEMPLATE };
  for (const [name, text] of Object.entries(texts)) {
    it(`says nothing of ${name} by itself`, async () => assert.deepEqual(await alone(text), []));
  }

  it('says nothing of cluster and init in one file, nor with Windows line ends, nor as JSON', async () => {
    const both = `${CLUSTER_V1BETA4}---\n${INIT_V1BETA4}`;
    assert.deepEqual(await alone(both), []);
    assert.deepEqual(await alone(both.replaceAll('\n', '\r\n')), []);
    const json = { apiVersion: 'kubeadm.k8s.io/v1beta4', kind: 'ClusterConfiguration', certificatesDir: '/pki' };
    assert.deepEqual(await alone(JSON.stringify(json)), []);
  });

  it('agrees with the node it was made for', async () => {
    const files = await buildNode({ keyAlgorithm: 'ECDSA-P256', controlPlaneEndpoint: 'k8s-api.example.com:6443' });
    const text = `${CLUSTER_V1BETA4.replace(/ {2}- "\*.api.*\n.*\n.*\n/, '')}---\n${INIT_V1BETA4}`;
    files.set(CONFIG_PATH, new TextEncoder().encode(text));
    files.set('root/join.yaml', new TextEncoder().encode(TEMPLATE));
    assert.deepEqual((await inspectFiles(files, NOW)).names, []);
  });

  it('agrees with a node of kubespray', async () => {
    const files = new Map(await kubespray(NOW));
    const before = (await inspectFiles(files, NOW)).names;
    files.set(CONFIG_PATH, new TextEncoder().encode(KUBESPRAY));
    assert.deepEqual((await inspectFiles(files, NOW)).names, before);
  });

  it('leaves old copies alone', async () => {
    const files = await buildNode({ keyAlgorithm: 'ECDSA-P256' });
    const text = CLUSTER_V1BETA4.replace('10.96.0.0/12', '10.50.0.0/16').replace('ECDSA-P256', 'DSA');
    files.set(`${CONFIG_PATH}.bak`, new TextEncoder().encode(text));
    assert.deepEqual((await inspectFiles(files, NOW)).names, []);
  });
});
