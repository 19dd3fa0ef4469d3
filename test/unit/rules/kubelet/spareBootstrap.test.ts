import assert from 'node:assert/strict';
import { ADMIN_CONF, KUBELET_CURRENT } from '../../../support/faults/fault.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { DAY } from '../../../support/nodeOptions.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const BOOTSTRAP = 'etc/kubernetes/bootstrap-kubelet.conf';

/** The findings about a bootstrap kubeconfig with a CA of another cluster, after so many days. */
async function found(days: number, edit: (node: NodePki) => void = () => {}) {
  const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
  const { now } = node.settings;
  node.put(
    BOOTSTRAP,
    node
      .text(ADMIN_CONF)
      .replace(/client-certificate-data: .*\n {4}client-key-data: .*/, 'token: abcdef.0123456789abcdef'),
  );
  node.setKubeconfigAuthority(BOOTSTRAP, await node.otherAuthority('kubernetes'));
  node.replaceCertificate(KUBELET_CURRENT, { notAfter: new Date(now.getTime() + 10_000 * DAY) });
  edit(node);
  const { report } = await inspectFiles(node.files, new Date(now.getTime() + days * DAY));
  return report.findings.flatMap(({ at, rule, severity }) =>
    at.uri.endsWith(BOOTSTRAP) ? [`${rule.split('/')[1]} ${severity}`] : [],
  );
}

const expired = (node: NodePki): void =>
  void node.replaceCertificate(KUBELET_CURRENT, { notAfter: new Date(node.settings.now.getTime() - 3 * DAY) });

// kubelet, pkg/kubelet/certificate/bootstrap, LoadClientConfig: the bootstrap kubeconfig is read only without a valid client certificate.
describe('a bootstrap kubeconfig', () => {
  it('matters little while the kubelet can use its own kubeconfig', async () => {
    assert.deepEqual(await found(0), ['kubeconfig-ca-not-issuer info']);
    assert.ok((await found(5000)).includes('ca-expired info'));
  });

  it('matters once the certificate in that kubeconfig has expired', async () => {
    assert.deepEqual(await found(0, expired), ['kubeconfig-ca-not-issuer error']);
    assert.ok((await found(5000, expired)).includes('ca-expired error'));
  });
});
