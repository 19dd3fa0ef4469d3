import assert from 'node:assert/strict';
import { checkNode } from '../../../support/checkRule.ts';
import { ADMIN_CONF } from '../../../support/faults/fault.ts';
import { valuesIn } from '../../../support/textData.ts';

const RULE = 'kubeconfigs/kubeconfig-no-credentials';
const without = (text: string) => text.replace(/ {4}client-(certificate|key)-data: .*\n/g, '');

describe(RULE, () => {
  it('reports a user without any', async () => {
    const { findings } = await checkNode(RULE, (node) =>
      node.setText(ADMIN_CONF, (text) => without(text).replace('  user:\n', '  user: {}\n')),
    );
    assert.deepEqual(
      findings.map(({ messageId, path }) => [messageId, path]),
      [['none', ADMIN_CONF]],
    );
    assert.equal(findings[0]?.slots.user, 'kubernetes-admin');
  });

  it('is silent about a token, a plugin, and a discovery file without users', async () => {
    for (const field of ['token: abc', 'tokenFile: /t', 'exec: {command: x}']) {
      const { lines } = await checkNode(RULE, (node) =>
        node.setText(ADMIN_CONF, (text) => `${without(text)}    ${field}\n`),
      );
      assert.deepEqual(lines, []);
    }
    const { lines } = await checkNode(RULE, (node) =>
      node.setText(ADMIN_CONF, (text) => text.replace(/users:\n.*/s, 'users: []\n')),
    );
    assert.deepEqual(lines, []);
  });

  it('leaves a client of kubectl proxy alone, whose connection nothing can be said of', async () => {
    const { names, report } = await checkNode(RULE, (node) =>
      node.setText(ADMIN_CONF, (text) =>
        without(text)
          .replace('  user:\n', '  user: {}\n')
          .replace(/server: .*/, 'server: http://127.0.0.1:8001'),
      ),
    );
    assert.deepEqual(
      names.filter((name) => name.endsWith(ADMIN_CONF)),
      [],
    );
    const connection = report.connections.find(({ at }) => at.uri.endsWith(ADMIN_CONF));
    assert.equal(connection?.verdict, 'unknown');
    assert.deepEqual(valuesIn(connection.reason ?? ''), ['http://127.0.0.1:8001']);
  });
});
