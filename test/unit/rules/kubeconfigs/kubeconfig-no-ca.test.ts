import assert from 'node:assert/strict';
import { checkNode } from '../../../support/checkRule.ts';
import { ADMIN_CONF, SCHEDULER_CONF } from '../../../support/faults/fault.ts';

const RULE = 'kubeconfigs/kubeconfig-no-ca';
const without = (text: string) => text.replace(/ {4}certificate-authority-data: .*\n/, '');

describe(RULE, () => {
  it('reports a private address without a CA', async () => {
    const { lines } = await checkNode(RULE, (node) => node.setText(ADMIN_CONF, without));
    assert.deepEqual(lines, [`none ${ADMIN_CONF} https://10.0.0.10:6443`]);
  });

  it('is silent about public names, proxies, and where nothing is verified', async () => {
    for (const server of ['https://api.example.org:6443', 'http://10.0.0.10:8001']) {
      const { lines } = await checkNode(RULE, (node) =>
        node.setText(ADMIN_CONF, (text) => without(text).replace(/server: .*/, `server: ${server}`)),
      );
      assert.deepEqual(lines, []);
    }
    for (const field of ['insecure-skip-tls-verify: true', 'proxy-url: http://proxy.example.org']) {
      const { lines } = await checkNode(RULE, (node) =>
        node.setText(SCHEDULER_CONF, (text) => without(text).replace('    server:', `    ${field}\n    server:`)),
      );
      assert.deepEqual(lines, []);
    }
  });
});
