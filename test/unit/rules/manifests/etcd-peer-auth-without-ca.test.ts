import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { ETCD_MANIFEST } from '../../../support/faults/fault.ts';

const RULE = 'manifests/etcd-peer-auth-without-ca';

describe(RULE, () => {
  it('reports the missing CA at the command', async () => {
    const finding = only(await checkNode(RULE, (node) => node.replaceFlag('etcd', 'peer-trusted-ca-file', undefined)));
    assert.equal(finding.messageId, 'single');
    assert.equal(finding.path, ETCD_MANIFEST);
    assert.equal(finding.text, 'etcd');
    assert.match(finding.code, /remote error: tls: unknown certificate authority/);
    assert.equal(finding.severity, 'warning');
  });

  it('is an error next to other members, and a note where no other machine reaches the port', async () => {
    const found = async (flag: string, value: string) => {
      const { messageId, severity } = only(
        await checkNode(RULE, (node) => {
          node.replaceFlag('etcd', 'peer-trusted-ca-file', undefined);
          node.replaceFlag('etcd', flag, value);
        }),
      );
      return [messageId, severity];
    };
    const both = 'cp-1=https://10.0.0.10:2380,cp-2=https://10.0.0.11:2380';
    assert.deepEqual(await found('initial-cluster', both), ['systemRoots', 'error']);
    assert.deepEqual(await found('listen-peer-urls', 'https://127.0.0.1:2380'), ['single', 'info']);
  });

  it('is silent where nothing is demanded', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.replaceFlag('etcd', 'peer-trusted-ca-file', undefined);
      node.replaceFlag('etcd', 'peer-client-cert-auth', 'false');
    });
    assert.deepEqual(lines, []);
  });
});
