import assert from 'node:assert/strict';
import { issue } from '../../../support/certificates.ts';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER } from '../../../support/faults/fault.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const RULE = 'trust/issuer-encoding-mismatch';

describe(RULE, () => {
  it('reports a name that reads the same in other bytes', async () => {
    const finding = only(
      await checkNode(
        RULE,
        (node) =>
          void node.replaceCertificate(APISERVER, { issuerName: { commonName: 'kubernetes', stringType: 'utf8' } }),
      ),
    );
    assert.equal(finding.messageId, 'otherBytes');
    assert.equal(finding.path, APISERVER);
    assert.deepEqual([finding.slots.leaf, finding.slots.issuer], ['kube-apiserver', 'kubernetes']);
    assert.match(finding.text, /^-----BEGIN CERTIFICATE-----/);
  });

  it('is silent about a CA that another tool made again, which has other bytes and another key', async () => {
    const remake = async (node: NodePki) => {
      const etcd = 'etc/kubernetes/pki/etcd/ca.crt';
      const { spec } = node.certificate(etcd);
      const other = await node.otherAuthority('etcd-ca');
      node.setCertificate(
        etcd,
        issue({ ...spec, subject: { commonName: 'etcd-ca', stringType: 'utf8' }, key: other.key }),
      );
    };
    assert.deepEqual((await checkNode(RULE, remake)).lines, []);
    const finding = only(await checkNode('trust/ca-regenerated-same-name', remake));
    assert.deepEqual([finding.messageId, finding.slots.ca], ['otherKey', 'etcd-ca']);
  });

  it('is silent about another name', async () => {
    const { lines } = await checkNode(
      RULE,
      (node) => void node.replaceCertificate(APISERVER, { issuerName: { commonName: 'kubernetes-2' } }),
    );
    assert.deepEqual(lines, []);
  });
});
