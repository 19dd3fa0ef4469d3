import assert from 'node:assert/strict';
import { checkFiles, checkNode } from '../../../support/checkRule.ts';
import { ADMIN_CONF } from '../../../support/faults/fault.ts';

const RULE = 'kubeconfigs/kubeconfig-basic-auth';
const withPassword = (text: string) =>
  `${text.replace(/ {4}client-(certificate|key)-data: .*\n/g, '')}    username: a\n    password: b\n`;

describe(RULE, () => {
  it('reports a password', async () => {
    const { findings, names } = await checkNode(RULE, (node) => node.setText(ADMIN_CONF, withPassword));
    assert.deepEqual(
      findings.map(({ messageId, text, severity }) => [messageId, text, severity]),
      [['removed', 'username', 'error']],
    );
    assert.deepEqual(names, [`${RULE} ${ADMIN_CONF}`]);
  });

  it('only informs where the version of the server is unknown', async () => {
    const text =
      'apiVersion: v1\nkind: Config\nclusters:\n- {name: c, cluster: {server: "https://api.example.org"}}\nusers:\n- {name: u, user: {username: a, password: b}}\n';
    const { findings } = await checkFiles(RULE, { config: text });
    assert.deepEqual(
      findings.map(({ severity }) => severity),
      ['info'],
    );
  });

  it('is silent about certificates, also next to a password', async () => {
    assert.deepEqual((await checkNode(RULE)).lines, []);
    const { lines } = await checkNode(RULE, (node) =>
      node.setText(ADMIN_CONF, (text) => text.replace(/client-key-data: .*/, '$&\n    username: a\n    password: b')),
    );
    assert.deepEqual(lines, []);
  });

  it('is silent if a token or a plugin identifies the user, and over plain HTTP', async () => {
    for (const added of [
      'tokenFile: /etc/kubernetes/token',
      'exec: {apiVersion: client.authentication.k8s.io/v1, command: aws}',
    ]) {
      const { lines } = await checkNode(RULE, (node) =>
        node.setText(ADMIN_CONF, (text) => `${withPassword(text)}    ${added}\n`),
      );
      assert.deepEqual(lines, [], added);
    }
    const { lines } = await checkNode(RULE, (node) =>
      node.setText(ADMIN_CONF, (text) => withPassword(text).replace('server: https:', 'server: http:')),
    );
    assert.deepEqual(lines, []);
  });
});
