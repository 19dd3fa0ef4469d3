import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER, ETCD_PEER, ETCD_SERVER, PKI } from '../../../support/faults/fault.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const RULE = 'tls/serial-duplicate';

describe(RULE, () => {
  it('reports the second', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        node.replaceCertificate(ETCD_PEER, { serial: 7n });
        node.replaceCertificate(ETCD_SERVER, { serial: 7n });
      }),
    );
    assert.equal(finding.messageId, 'twice');
    assert.deepEqual([finding.slots.serial, finding.slots.issuer], ['07', 'etcd-ca']);
    assert.equal(finding.related.length, 1);
  });

  it('is silent about two CAs', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.replaceCertificate(ETCD_PEER, { serial: 7n });
      node.replaceCertificate(APISERVER, { serial: 7n });
    });
    assert.deepEqual(lines, []);
  });

  it('goes by signatures if certificates do not name the key of their CA', async () => {
    const withoutKeyId = (change: (node: NodePki) => void) =>
      checkNode(RULE, (node) => {
        node.replaceCertificate(ETCD_PEER, { serial: 7n, authorityKeyId: false });
        node.replaceCertificate(ETCD_SERVER, { serial: 7n, authorityKeyId: false });
        change(node);
      });
    only(await withoutKeyId(() => {}));
    const other = await withoutKeyId((node) =>
      node.replaceCertificate(ETCD_SERVER, {
        serial: 7n,
        authorityKeyId: false,
        signingKey: node.authorities.ca.signer.key,
      }),
    );
    assert.deepEqual(other.lines, []);
    assert.deepEqual((await withoutKeyId((node) => node.remove(`${PKI}/etcd/ca.crt`))).lines, []);
  });
});
