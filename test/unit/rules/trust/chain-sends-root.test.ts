import assert from 'node:assert/strict';
import { APISERVER, ETCD_SERVER } from '../../../support/faults/fault.ts';
import { namesAfterFix } from '../../../support/namesAfterFix.ts';
import type { NodePki } from '../../../support/nodePki.ts';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'trust/chain-sends-root';

describe(RULE, () => {
  it('hints at the root at the end of a served file', async () => {
    const finding = only(
      await findingsOf(RULE, (node) =>
        node.setCertificate(APISERVER, node.certificate(APISERVER), [node.authorities.ca.signer]),
      ),
    );
    assert.equal(finding.file, APISERVER);
    assert.match(finding.message, /"kubernetes"/);
  });

  it('deletes it', async () => {
    const change = (node: NodePki) =>
      node.setCertificate(APISERVER, node.certificate(APISERVER), [node.authorities.ca.signer]);
    assert.deepEqual(await namesAfterFix(RULE, change), []);
  });

  it('is silent about intermediates and about a root of something else', async () => {
    assert.deepEqual(await findingsOf(RULE, undefined, { intermediateCa: true }), []);
    assert.deepEqual(
      await findingsOf(RULE, async (node) =>
        node.setCertificate(ETCD_SERVER, node.certificate(ETCD_SERVER), [await node.otherAuthority()]),
      ),
      [],
    );
  });
});
