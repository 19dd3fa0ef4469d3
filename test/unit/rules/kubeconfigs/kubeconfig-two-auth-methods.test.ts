import assert from 'node:assert/strict';
import { checkNode } from '../../../support/checkRule.ts';
import { ADMIN_CONF } from '../../../support/faults/fault.ts';

const RULE = 'kubeconfigs/kubeconfig-two-auth-methods';
const add =
  (...fields: readonly string[]) =>
  (text: string) =>
    `${text.replace(/ {4}client-(certificate|key)-data: .*\n/g, '')}${fields.map((field) => `    ${field}\n`).join('')}`;

describe(RULE, () => {
  it('reports a token next to a password, once', async () => {
    const { findings, names } = await checkNode(RULE, (node) =>
      node.setText(ADMIN_CONF, add('token: abc', 'username: a', 'password: b')),
    );
    assert.deepEqual(
      findings.map(({ messageId, severity }) => [messageId, severity]),
      [['refused', 'error']],
    );
    assert.deepEqual(names, [`${RULE} ${ADMIN_CONF}`]);
  });

  it('informs about a token next to a certificate', async () => {
    const { findings } = await checkNode(RULE, (node) => node.setText(ADMIN_CONF, (text) => `${text}    token: abc\n`));
    assert.deepEqual(
      findings.map(({ messageId, severity }) => [messageId, severity]),
      [['both', 'info']],
    );
  });

  it('is silent about one method', async () => {
    assert.deepEqual((await checkNode(RULE, (node) => node.setText(ADMIN_CONF, add('token: abc')))).lines, []);
  });
});
