import assert from 'node:assert/strict';
import { judgeNode } from '../../../support/judge.ts';

const RULE = 'files/pem-unterminated';
const APISERVER = 'etc/kubernetes/pki/apiserver.crt';

describe(RULE, () => {
  it('reports the BEGIN whose END is missing', async () => {
    const { lines, said } = await judgeNode(RULE, (node) =>
      node.setText(APISERVER, (text) => text.replace(/-----END.*\n/, '')),
    );
    assert.deepEqual(lines, [`found ${APISERVER} -----BEGIN CERTIFICATE-----`]);
    assert.match(said[0]?.finding.message ?? '', /END CERTIFICATE/);
    assert.match(said[0]?.finding.related[0]?.message ?? '', /--tls-cert-file of kube-apiserver/);
  });

  it('is silent about text around complete blocks, and about archived copies', async () => {
    const { lines } = await judgeNode(RULE, (node) => {
      const broken = node.text(APISERVER).replace(/-----END.*\n/, '');
      node.setText(APISERVER, (text) => `subject=kube-apiserver\n${text}the end`);
      node.put(`${APISERVER}.bak`, broken);
    });
    assert.deepEqual(lines, []);
  });
});
