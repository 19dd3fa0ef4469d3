import assert from 'node:assert/strict';
import {
  compareReports,
  createScheduler,
  type DrawnComparison,
  drawComparison,
  pathsBelow,
  plainText,
  type Text,
} from '../../../../src/core/index.ts';
import { type NodeFiles, openNode } from '../../../support/kubeadmNode.ts';
import { FOLDER_URI, inspectFiles } from '../../../support/memoryWorkspace.ts';
import { orderedRotation, rotatedNode } from '../../../support/rotatedNode.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

async function drawn(before: NodeFiles, after: NodeFiles): Promise<DrawnComparison> {
  const pathOf = pathsBelow([{ uri: FOLDER_URI, name: 'workspace' }]);
  const [old, current] = [await inspectFiles(before, NOW), await inspectFiles(after, NOW)];
  const comparison = await compareReports(old.report, current.report, NOW.getTime(), createScheduler());
  return drawComparison({
    before: { name: 'old', report: old.report, pathOf },
    after: { name: 'current', report: current.report, pathOf },
    now: NOW.getTime(),
    comparison,
  });
}

/** The template of a text that has one. */
const templateOf = (text: Text | undefined) => (text && 'template' in text ? text.template : undefined);

describe('the page of a comparison', () => {
  let rotated: DrawnComparison;

  before(async () => {
    const { before, after } = await rotatedNode(NOW);
    rotated = await drawn(before, after);
  });

  it('shows what breaks before what fails on the way, and what recovers after them', () => {
    const { connections } = rotated.page;
    assert.deepEqual(
      connections.map(({ name, change }) => `${plainText(name)} ${change}`),
      [
        'kube-controller-manager → kube-apiserver breaks',
        'etcd-health-check → etcd interrupted',
        'kube-apiserver → etcd interrupted',
        'kube-scheduler → kube-apiserver recovers',
      ],
    );
    assert.match(plainText(connections[0]?.after?.error ?? connections[0]?.name ?? rotated.page.at), /^tls: failed to/);
  });

  it('says why there is no order of restarts', () => {
    const { restarts } = rotated.page;
    assert.equal(restarts.order, 'none');
    assert.deepEqual(restarts.reasons.map(templateOf), [
      '{connection} fails as soon as the files are written.',
      '{connection} fails as soon as the files are written.',
    ]);
  });

  it('gives the order of restarts where it matters, with its reason, and shows the connection', async () => {
    const { before, after } = await orderedRotation(NOW);
    const { restarts, connections } = (await drawn(before, after)).page;
    assert.equal(restarts.order, 'given');
    assert.deepEqual(
      restarts.steps.map((step) => plainText(step)),
      ['kube-apiserver', 'kubelet'],
    );
    assert.deepEqual(restarts.reasons.map(templateOf), ['{restart} before {later}: otherwise {connection} fails.']);
    const [ordered] = connections;
    assert.equal(ordered?.change, 'ordered');
    assert.deepEqual(
      ordered?.states.map(({ verdict }) => verdict),
      ['ok', 'ok', 'broken', 'ok'],
    );
  });

  it('says what a change breaks, and which restarts its reversal needs', async () => {
    const node = await openNode({ now: NOW });
    const replaced = new Map(node.files);
    const { pem } = await node.otherAuthority('etcd-ca');
    replaced.set('etc/kubernetes/pki/etcd/ca.crt', new TextEncoder().encode(pem));
    const broken = (await drawn(node.files, replaced)).page.restarts;
    assert.equal(broken.order, 'none');
    assert.equal(plainText(broken.text), '2 connections are broken after the change, whatever the order of restarts.');
    const reversed = (await drawn(replaced, node.files)).page.restarts;
    assert.equal(reversed.order, 'any');
    assert.equal(
      plainText(reversed.text),
      'After a restart of etcd and kube-apiserver, in any order, the broken connections work.',
    );
  });

  it('says that a CA with a new key was replaced, and that a certificate of the same CA was renewed', async () => {
    const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    const after = new Map(node.files);
    const { pem } = await node.otherAuthority('kubernetes');
    after.set('etc/kubernetes/pki/ca.crt', new TextEncoder().encode(pem));
    const [first] = (await drawn(node.files, after)).page.certificates;
    assert.deepEqual([first?.change, first && templateOf(first.outcome)], ['replaced', 'replaced, new key']);
    const { certificates, certificateCounts } = rotated.page;
    assert.match(plainText(certificateCounts), / \d+ renewed, 2 replaced$/);
    assert.deepEqual(
      certificates.slice(0, 3).map(({ change }) => change),
      ['replaced', 'replaced', 'renewed'],
    );
  });

  it('counts connections that fail by a component that does not start apart', async () => {
    const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    const before = new Map(node.files);
    node.replaceFlag('kube-apiserver', 'etcd-cafile', '/etc/kubernetes/pki/ca.crt');
    const { others, connections, connectionCounts, components, causes, restarts } = (await drawn(before, node.files))
      .page;
    assert.match(
      plainText(connectionCounts),
      /^1 broken by the change, 6 more because kube-apiserver does not start, /,
    );
    assert.match(plainText(others), /^\d other connections? stays? the same throughout\.$/);
    assert.deepEqual(new Set(connections.map(({ change }) => change)), new Set(['breaks', 'follows']));
    assert.match(plainText(connections.at(-1)?.after?.text ?? others), /^kube-apiserver does not start$/);
    assert.deepEqual(
      components.map(({ name, starts, outcome }) => [plainText(name), starts, plainText(outcome)]),
      [
        [
          'kube-apiserver',
          false,
          'starts, then does not start: Error creating leases: error creating storage factory: context deadline exceeded',
        ],
      ],
    );
    assert.deepEqual(
      causes.map(({ outcome }) => plainText(outcome)),
      ['1 connection broken, 6 more because kube-apiserver does not start'],
    );
    assert.equal(restarts.order, 'none');
  });

  it('links each row to its place in the state that has it', () => {
    const { page, places } = rotated;
    const links = [...page.connections, ...page.certificates].flatMap(({ before, after }) => [
      ...(before ? [['before', before.link] as const] : []),
      ...(after ? [['after', after.link] as const] : []),
    ]);
    assert.ok(links.length > 20);
    for (const [state, { place, path }] of links) {
      const found = places.get(place);
      assert.equal(found?.state, state);
      assert.match(plainText(path), /^(etc|var)\/.*:\d+$/);
    }
    const removed = page.certificates.find(({ change }) => change === 'removed');
    assert.equal(removed?.after, undefined);
    assert.match(plainText(removed?.before?.link.path ?? page.at), /former-ca\.crt:1$/);
  });

  it('has nothing to say of a state and itself', async () => {
    const { files } = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    const { page } = await drawn(files, files);
    assert.deepEqual([page.connections, page.certificates, page.notes], [[], [], []]);
    assert.equal(page.restarts.order, 'any');
  });

  it('notes a state in which there is nothing', async () => {
    const { files } = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    const { page } = await drawn(new Map(), files);
    assert.deepEqual(page.notes.map(templateOf), ['No files of a cluster were found in {name}.']);
    assert.ok(page.connections.every(({ change }) => change === 'appears'));
  });
});

describe('the notes of a comparison', () => {
  it('say that states without a common CA are two clusters', async () => {
    const node = async (seed: string) => {
      const built = await openNode({ keyAlgorithm: 'ECDSA-P256', now: NOW });
      if (seed === 'other') {
        for (const path of [...built.files.keys()]) if (/(?:ca|kubelet)\.(?:crt|key)$/.test(path)) built.remove(path);
        built.put('etc/kubernetes/pki/ca.crt', (await built.otherAuthority('other')).pem);
        for (const path of [...built.files.keys()]) if (path.endsWith('.conf')) built.remove(path);
      }
      return built.files;
    };
    const notes = async (other: string) =>
      (await drawn(await node('one'), await node(other))).page.notes.map(templateOf);
    assert.deepEqual(await notes('one'), []);
    assert.deepEqual(await notes('other'), [
      '{before} and {after} share no CA: they are two clusters, unless every CA was replaced.',
    ]);
  });
});
