import assert from 'node:assert/strict';
import { checkNode } from '../../../support/checkRule.ts';
import { days, nodeSettings } from '../../../support/nodeOptions.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const RULE = 'validity/leaf-outlives-ca';
const APISERVER = 'etc/kubernetes/pki/apiserver.crt';
const NOW = nodeSettings({}).now;
const ending = (left: number, life = 365) => ({ notBefore: days(NOW, left - life), notAfter: days(NOW, left) });
describe(RULE, () => {
  const ETCD_CA = 'etc/kubernetes/pki/etcd/ca.crt';

  it('reports all leaves of a CA in one finding, and where they are', async () => {
    const { lines, findings } = await checkNode(
      RULE,
      (node) => void node.replaceCertificate(ETCD_CA, ending(200, 3650)),
      {},
      { caWarningDays: 90 },
    );
    assert.deepEqual(lines, [`several ${ETCD_CA} -----BEGIN CERTIFICATE-----`]);
    assert.deepEqual([findings[0]?.slots.count, findings[0]?.slots.name], ['4', 'etcd-ca']);
    assert.equal(findings[0]?.related.length, 4);
  });

  it('names a single one', async () => {
    const { findings } = await checkNode(RULE, (node) => void node.replaceCertificate(APISERVER, ending(4000, 4400)));
    assert.equal(findings[0]?.messageId, 'one');
    assert.deepEqual([findings[0]?.slots.leaf, findings[0]?.slots.name], ['kube-apiserver', 'kubernetes']);
  });

  it('is not silenced by a longer certificate of the same key that only a kubeconfig embeds', async () => {
    const CA = 'etc/kubernetes/pki/ca.crt';
    const change = (node: NodePki) => void node.replaceCertificate(CA, ending(200, 3650));
    const { lines } = await checkNode(RULE, change, {}, { caWarningDays: 90 });
    assert.deepEqual(lines, [`several ${CA} -----BEGIN CERTIFICATE-----`]);
  });

  it('is silent about a CA that is reported to expire soon', async () => {
    const { lines } = await checkNode(RULE, (node) => void node.replaceCertificate(ETCD_CA, ending(200, 3650)));
    assert.deepEqual(lines, []);
  });

  it('is silent where the bundle holds a longer certificate of the same key', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      const valid = node.certificate(ETCD_CA);
      node.setCertificate(ETCD_CA, node.replaceCertificate(ETCD_CA, ending(200, 3650)), [valid]);
    });
    assert.deepEqual(lines, []);
  });
});
