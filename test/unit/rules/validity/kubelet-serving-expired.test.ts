import assert from 'node:assert/strict';
import { checkNode } from '../../../support/checkRule.ts';
import { days, nodeSettings } from '../../../support/nodeOptions.ts';

const RULE = 'validity/kubelet-serving-expired';
const APISERVER = 'etc/kubernetes/pki/apiserver.crt';
const NOW = nodeSettings({}).now;
const ending = (left: number, life = 365) => ({ notBefore: days(NOW, left - life), notAfter: days(NOW, left) });
describe(RULE, () => {
  const KUBELET = 'var/lib/kubelet/pki/kubelet.crt';

  it('warns once about the leaf of the self-signed pair, and nothing else does', async () => {
    const { findings, names } = await checkNode(RULE, (node) => void node.replaceCertificate(KUBELET, ending(-2)));
    assert.deepEqual(
      findings.map(({ messageId, path, severity }) => [messageId, path, severity]),
      [['expired', KUBELET, 'warning']],
    );
    assert.deepEqual(names, [`${RULE} ${KUBELET}`]);
  });

  it('is silent where the kubelet serves a certificate of the cluster', async () => {
    const { lines } = await checkNode(
      RULE,
      (node) => node.put(KUBELET, node.replaceCertificate(APISERVER, ending(-2)).pem),
      { serverTLSBootstrap: true },
    );
    assert.deepEqual(lines, []);
  });
});
