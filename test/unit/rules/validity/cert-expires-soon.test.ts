import assert from 'node:assert/strict';
import { checkNode } from '../../../support/checkRule.ts';
import { days, nodeSettings } from '../../../support/nodeOptions.ts';

const RULE = 'validity/cert-expires-soon';
const APISERVER = 'etc/kubernetes/pki/apiserver.crt';
const SCHEDULER = 'etc/kubernetes/scheduler.conf';
const CURRENT = 'var/lib/kubelet/pki/kubelet-client-current.pem';
const NOW = nodeSettings({}).now;
const ending = (left: number, life = 365) => ({ notBefore: days(NOW, left - life), notAfter: days(NOW, left) });
describe(RULE, () => {
  it('warns within the set number of days', async () => {
    const { lines, findings } = await checkNode(RULE, (node) => void node.replaceCertificate(APISERVER, ending(30)));
    assert.deepEqual(lines, [`soon ${APISERVER} -----BEGIN CERTIFICATE-----`]);
    assert.deepEqual([findings[0]?.slots.date, findings[0]?.slots.left], ['2026-07-01 12:00 UTC', '30']);
  });

  it('leaves certificates that a kubelet renews by itself to a separate rule', async () => {
    const { lines } = await checkNode(RULE, (node) => void node.replaceCertificate(CURRENT, ending(20)));
    assert.deepEqual(lines, []);
  });

  it('is silent a day before, and about short lives', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.replaceCertificate(APISERVER, ending(31));
      node.replaceCertificate(SCHEDULER, ending(2, 7));
    });
    assert.deepEqual(lines, []);
  });

  it('is silent about what has expired already', async () => {
    const { lines } = await checkNode(RULE, (node) => void node.replaceCertificate(APISERVER, ending(-1)));
    assert.deepEqual(lines, []);
  });
});
