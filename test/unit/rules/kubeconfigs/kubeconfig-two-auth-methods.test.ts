import assert from 'node:assert/strict';
import { ADMIN_CONF } from '../../../support/faults/fault.ts';
import { judgeNode } from '../../../support/judge.ts';

const RULE = 'kubeconfigs/kubeconfig-two-auth-methods';
const add =
  (...fields: readonly string[]) =>
  (text: string) =>
    `${text.replace(/ {4}client-(certificate|key)-data: .*\n/g, '')}${fields.map((field) => `    ${field}\n`).join('')}`;

describe(RULE, () => {
  it('tells a token beside a password, once', async () => {
    const { said, names } = await judgeNode(RULE, (node) =>
      node.setText(ADMIN_CONF, add('token: abc', 'username: a', 'password: b')),
    );
    assert.deepEqual(
      said.map(({ message, finding }) => [message, finding.severity]),
      [['refused', 'error']],
    );
    assert.deepEqual(names, [`${RULE} ${ADMIN_CONF}`]);
  });

  it('informs of a token beside a certificate', async () => {
    const { said } = await judgeNode(RULE, (node) => node.setText(ADMIN_CONF, (text) => `${text}    token: abc\n`));
    assert.deepEqual(
      said.map(({ message, finding }) => [message, finding.severity]),
      [['both', 'info']],
    );
  });

  it('is silent about one kind', async () => {
    assert.deepEqual((await judgeNode(RULE, (node) => node.setText(ADMIN_CONF, add('token: abc')))).lines, []);
  });
});
