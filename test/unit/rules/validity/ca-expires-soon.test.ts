import assert from 'node:assert/strict';
import { checkNode } from '../../../support/checkRule.ts';
import { days, nodeSettings } from '../../../support/nodeOptions.ts';

const RULE = 'validity/ca-expires-soon';
const CA = 'etc/kubernetes/pki/ca.crt';
const NOW = nodeSettings({}).now;
const ending = (left: number, life = 365) => ({ notBefore: days(NOW, left - life), notAfter: days(NOW, left) });
describe(RULE, () => {
  const FRONT_PROXY = 'etc/kubernetes/pki/front-proxy-ca.crt';

  it('warns about a CA within the set number of days', async () => {
    const { lines, findings } = await checkNode(
      RULE,
      (node) => void node.replaceCertificate(FRONT_PROXY, ending(180, 3650)),
    );
    assert.deepEqual(lines, [`soon ${FRONT_PROXY} -----BEGIN CERTIFICATE-----`]);
    assert.equal(findings[0]?.slots.left, '180');
  });

  it('warns about a CA of one year in its last fifth', async () => {
    const { lines } = await checkNode(RULE, (node) => void node.replaceCertificate(FRONT_PROXY, ending(73, 365)));
    assert.deepEqual(lines, [`soon ${FRONT_PROXY} -----BEGIN CERTIFICATE-----`]);
  });

  it('does not speak of kubeadm for a CA that no node and no component has to do with', async () => {
    const { findings } = await checkNode(RULE, (node) => {
      const authority = node.replaceCertificate(FRONT_PROXY, ending(180, 3650));
      for (const path of [...node.files.keys()]) node.remove(path);
      node.setCertificate('downloads/other.pem', authority);
    });
    assert.deepEqual(
      findings.map(({ messageId, severity }) => [messageId, severity]),
      [['apart', 'info']],
    );
  });

  it('is silent about one with more time, one of a year with 74 days left, and one with its renewal in the same folder', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.replaceCertificate(FRONT_PROXY, ending(366, 3650));
      node.replaceCertificate('etc/kubernetes/pki/etcd/ca.crt', ending(74, 365));
      const valid = node.certificate(CA);
      node.setCertificate(CA, node.replaceCertificate(CA, ending(100, 3650)), [valid]);
    });
    assert.deepEqual(lines, []);
  });
});
