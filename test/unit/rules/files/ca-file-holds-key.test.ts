import assert from 'node:assert/strict';
import { checkNode } from '../../../support/checkRule.ts';

const RULE = 'files/ca-file-holds-key';
const CA = 'etc/kubernetes/pki/ca.crt';
const APISERVER = 'etc/kubernetes/pki/apiserver.crt';

describe(RULE, () => {
  it('is an error in a CA file of etcd', async () => {
    const path = 'etc/kubernetes/pki/etcd/ca.crt';
    const { lines, findings } = await checkNode(RULE, (node) =>
      node.setText(path, (text) => text + node.text('etc/kubernetes/pki/etcd/ca.key')),
    );
    assert.deepEqual(lines, [`etcd ${path} -----BEGIN EC PRIVATE KEY-----`]);
    assert.equal(findings[0]?.severity, 'error');
  });

  it('is a warning elsewhere', async () => {
    const { findings } = await checkNode(RULE, (node) =>
      node.setText(CA, (text) => text + node.text('etc/kubernetes/pki/ca.key')),
    );
    assert.deepEqual(
      findings.map(({ messageId, severity }) => [messageId, severity]),
      [['exposed', 'warning']],
    );
  });

  it('is silent about certificate and key in the file of a pair', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.setText(APISERVER, (text) => text + node.text('etc/kubernetes/pki/apiserver.key')),
    );
    assert.deepEqual(lines, []);
  });
});
