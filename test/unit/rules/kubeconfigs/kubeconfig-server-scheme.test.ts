import assert from 'node:assert/strict';
import { applyFix, checkNode } from '../../../support/checkRule.ts';
import { ADMIN_CONF, SCHEDULER_CONF } from '../../../support/faults/fault.ts';

const RULE = 'kubeconfigs/kubeconfig-server-scheme';

describe(RULE, () => {
  it('reports http to a TLS port, once, and corrects it', async () => {
    const evaluated = await checkNode(RULE, (node) =>
      node.setText(SCHEDULER_CONF, (text) => text.replace('https://', 'http://')),
    );
    assert.deepEqual(evaluated.lines, [`http ${SCHEDULER_CONF} http://10.0.0.10:6443`]);
    assert.deepEqual(evaluated.names, [`${RULE} ${SCHEDULER_CONF}`]);
    assert.match(applyFix(evaluated, evaluated.findings[0]?.fixes[0]), /server: https:\/\/10\.0\.0\.10:6443\n/);
  });

  it('reports a server without a scheme if nothing indicates TLS', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.setText(ADMIN_CONF, (text) =>
        text
          .replace('https://', '')
          .replace(/ {4}certificate-authority-data: .*\n/, '')
          .replace(/ {4}client-certificate-data: .*\n {4}client-key-data: .*/, '    token: abc'),
      ),
    );
    assert.deepEqual(lines, [`none ${ADMIN_CONF} 10.0.0.10:6443`]);
  });

  it('is silent about a word that stands for the server', async () => {
    for (const server of ['SERVERIP', 'http://MASTERIP:6443']) {
      const { findings } = await checkNode(RULE, (node) =>
        node.setText(ADMIN_CONF, (text) =>
          text.replace(/server: .*/, `server: ${server}`).replace(/ {4}certificate-authority-data: .*\n/, ''),
        ),
      );
      assert.deepEqual(findings, []);
    }
  });

  it('is silent about a local proxy, and a bare host with a CA', async () => {
    for (const server of ['http://127.0.0.1:8001', '10.0.0.10:6443']) {
      const { lines } = await checkNode(RULE, (node) => node.setField(ADMIN_CONF, 'server', server));
      assert.deepEqual(lines, []);
    }
  });

  const ELSEWHERE = 'http://api.example.com:6443';

  it('takes https in another kubeconfig as evidence', async () => {
    const { findings } = await checkNode(RULE, (node) => {
      node.setField(ADMIN_CONF, 'server', ELSEWHERE.replace('http:', 'https:'));
      node.setField(SCHEDULER_CONF, 'server', ELSEWHERE);
    });
    assert.deepEqual(
      findings.map(({ messageId, severity, path }) => [messageId, severity, path]),
      [['http', 'error', SCHEDULER_CONF]],
    );
  });

  it('warns if only a CA shows that TLS is meant, and calls no connection broken', async () => {
    const { findings, report } = await checkNode(RULE, (node) => node.setField(SCHEDULER_CONF, 'server', ELSEWHERE));
    assert.deepEqual(
      findings.map(({ messageId, severity, path }) => [messageId, severity, path]),
      [['ignored', 'warning', SCHEDULER_CONF]],
    );
    const connection = report.connections.find(({ from }) => from.component === 'kube-scheduler');
    assert.equal(connection?.verdict, 'unknown');
  });

  it('reports a server whose certificate is not to be verified, though it would show none', async () => {
    const { findings } = await checkNode(RULE, (node) => {
      node.setField(SCHEDULER_CONF, 'server', ELSEWHERE);
      node.setText(SCHEDULER_CONF, (text) =>
        text.replace(/ {4}certificate-authority-data: .*\n/, '    insecure-skip-tls-verify: true\n'),
      );
    });
    assert.deepEqual(
      findings.map(({ messageId, severity }) => [messageId, severity]),
      [['ignored', 'warning']],
    );
  });

  it('is silent if nothing but the port suggests TLS', async () => {
    const { lines, report } = await checkNode(RULE, (node) => {
      node.setField(SCHEDULER_CONF, 'server', ELSEWHERE);
      node.setText(SCHEDULER_CONF, (text) => text.replace(/ {4}certificate-authority-data: .*\n/, ''));
    });
    assert.deepEqual(lines, []);
    const connection = report.connections.find(({ from }) => from.component === 'kube-scheduler');
    assert.equal(connection?.verdict, 'unknown');
  });
});
