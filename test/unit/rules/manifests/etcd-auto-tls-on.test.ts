import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { ETCD_MANIFEST } from '../../../support/faults/fault.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';

const RULE = 'manifests/etcd-auto-tls-on';

describe(RULE, () => {
  it('reports that given certificates win', async () => {
    const finding = only(await checkNode(RULE, (node) => node.replaceFlag('etcd', 'auto-tls', 'true')));
    assert.equal(finding.messageId, 'ignored');
    assert.equal(finding.path, ETCD_MANIFEST);
    assert.equal(finding.text, 'true');
    assert.equal(finding.severity, 'info');
  });

  it('reports self-signed certificates', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        node.replaceFlag('etcd', 'auto-tls', 'true');
        node.replaceFlag('etcd', 'cert-file', undefined);
        node.replaceFlag('etcd', 'key-file', undefined);
      }),
    );
    assert.equal(finding.messageId, 'selfSigned');
  });

  it('is silent if a variable sets it as well, which keeps etcd from starting', async () => {
    const rules = async (image: string) => {
      const node = await openNode();
      node.replaceFlag('etcd', 'auto-tls', 'true');
      node.setText(ETCD_MANIFEST, (text) =>
        text.replace(/image: .*/, `env:\n    - name: ETCD_AUTO_TLS\n      value: 'true'\n    image: ${image}`),
      );
      const { report } = await inspectFiles(node.files, node.settings.now);
      return report.findings.flatMap(({ rule }) => (/auto-tls|env-flag/.test(rule) ? rule : []));
    };
    assert.deepEqual(await rules('registry.k8s.io/etcd:3.5.15-0'), ['manifests/etcd-env-flag-conflict']);
    assert.deepEqual(await rules('registry.k8s.io/etcd:3.3.15-0'), [RULE]);
  });

  it('is silent about false', async () => {
    assert.deepEqual((await checkNode(RULE, (node) => node.replaceFlag('etcd', 'auto-tls', 'false'))).findings, []);
  });
});
