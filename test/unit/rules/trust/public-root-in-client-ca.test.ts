import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { PKI } from '../../../support/faults/fault.ts';

const RULE = 'trust/public-root-in-client-ca';

describe(RULE, () => {
  it('reports the bundle of the system', async () => {
    const finding = only(
      await checkNode(RULE, (node) =>
        node.replaceFlag('kube-apiserver', 'client-ca-file', '/etc/ssl/certs/ca-certificates.crt'),
      ),
    );
    assert.equal(finding.messageId, 'system');
    assert.equal(finding.text, '/etc/ssl/certs/ca-certificates.crt');
  });

  it('reports a public CA', async () => {
    const finding = only(
      await checkNode(RULE, async (node) => {
        const root = await node.otherAuthority('ISRG Root X1');
        node.setText(`${PKI}/front-proxy-ca.crt`, (text) => text + root.pem);
        node.replaceFlag('kube-controller-manager', 'requestheader-client-ca-file', undefined);
      }),
    );
    assert.equal(finding.messageId, 'root');
    assert.equal(finding.slots.name, 'ISRG Root X1');
  });

  it('is silent about files of a PKI in a folder below that of the bundle, as a container may have them', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.replaceFlag('kube-apiserver', 'client-ca-file', '/etc/ssl/certs/etcd/server-ca.crt'),
    );
    assert.deepEqual(lines, []);
  });

  it('is silent about the bundle where servers are verified', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.replaceFlag('kube-apiserver', 'oidc-ca-file', '/etc/ssl/certs/ca-certificates.crt'),
    );
    assert.deepEqual(lines, []);
  });
});
