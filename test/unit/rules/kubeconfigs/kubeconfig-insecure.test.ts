import assert from 'node:assert/strict';
import { checkNode } from '../../../support/checkRule.ts';

const RULE = 'kubeconfigs/kubeconfig-insecure';
const ADMIN = 'etc/kubernetes/admin.conf';

describe(RULE, () => {
  const insecure = (text: string) => text.replace(/certificate-authority-data: .*/, 'insecure-skip-tls-verify: true');

  it('warns about a server that is not verified', async () => {
    const { lines, findings } = await checkNode(RULE, (node) => node.setText(ADMIN, insecure));
    assert.deepEqual(lines, [`insecure ${ADMIN} true`]);
    assert.equal(findings[0]?.severity, 'warning');
  });

  it('only informs about the machine itself', async () => {
    const { findings } = await checkNode(RULE, (node) => {
      node.setText(ADMIN, insecure);
      node.setField(ADMIN, 'server', 'https://127.0.0.1:6443');
    });
    assert.deepEqual(
      findings.map(({ messageId, severity }) => [messageId, severity]),
      [['local', 'info']],
    );
  });

  it('is silent if there is a CA next to it, which is another fault', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.setText(ADMIN, (text) => text.replace('    server:', '    insecure-skip-tls-verify: true\n    server:')),
    );
    assert.deepEqual(lines, []);
  });
});
