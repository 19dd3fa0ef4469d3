import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER_MANIFEST, ETCD_MANIFEST, ETCD_SERVER } from '../../../support/faults/fault.ts';
import { dropSan } from '../../../support/faults/names.ts';

const RULE = 'names/etcd-server-san-missing-client-host';

describe(RULE, () => {
  it('reports the host that kube-apiserver connects to', async () => {
    const finding = only(await checkNode(RULE, (node) => dropSan(node, ETCD_SERVER, 'ip:127.0.0.1')));
    assert.equal(finding.messageId, 'missing');
    assert.equal(finding.path, ETCD_MANIFEST);
    assert.equal(finding.text, `/${ETCD_SERVER}`);
    assert.match(finding.code, /authentication handshake failed/);
    assert.match(finding.code, /not 127\.0\.0\.1/);
    assert.match(finding.command ?? '', /^kubeadm init phase certs etcd-server\b.* &&$/m);
    assert.ok(finding.related.includes(`${APISERVER_MANIFEST}: https://127.0.0.1:2379`));
  });

  it('is silent about an etcd elsewhere', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.replaceFlag('kube-apiserver', 'etcd-servers', 'https://10.0.0.77:2379'),
    );
    assert.deepEqual(lines, []);
  });
});
