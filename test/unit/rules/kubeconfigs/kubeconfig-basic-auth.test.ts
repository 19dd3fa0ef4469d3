import assert from 'node:assert/strict';
import { ADMIN_CONF } from '../../../support/faults/fault.ts';
import { judgeFiles, judgeNode } from '../../../support/judge.ts';

const RULE = 'kubeconfigs/kubeconfig-basic-auth';
const withPassword = (text: string) =>
  `${text.replace(/ {4}client-(certificate|key)-data: .*\n/g, '')}    username: a\n    password: b\n`;

describe(RULE, () => {
  it('tells a password', async () => {
    const { said, names } = await judgeNode(RULE, (node) => node.setText(ADMIN_CONF, withPassword));
    assert.deepEqual(
      said.map(({ message, text, finding }) => [message, text, finding.severity]),
      [['removed', 'username', 'error']],
    );
    assert.deepEqual(names, [`${RULE} ${ADMIN_CONF}`]);
  });

  it('only informs where the version of the server is unknown', async () => {
    const text =
      'apiVersion: v1\nkind: Config\nclusters:\n- {name: c, cluster: {server: "https://api.example.org"}}\nusers:\n- {name: u, user: {username: a, password: b}}\n';
    const { said } = await judgeFiles(RULE, { config: text });
    assert.deepEqual(
      said.map(({ finding }) => finding.severity),
      ['info'],
    );
  });

  it('is silent about certificates', async () => {
    assert.deepEqual((await judgeNode(RULE)).lines, []);
  });
});
