import assert from 'node:assert/strict';
import { contentOf } from '../../../../src/core/model/text/untrusted.ts';
import { checkFiles, checkNode } from '../../../support/checkRule.ts';
import { SCHEDULER_CONF } from '../../../support/faults/fault.ts';

const RULE = 'kubeconfigs/kubeconfig-server-wildcard-host';

describe(RULE, () => {
  it('reports an address to listen on', async () => {
    for (const host of ['0.0.0.0', '[::]']) {
      const { findings } = await checkNode(RULE, (node) =>
        node.setField(SCHEDULER_CONF, 'server', `https://${host}:6443`),
      );
      assert.deepEqual(
        findings.map(({ messageId, path, severity }) => [messageId, path, severity]),
        [['wildcard', SCHEDULER_CONF, 'error']],
      );
    }
  });

  it('reports a URL without a host', async () => {
    for (const [server, want] of [
      ['https://:6443', ['noName']],
      ['https:///', ['noName']],
      ['"https://:6443"', ['noName']],
      ['http://:8080', ['noHost']],
      ['https://cluster:6443', []],
      ['https://@SERVER@:6443', []],
    ] as const) {
      const { findings } = await checkNode(RULE, (node) => node.setField(SCHEDULER_CONF, 'server', server));
      assert.deepEqual(
        findings.map(({ messageId }) => messageId),
        want,
        server,
      );
    }
  });

  it('reports that clients verify no name of such a URL, unless they are given one or verify nothing', async () => {
    const text = (more: string) =>
      `apiVersion: v1\nkind: Config\nclusters:\n- {name: c, cluster: {server: "https://:6443"${more}}}\nusers:\n- {name: u, user: {token: a}}\n`;
    for (const [more, ...want] of [
      ['', 'noName', 'error'],
      [', tls-server-name: a.example', 'noHost', 'info'],
      [', insecure-skip-tls-verify: true', 'noHost', 'info'],
    ]) {
      const { findings } = await checkFiles(RULE, { config: text(more ?? '') });
      assert.deepEqual(
        findings.map(({ messageId, severity }) => [messageId, severity]),
        [want],
        more,
      );
    }
  });

  it('is the cause of a connection that fails before the handshake', async () => {
    const { report } = await checkNode(RULE, (node) => node.setField(SCHEDULER_CONF, 'server', 'https://:6443'));
    const broken = report.connections.filter(({ verdict }) => verdict === 'broken');
    assert.deepEqual(
      broken.map(({ from, error }) => [from.component, contentOf(error)]),
      [['kube-scheduler', 'tls: either ServerName or InsecureSkipVerify must be specified in the tls.Config']],
    );
    const causes = report.findings.filter(({ breaks = [] }) => breaks.length > 0);
    assert.deepEqual(
      causes.map(({ rule }) => rule),
      [RULE],
    );
  });

  it('only informs of a cluster that is not at hand', async () => {
    const text =
      'apiVersion: v1\nkind: Config\nclusters:\n- {name: c, cluster: {server: "https://0.0.0.0:41000"}}\nusers:\n- {name: u, user: {token: a}}\n';
    const { findings } = await checkFiles(RULE, { config: text });
    assert.deepEqual(
      findings.map(({ severity }) => severity),
      ['info'],
    );
  });

  it('is silent about loopback', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.setField(SCHEDULER_CONF, 'server', 'https://127.0.0.1:6443'),
    );
    assert.deepEqual(lines, []);
  });
});
