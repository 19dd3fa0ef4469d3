import assert from 'node:assert/strict';
import { rejectedTokenPairs } from '../../../src/core/connections/joins/tokensAcross.ts';
import { type Answers, answersFor } from '../../support/answers.ts';
import { buildCluster, type NodeFiles, openNode } from '../../support/kubeadmNode.ts';

const MANIFEST = 'etc/kubernetes/manifests/kube-apiserver.yaml';
const DIFFER = 'trust/ca-shared-files-differ';
const KEYS = ['key', 'pub'].map((end) => `etc/kubernetes/pki/sa.${end}`);

async function ofCluster(change: (nodes: readonly NodeFiles[], other: NodeFiles) => void, count = 2): Promise<Answers> {
  const nodes = await buildCluster({ nodes: count, keyAlgorithm: 'ECDSA-P256' });
  const { files } = await openNode({ clusterName: 'other', keyAlgorithm: 'ECDSA-P256' });
  change(nodes, files);
  return answersFor(
    new Map(nodes.flatMap((node, at) => [...node].map(([path, file]) => [`cp-${at + 1}/${path}`, file] as const))),
  );
}

function give(node: NodeFiles | undefined, other: NodeFiles, paths: readonly string[] = KEYS): void {
  for (const path of paths) {
    const file = other.get(path);
    assert.ok(node && file);
    node.set(path, file);
  }
}

/** Has the API server of a node accept the key of another cluster as well. */
function accept(node: NodeFiles | undefined, name: string, other: NodeFiles): void {
  const key = other.get(KEYS[1] ?? '');
  const manifest = node?.get(MANIFEST);
  assert.ok(node && key && manifest instanceof Uint8Array);
  const path = `etc/kubernetes/pki/sa-${name}.pub`;
  node.set(path, key);
  const flag = `$&$1--service-account-key-file=/${path}\n`;
  const text = new TextDecoder().decode(manifest).replace(/( +- )--service-account-key-file=.*\n/, flag);
  node.set(MANIFEST, new TextEncoder().encode(text));
}

/** "verdict client of cp-1 → cp-2" of each row about tokens. */
function tokenRows({ report }: Answers): readonly string[] {
  const nodeOf = (uri = '') => /cp-\d+/.exec(uri)?.[0];
  return report.connections
    .filter(({ kind }) => kind === 'tokens')
    .map(({ verdict, from, to }) => `${verdict} ${from.component} of ${nodeOf(from.uri)} → ${nodeOf(to.uri)}`)
    .sort();
}

describe('service account keys of two control-plane nodes', () => {
  it('break the tokens of each at the other if they differ, and one finding explains all of them', async () => {
    const answers = await ofCluster((nodes, other) => give(nodes[1], other));
    assert.deepEqual(answers.findings, [`error ${DIFFER} cp-2/${MANIFEST}`]);
    assert.deepEqual(tokenRows(answers), [
      'broken kube-apiserver of cp-1 → cp-2',
      'broken kube-apiserver of cp-2 → cp-1',
      'broken kube-controller-manager of cp-1 → cp-2',
      'broken kube-controller-manager of cp-2 → cp-1',
      'ok kube-apiserver of cp-1 → cp-1',
      'ok kube-apiserver of cp-2 → cp-2',
      'ok kube-controller-manager of cp-1 → cp-1',
      'ok kube-controller-manager of cp-2 → cp-2',
    ]);
    assert.deepEqual(answers.explained, [DIFFER, DIFFER, DIFFER, DIFFER]);
    const [broken] = answers.report.connections.filter(({ verdict }) => verdict === 'broken');
    assert.match(String(broken?.error), /invalid bearer token/);
    assert.match(answers.hover(`cp-2/${MANIFEST}`, '--service-account-key-file'), /✗: kube-apiserver → kube-apiserver/);
    assert.ok(
      answers.usedBy('cp-2/etc/kubernetes/pki/sa.pub').includes('--service-account-key-file of kube-apiserver'),
    );
  });

  it('are one verifier where nodes accept the same keys', async () => {
    const answers = await ofCluster((nodes, other) => give(nodes[2], other), 3);
    assert.deepEqual(
      tokenRows(answers).filter((row) => row.startsWith('broken kube-apiserver')),
      [
        'broken kube-apiserver of cp-1 → cp-3',
        'broken kube-apiserver of cp-2 → cp-3',
        'broken kube-apiserver of cp-3 → cp-1',
      ],
    );
    assert.ok(answers.explained.every((rules) => rules === DIFFER));
  });

  it('pair no nodes in an orderly rotation: each accepts what the other signs, and one accepts more', async () => {
    const third = await openNode({ clusterName: 'third', keyAlgorithm: 'ECDSA-P256' });
    const answers = await ofCluster((nodes, other) => {
      for (const node of nodes) accept(node, 'next', other);
      // The second node signs with the new key, and its own old public key stays.
      give(nodes[1], other, KEYS.slice(0, 1));
      accept(nodes[1], 'more', third.files);
    });
    assert.deepEqual([answers.findings, answers.broken], [[], []]);
    assert.deepEqual(rejectedTokenPairs(answers.report.nodes.map(({ view }) => view)), []);
  });

  it('have no row between nodes while they agree', async () => {
    const answers = await ofCluster(() => {});
    assert.deepEqual([answers.findings, answers.broken], [[], []]);
    assert.ok(tokenRows(answers).every((row) => row.startsWith('ok')));
  });
});
