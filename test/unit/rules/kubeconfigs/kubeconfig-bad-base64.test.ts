import assert from 'node:assert/strict';
import { checkNode } from '../../../support/checkRule.ts';

const RULE = 'kubeconfigs/kubeconfig-bad-base64';
const SCHEDULER = 'etc/kubernetes/scheduler.conf';
const ADMIN = 'etc/kubernetes/admin.conf';

describe(RULE, () => {
  it('reports the character at which Go gives up', async () => {
    const { lines, findings } = await checkNode(RULE, (node) =>
      node.setText(SCHEDULER, (text) => text.replace(/(client-certificate-data: .{40})./, '$1!')),
    );
    assert.deepEqual(lines, [`found ${SCHEDULER} !`]);
    assert.equal(findings[0]?.slots.detail, 'client-certificate-data 40');
  });

  it('is silent about line breaks inside, and about templates', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.setText(SCHEDULER, (text) =>
        text.replace(/(certificate-authority-data:) (.{40})/, '$1 |\n      $2\n      '),
      );
      node.setField(ADMIN, 'client-certificate-data', '"{{ admin_certificate }}"');
    });
    assert.deepEqual(lines, []);
  });
});
