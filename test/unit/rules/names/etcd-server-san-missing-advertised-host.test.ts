import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { ETCD_MANIFEST, ETCD_SERVER } from '../../../support/faults/fault.ts';
import { dropSan } from '../../../support/faults/names.ts';

const RULE = 'names/etcd-server-san-missing-advertised-host';

describe(RULE, () => {
  it('reports the host that etcd advertises', async () => {
    const finding = only(await checkNode(RULE, (node) => dropSan(node, ETCD_SERVER, 'ip:10.0.0.10')));
    assert.equal(finding.messageId, 'missing');
    assert.equal(finding.path, ETCD_MANIFEST);
    assert.equal(finding.text, `/${ETCD_SERVER}`);
    assert.match(finding.code, /certificate is valid for.*not 10\.0\.0\.10/s);
    assert.ok(finding.related.includes(`${ETCD_MANIFEST}: https://10.0.0.10:2379`));
  });

  it('leaves a host that kube-apiserver connects to to the rule about it', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      dropSan(node, ETCD_SERVER, 'ip:10.0.0.10');
      node.replaceFlag('kube-apiserver', 'etcd-servers', 'https://10.0.0.10:2379');
    });
    assert.deepEqual(lines, []);
  });
});
