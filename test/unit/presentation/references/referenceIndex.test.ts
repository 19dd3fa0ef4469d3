import assert from 'node:assert/strict';
import type { InspectedNode } from '../../../../src/core/model/report.ts';
import { definitionsAt } from '../../../../src/core/presentation/references/definitionsAt.ts';
import { ReferenceIndex, referenceIndex } from '../../../../src/core/presentation/references/referenceIndex.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { FOLDER_URI, inspectFiles } from '../../../support/memoryWorkspace.ts';
import type { NodeFile } from '../../../support/nodeOptions.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const CA = 'etc/kubernetes/pki/ca.crt';

describe('the places of a certificate', () => {
  it('begin with the file that something names', async () => {
    const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    const files = new Map<string, NodeFile | string>([['a/ca.crt', node.certificate(CA).pem], ...node.files]);
    const { report } = await inspectFiles(files, NOW);
    const held = report.files.get(`${FOLDER_URI}/${CA}`)?.artifacts[0];
    assert.ok(held?.kind === 'certificate');
    const places = referenceIndex(report).placesOf(held.certificate.sha256);
    const uris = places.flatMap(({ artifact, use }) => (use ? [] : [artifact.origin.uri]));
    assert.deepEqual(uris, [`${FOLDER_URI}/${CA}`, `${FOLDER_URI}/a/ca.crt`]);
  });

  it('are each one, however many nodes read the file', async () => {
    const { files } = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    const { report } = await inspectFiles(files, NOW);
    const [node] = report.nodes;
    const held = report.files.get(`${FOLDER_URI}/${CA}`)?.artifacts[0];
    assert.ok(node && held?.kind === 'certificate');
    const placesOf = (...nodes: readonly InspectedNode[]) =>
      new ReferenceIndex(nodes, undefined).placesOf(held.certificate.sha256).length;
    assert.equal(placesOf(node, { ...node, view: { ...node.view, id: 'other' } }), placesOf(node));
  });
});

describe('the way from a name in a kubeconfig', () => {
  const URI = `${FOLDER_URI}/etc/kubernetes/admin.conf`;

  it('leads to the context, the cluster or the user', async () => {
    const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    const { report } = await inspectFiles(node.files, NOW);
    const text = node.text('etc/kubernetes/admin.conf');
    for (const [from, to] of [
      [/current-context: (?=\S)/, /^- context:|^- name: .*@/m],
      [/ cluster: (?=kubernetes)/, /^- (?:name|cluster):/m],
      [/ user: (?=kubernetes-admin)/, /^users:\n- /m],
    ] as const) {
      const name = from.exec(text);
      const entry = to.exec(text);
      assert.ok(name && entry);
      const [found, ...others] = definitionsAt(report, URI, name.index + name[0].length + 1);
      assert.deepEqual(others, []);
      assert.equal(found?.uri, URI);
      assert.ok(found.span.start < found.span.end && text.slice(found.span.start, found.span.end).length > 0);
    }
  });
});
