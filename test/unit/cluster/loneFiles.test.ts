import assert from 'node:assert/strict';
import { openNode } from '../../support/kubeadmNode.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';
import type { NodeFiles } from '../../support/nodeOptions.ts';

const EXPIRED = new Date('2027-06-01T12:00:00Z');
const ETCD = 'etc/kubernetes/pki/etcd/';
const SERVING = 'var/lib/kubelet/pki/kubelet.crt';

describe('an expired certificate that only its path assigns to Kubernetes', () => {
  let files: NodeFiles;
  before(async () => {
    ({ files } = await openNode({ now: new Date('2026-06-01T12:00:00Z'), keyAlgorithm: 'ECDSA-P256' }));
  });

  async function reported(...paths: readonly string[]): Promise<readonly string[]> {
    const { report } = await inspectFiles(new Map([...files].filter(([path]) => paths.includes(path))), EXPIRED);
    return report.findings
      .filter(({ at }) => at.uri.endsWith(paths[0] ?? ''))
      .map(({ rule, messageId, severity, evidence }) => `${rule} ${messageId} ${severity} ${evidence}`);
  }

  it('is the health check’s by its common name as well, and by other files', async () => {
    const client = `${ETCD}healthcheck-client.crt`;
    assert.deepEqual(await reported(client), ['validity/cert-expired client warning corroborated']);
    assert.deepEqual(await reported(client, `${ETCD}ca.crt`, 'etc/kubernetes/pki/sa.pub'), [
      'validity/cert-expired client error conventional',
    ]);
  });

  it('is one that nothing reads if its name and content do not agree', async () => {
    assert.deepEqual(await reported(`${ETCD}server.crt`), ['validity/cert-expired unknown warning configured']);
  });

  it('is the kubelet’s by its issuer as well', async () => {
    assert.deepEqual(await reported(SERVING), ['validity/kubelet-serving-expired expired warning corroborated']);
  });
});
