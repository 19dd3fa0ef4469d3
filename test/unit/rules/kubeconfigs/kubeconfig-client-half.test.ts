import assert from 'node:assert/strict';
import { certificateRequest } from '../../../support/certificates.ts';
import { judgeNode } from '../../../support/judge.ts';
import { key } from '../../../support/keyPair.ts';

const RULE = 'kubeconfigs/kubeconfig-client-half';
const SCHEDULER = 'etc/kubernetes/scheduler.conf';
const ADMIN = 'etc/kubernetes/admin.conf';

describe(RULE, () => {
  const without = (field: string) => (text: string) => text.replace(new RegExp(` {4}${field}: .*\\n`), '');

  it('reports a certificate without its key', async () => {
    const { said } = await judgeNode(RULE, (node) => node.setText(SCHEDULER, without('client-key-data')));
    assert.deepEqual(
      said.map(({ message, path, finding }) => [message, path, finding.severity]),
      [['withoutKey', SCHEDULER, 'error']],
    );
    assert.match(
      said[0]?.finding.message ?? '',
      /client-key-data or client-key must be specified for system:kube-scheduler/,
    );
  });

  it('reports a key without its certificate', async () => {
    const { said } = await judgeNode(RULE, (node) => node.setText(SCHEDULER, without('client-certificate-data')));
    assert.deepEqual(
      said.map(({ message }) => message),
      ['withoutCertificate'],
    );
  });

  it('only informs while an external CA has the request', async () => {
    const { said } = await judgeNode(RULE, async (node) => {
      node.setText(SCHEDULER, without('client-certificate-data'));
      const pair = await key('scheduler');
      const request = certificateRequest({ subject: { commonName: 'system:kube-scheduler' }, key: pair });
      node.put(`${SCHEDULER}.csr`, request.pem);
    });
    assert.deepEqual(
      said.map(({ message, finding }) => [message, finding.severity]),
      [['awaited', 'info']],
    );
  });

  it('is silent where a token does the work, and where there is neither', async () => {
    const { lines } = await judgeNode(RULE, (node) => {
      node.setText(SCHEDULER, (text) => text.replace(/client-certificate-data: .*/, 'token: abc'));
      node.setText(ADMIN, (text) => without('client-key-data')(without('client-certificate-data')(text)));
    });
    assert.deepEqual(lines, []);
  });
});
