import assert from 'node:assert/strict';
import { certificateRequest } from '../../../support/certificates.ts';
import { checkNode } from '../../../support/checkRule.ts';
import { key } from '../../../support/keyPair.ts';

const RULE = 'kubeconfigs/kubeconfig-client-half';
const SCHEDULER = 'etc/kubernetes/scheduler.conf';
const ADMIN = 'etc/kubernetes/admin.conf';

describe(RULE, () => {
  const without = (field: string) => (text: string) => text.replace(new RegExp(` {4}${field}: .*\\n`), '');

  it('reports a certificate without its key', async () => {
    const { findings } = await checkNode(RULE, (node) => node.setText(SCHEDULER, without('client-key-data')));
    assert.deepEqual(
      findings.map(({ messageId, path, severity }) => [messageId, path, severity]),
      [['withoutKey', SCHEDULER, 'error']],
    );
    assert.match(findings[0]?.code ?? '', /client-key-data or client-key must be specified for system:kube-scheduler/);
  });

  it('reports a key without its certificate', async () => {
    const { findings } = await checkNode(RULE, (node) => node.setText(SCHEDULER, without('client-certificate-data')));
    assert.deepEqual(
      findings.map(({ messageId }) => messageId),
      ['withoutCertificate'],
    );
  });

  it('only informs while an external CA has the request', async () => {
    const { findings } = await checkNode(RULE, async (node) => {
      node.setText(SCHEDULER, without('client-certificate-data'));
      const pair = await key('scheduler');
      const request = certificateRequest({ subject: { commonName: 'system:kube-scheduler' }, key: pair });
      node.put(`${SCHEDULER}.csr`, request.pem);
    });
    assert.deepEqual(
      findings.map(({ messageId, severity }) => [messageId, severity]),
      [['awaited', 'info']],
    );
  });

  it('is silent where a token does the work, and where there is neither', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.setText(SCHEDULER, (text) => text.replace(/client-certificate-data: .*/, 'token: abc'));
      node.setText(ADMIN, (text) => without('client-key-data')(without('client-certificate-data')(text)));
    });
    assert.deepEqual(lines, []);
  });
});
