import assert from 'node:assert/strict';
import { checkNode } from '../../../support/checkRule.ts';

const RULE = 'files/pem-unterminated';
const APISERVER = 'etc/kubernetes/pki/apiserver.crt';

describe(RULE, () => {
  it('reports the BEGIN whose END is missing', async () => {
    const { lines, findings } = await checkNode(RULE, (node) =>
      node.setText(APISERVER, (text) => text.replace(/-----END.*\n/, '')),
    );
    assert.deepEqual(lines, [`found ${APISERVER} -----BEGIN CERTIFICATE-----`]);
    assert.match(findings[0]?.code ?? '', /END CERTIFICATE/);
    assert.deepEqual(findings[0]?.related, [`etc/kubernetes/manifests/kube-apiserver.yaml: /${APISERVER}`]);
  });

  it('is silent about text around complete blocks, and about archived copies', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      const broken = node.text(APISERVER).replace(/-----END.*\n/, '');
      node.setText(APISERVER, (text) => `subject=kube-apiserver\n${text}the end`);
      node.put(`${APISERVER}.bak`, broken);
    });
    assert.deepEqual(lines, []);
  });
});
