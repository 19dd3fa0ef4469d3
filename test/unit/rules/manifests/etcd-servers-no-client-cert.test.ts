import assert from 'node:assert/strict';
import { APISERVER_MANIFEST } from '../../../support/faults/fault.ts';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'manifests/etcd-servers-no-client-cert';

describe(RULE, () => {
  it('tells it at the command where etcd demands one', async () => {
    const finding = only(
      await findingsOf(RULE, (node) => {
        node.replaceFlag('kube-apiserver', 'etcd-certfile', undefined);
        node.replaceFlag('kube-apiserver', 'etcd-keyfile', undefined);
      }),
    );
    assert.equal(finding.messageId, 'demanded');
    assert.equal(finding.file, APISERVER_MANIFEST);
    assert.equal(finding.text, 'kube-apiserver');
    assert.match(finding.message, /certificate required/);
    assert.equal(finding.severity, 'error');
  });

  it('warns where etcd is elsewhere', async () => {
    const finding = only(
      await findingsOf(
        RULE,
        (node) => {
          node.replaceFlag('kube-apiserver', 'etcd-certfile', undefined);
          node.replaceFlag('kube-apiserver', 'etcd-keyfile', undefined);
        },
        { externalEtcd: true },
      ),
    );
    assert.equal(finding.messageId, 'unknown');
    assert.equal(finding.severity, 'warning');
  });

  it('leaves half a pair to the rule about it', async () => {
    assert.deepEqual(
      await findingsOf(RULE, (node) => node.replaceFlag('kube-apiserver', 'etcd-certfile', undefined)),
      [],
    );
  });

  it('is silent without TLS', async () => {
    assert.deepEqual(
      await findingsOf(RULE, (node) => {
        node.replaceFlag('kube-apiserver', 'etcd-certfile', undefined);
        node.replaceFlag('kube-apiserver', 'etcd-keyfile', undefined);
        node.replaceFlag('kube-apiserver', 'etcd-servers', 'http://127.0.0.1:2379');
      }),
      [],
    );
  });
});
