import assert from 'node:assert/strict';
import { checkNode } from '../../../support/checkRule.ts';
import { days, nodeSettings } from '../../../support/nodeOptions.ts';

const RULE = 'validity/kubelet-rotation-stalled';
const CURRENT = 'var/lib/kubelet/pki/kubelet-client-current.pem';
const NOW = nodeSettings({}).now;
const ending = (left: number, life = 365) => ({ notBefore: days(NOW, left - life), notAfter: days(NOW, left) });

describe(RULE, () => {
  it('says of a kubelet in the last tenth of its certificate that it should have renewed it', async () => {
    const { findings } = await checkNode(RULE, (node) => void node.replaceCertificate(CURRENT, ending(36)));
    assert.deepEqual(
      findings.map(({ messageId, path }) => [messageId, path]),
      [['stalled', 'var/lib/kubelet/pki/kubelet-client-2026-05-02-12-00-20.pem']],
    );
    assert.deepEqual([findings[0]?.slots.date, findings[0]?.slots.left], ['2026-07-07 12:00 UTC', '36']);
  });

  it('leaves it time until then, and what has expired to its own rule', async () => {
    for (const left of [37, -1]) {
      const { lines } = await checkNode(RULE, (node) => void node.replaceCertificate(CURRENT, ending(left)));
      assert.deepEqual(lines, []);
    }
  });

  it('is silent about what kubeadm renews', async () => {
    const { lines } = await checkNode(
      RULE,
      (node) => void node.replaceCertificate('etc/kubernetes/pki/apiserver.crt', ending(2)),
    );
    assert.deepEqual(lines, []);
  });

  it('is silent about the certificate of a node that no kubelet wrote', async () => {
    const { lines, names } = await checkNode(RULE, (node) => {
      const subject = { commonName: 'system:node:worker-1', organizations: ['system:nodes'] };
      node.setCertificate(
        'etc/kubernetes/ssl/worker-1.pem',
        node.replaceCertificate(CURRENT, { ...ending(255, 3650), subject }),
      );
      node.remove('var/lib/kubelet/pki/kubelet-client-2026-05-02-12-00-20.pem');
    });
    assert.deepEqual(lines, []);
    assert.deepEqual(
      names.filter((name) => name.includes('worker-1.pem')),
      [],
    );
  });
});
