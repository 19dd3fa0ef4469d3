import assert from 'node:assert/strict';
import { checkNode } from '../../../support/checkRule.ts';
import { ADMIN_CONF } from '../../../support/faults/fault.ts';
import { DAY } from '../../../support/nodeOptions.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const RULE = 'kubeconfigs/kubeconfig-stale-copy';
const COPY = 'root/.kube/config';

/** admin.conf as it was before its renewal, which ended so many days from now. */
const copyEnding = (days: number) => (node: NodePki) => {
  const renewed = node.certificate(ADMIN_CONF);
  const notAfter = new Date(node.settings.now.getTime() + days * DAY);
  node.replaceCertificate(ADMIN_CONF, { notAfter });
  node.put(COPY, node.text(ADMIN_CONF));
  node.setCertificate(ADMIN_CONF, renewed);
};

describe(RULE, () => {
  it('reports a copy that has expired while the original is valid, once', async () => {
    const { findings, names } = await checkNode(RULE, copyEnding(-2));
    assert.deepEqual(
      findings.map(({ messageId, path, severity }) => [messageId, path, severity]),
      [['expired', COPY, 'error']],
    );
    assert.equal(findings[0]?.command, 'cp /etc/kubernetes/admin.conf /root/.kube/config');
    assert.deepEqual(names, [`${RULE} ${COPY}`]);
  });

  it('knows a copy from before kubeadm 1.29, when the group was another', async () => {
    const { names } = await checkNode(RULE, (node) => {
      const renewed = node.certificate(ADMIN_CONF);
      const subject = { commonName: 'kubernetes-admin', organizations: ['system:masters'] };
      node.replaceCertificate(ADMIN_CONF, { subject, notAfter: new Date(node.settings.now.getTime() - DAY) });
      node.put(COPY, node.text(ADMIN_CONF));
      node.setCertificate(ADMIN_CONF, renewed);
    });
    assert.deepEqual(names, [`${RULE} ${COPY}`]);
  });

  it('warns of one that will, once', async () => {
    const { findings, names } = await checkNode(RULE, copyEnding(10));
    assert.deepEqual(
      findings.map(({ messageId, severity }) => [messageId, severity]),
      [['stale', 'warning']],
    );
    assert.deepEqual(names, [`${RULE} ${COPY}`]);
  });

  it('is silent about a copy with time left, and about somebody else’s', async () => {
    assert.deepEqual((await checkNode(RULE, copyEnding(200))).lines, []);
    const { lines } = await checkNode(RULE, (node) => {
      copyEnding(-2)(node);
      node.setText(COPY, (text) => text.replace(/certificate-authority-data: .*/, 'insecure-skip-tls-verify: true'));
    });
    assert.deepEqual(lines, []);
  });
});
