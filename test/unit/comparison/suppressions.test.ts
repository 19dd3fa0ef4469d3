import assert from 'node:assert/strict';
import { compareReports, createScheduler, worsens } from '../../../src/core/index.ts';
import { type NodeFiles, type NodePki, openNode } from '../../support/kubeadmNode.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';

const PKI = '/etc/kubernetes/pki';

/** Changes that break a connection, or stop a component. */
const CHANGES: Readonly<Record<string, (node: NodePki) => void>> = {
  'an unknown flag': (node) => node.replaceFlag('kube-apiserver', 'no-such-flag', '1'),
  'a wrong CA': (node) => node.replaceFlag('kube-apiserver', 'etcd-cafile', `${PKI}/front-proxy-ca.crt`),
  'a missing file': (node) => node.replaceFlag('kube-apiserver', 'tls-cert-file', `${PKI}/gone.crt`),
  'a manifest that cannot be decoded': (node) =>
    node.setText('etc/kubernetes/manifests/kube-apiserver.yaml', (text) => text.replace('kind: Pod', 'kind: [Pod')),
};

/** The files with a comment for each rule in each file that has comments. */
function suppressing(files: NodeFiles, rules: readonly string[]): NodeFiles {
  const comments = rules.map((rule) => `# kubernetes-pki-disable-file ${rule} -- known\n`).join('');
  return new Map(
    [...files].map(([path, content]) => {
      if (!/\.(?:yaml|conf)$/.test(path) || !(content instanceof Uint8Array)) return [path, content];
      return [path, new TextEncoder().encode(comments + new TextDecoder().decode(content))];
    }),
  );
}

async function compared(before: NodeFiles, after: NodeFiles, now: Date) {
  const [old, current] = [await inspectFiles(before, now), await inspectFiles(after, now)];
  const comparison = await compareReports(old.report, current.report, now.getTime(), createScheduler());
  const { connections, components, unsafe } = comparison;
  return {
    worse: worsens(comparison),
    connections: connections.map((one) => `${one.from} ${one.to} ${one.before?.verdict} ${one.after?.verdict}`),
    components: components.map((one) => `${one.name} ${one.before?.state} ${one.after?.state}`),
    unsafe: unsafe.map(({ restart }) => restart),
  };
}

describe('a comment that hides findings', () => {
  for (const [what, change] of Object.entries(CHANGES)) {
    it(`hides nothing of what ${what} breaks, in the state before or after`, async () => {
      const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
      const { now } = node.settings;
      const before = new Map(node.files);
      change(node);
      const expected = await compared(before, node.files, now);
      assert.equal(expected.worse, true);
      const { report } = await inspectFiles(node.files, now);
      const rules = [...new Set(report.findings.map(({ rule }) => rule))];
      assert.ok(rules.length > 0);
      const [old, current] = [suppressing(before, rules), suppressing(node.files, rules)];
      assert.deepEqual(await compared(old, node.files, now), expected, 'before');
      assert.deepEqual(await compared(before, current, now), expected, 'after');
      assert.deepEqual(await compared(old, current, now), expected, 'both');
    });
  }
});
