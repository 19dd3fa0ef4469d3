import assert from 'node:assert/strict';
import { ADMIN_CONF, APISERVER, PKI } from '../../../support/faults/fault.ts';
import type { NodePki } from '../../../support/nodePki.ts';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'trust/cluster-ca-disagree';

function withoutServer(node: NodePki): void {
  node.files.delete(APISERVER);
  node.files.delete(`${PKI}/apiserver.key`);
}

describe(RULE, () => {
  it('tells the kubeconfig that stands alone where the API server certificate is not at hand', async () => {
    const finding = only(
      await findingsOf(RULE, async (node) => {
        withoutServer(node);
        node.setKubeconfigAuthority(ADMIN_CONF, await node.otherAuthority('old-ca'));
      }),
    );
    assert.equal(finding.file, ADMIN_CONF);
    assert.match(finding.message, /trusts only “old-ca”|trusts “old-ca”/);
    assert.match(finding.message, /“kubernetes”/);
  });

  it('is silent while all share a key, in a rotation too', async () => {
    assert.deepEqual(await findingsOf(RULE, withoutServer), []);
    assert.deepEqual(
      await findingsOf(
        RULE,
        (node) => {
          withoutServer(node);
          node.setKubeconfigAuthority(ADMIN_CONF, node.authorities.ca.signer);
        },
        { caBundleRotation: true },
      ),
      [],
    );
  });

  it('leaves it to the rules of trust where the certificate is at hand', async () => {
    assert.deepEqual(
      await findingsOf(RULE, async (node) =>
        node.setKubeconfigAuthority(ADMIN_CONF, await node.otherAuthority('old-ca')),
      ),
      [],
    );
  });
});
