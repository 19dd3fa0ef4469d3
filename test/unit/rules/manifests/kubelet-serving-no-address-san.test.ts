import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import type { San } from '../../../support/extensions.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const RULE = 'manifests/kubelet-serving-no-address-san';
const SERVING = 'var/lib/kubelet/pki/kubelet-server-current.pem';

/** The kubelet's certificate with these names, verified by kube-apiserver, which connects by this type of address. */
const verified = (sans: readonly San[], types?: string) =>
  checkNode(
    RULE,
    (node: NodePki) => {
      node.replaceFlag('kube-apiserver', 'kubelet-certificate-authority', '/etc/kubernetes/pki/ca.crt');
      if (types) node.replaceFlag('kube-apiserver', 'kubelet-preferred-address-types', types);
      node.replaceCertificate(SERVING, { sans });
    },
    { serverTLSBootstrap: true },
  );

describe(RULE, () => {
  it('reports a certificate without the address, and attaches the broken connection', async () => {
    for (const sans of [['dns:cp-1'], ['dns:cp-1', 'ip:10.0.0.99']] as const) {
      const checked = await verified(sans);
      const finding = only(checked);
      const { report } = checked;
      assert.deepEqual([finding.messageId, finding.slots.host], ['noAddress', '10.0.0.10']);
      assert.equal(report.findings.length, 1);
      const kubelet = report.connections.find(({ to }) => to.component === 'kubelet');
      assert.deepEqual([kubelet?.verdict, finding.breaks], ['broken', [kubelet?.id]]);
    }
  });

  it('is silent where the address is included, and where kube-apiserver connects by a name', async () => {
    assert.deepEqual((await verified(['dns:cp-1', 'ip:10.0.0.10'])).report.findings, []);
    assert.deepEqual((await verified(['dns:cp-1'], 'Hostname')).lines, []);
  });
});
