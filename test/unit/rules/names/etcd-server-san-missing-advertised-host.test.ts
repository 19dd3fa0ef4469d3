import assert from 'node:assert/strict';
import { ETCD_MANIFEST, ETCD_SERVER } from '../../../support/faults/fault.ts';
import { dropSan } from '../../../support/faults/names.ts';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'names/etcd-server-san-missing-advertised-host';

describe(RULE, () => {
  it('tells the host that etcd advertises', async () => {
    const finding = only(await findingsOf(RULE, (node) => dropSan(node, ETCD_SERVER, 'ip:10.0.0.10')));
    assert.equal(finding.messageId, 'missing');
    assert.equal(finding.file, ETCD_MANIFEST);
    assert.equal(finding.text, `/${ETCD_SERVER}`);
    assert.match(finding.message, /certificate is valid for .*, not 10\.0\.0\.10/);
    assert.ok(finding.related.includes(`${ETCD_MANIFEST}: https://10.0.0.10:2379`));
  });

  it('leaves a host that kube-apiserver dials to the rule about it', async () => {
    assert.deepEqual(
      await findingsOf(RULE, (node) => {
        dropSan(node, ETCD_SERVER, 'ip:10.0.0.10');
        node.replaceFlag('kube-apiserver', 'etcd-servers', 'https://10.0.0.10:2379');
      }),
      [],
    );
  });
});
