import assert from 'node:assert/strict';
import { answersAfter } from '../../../support/answers.ts';
import { checkNode } from '../../../support/checkRule.ts';
import { APISERVER_MANIFEST } from '../../../support/faults/fault.ts';
import type { NodePki } from '../../../support/nodePki.ts';

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
      assert.deepEqual((await answersAfter(change)).broken, []);
    }
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
