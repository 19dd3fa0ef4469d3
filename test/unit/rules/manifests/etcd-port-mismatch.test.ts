import assert from 'node:assert/strict';
import { explainMessages } from '../../../../src/core/messages/match/explainMessages.ts';
import { answersAfter } from '../../../support/answers.ts';
import { checkNode } from '../../../support/checkRule.ts';
import { APISERVER_MANIFEST } from '../../../support/faults/fault.ts';
import { manifestPath, type NodePki } from '../../../support/nodePki.ts';

const RULE = 'manifests/etcd-port-mismatch';

describe(RULE, () => {
  it('reports a port at which nothing listens, with the connection that it breaks', async () => {
    const answers = await answersAfter((node) =>
      node.replaceFlag('kube-apiserver', 'etcd-servers', 'https://127.0.0.1:2390'),
    );
    assert.deepEqual(answers.findings, [`error ${RULE} ${APISERVER_MANIFEST}`]);
    assert.match(answers.messagesOf(RULE)[0] ?? '', /does not listen on port 2390: `?connect: connection refused/);
    assert.deepEqual(answers.broken, ['broken kube-apiserver → etcd']);
    assert.deepEqual(answers.explained, [RULE]);
    const [broken] = answers.report.connections.filter(({ verdict }) => verdict === 'broken');
    assert.equal(String(broken?.error), 'dial tcp 127.0.0.1:2390: connect: connection refused');
  });

  it('reports the ports of peers and of metrics, at which etcd answers in another way', async () => {
    for (const url of ['https://127.0.0.1:2380', 'https://127.0.0.1:2381']) {
      const change = (node: NodePki) => node.replaceFlag('kube-apiserver', 'etcd-servers', url);
      const { lines } = await checkNode(RULE, change);
      assert.deepEqual(lines, [`other ${APISERVER_MANIFEST} ${url}`]);
      const { connections } = await answersAfter(change);
      assert.ok(connections.includes('unknown kube-apiserver → etcd'), connections.join());
    }
  });

  it('is the cause of a refused connection to this port only', async () => {
    const { report } = await answersAfter((node) =>
      node.replaceFlag('kube-apiserver', 'etcd-servers', 'https://127.0.0.1:2390'),
    );
    const rulesOf = async (port: number) => {
      const line = `transport: Error while dialing: dial tcp 127.0.0.1:${port}: connect: connection refused`;
      const [error] = await explainMessages(line, { report });
      return error?.findings.map(({ rule }) => rule);
    };
    assert.deepEqual(await rulesOf(2390), [RULE]);
    assert.deepEqual(await rulesOf(10_259), []);
  });

  it('is silent if a part that is not read may set where etcd listens', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.setText(manifestPath('etcd'), (text) => text.replace(/^( +- )--listen-client-urls/m, '$1$(MORE)\n$&'));
      node.replaceFlag('kube-apiserver', 'etcd-servers', 'https://127.0.0.1:2390');
    });
    assert.deepEqual(lines, []);
  });

  it('is silent about a second port of clients', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.replaceFlag('etcd', 'listen-client-urls', 'https://127.0.0.1:2379,https://10.0.0.10:2390');
      node.replaceFlag('kube-apiserver', 'etcd-servers', 'https://127.0.0.1:2379,https://10.0.0.10:2390');
    });
    assert.deepEqual(lines, []);
  });

  it('is silent about an etcd elsewhere', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.replaceFlag('kube-apiserver', 'etcd-servers', 'https://10.0.0.99:2479'),
    );
    assert.deepEqual(lines, []);
  });
});
