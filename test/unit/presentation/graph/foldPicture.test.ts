import assert from 'node:assert/strict';
import { type Connection, drawGraph, shownPicture, untrusted } from '../../../../src/core/index.ts';
import { foldPicture, MAX_UNFOLDED } from '../../../../src/core/presentation/graph/foldPicture.ts';
import { cluster, nodesOf } from './connections.ts';

const healthy = (connections: readonly Connection[]) =>
  connections.map((one): Connection => ({ ...one, verdict: 'ok', error: undefined, reason: undefined }));

const fails = (connections: readonly Connection[], ...nodes: readonly string[]) =>
  healthy(connections).map(
    (one): Connection =>
      one.from.component === 'kubelet' && nodes.includes(one.from.node ?? '')
        ? { ...one, verdict: 'broken', error: untrusted('x509: certificate has expired or is not yet valid') }
        : one,
  );

const fold = (connections: readonly Connection[]) =>
  foldPicture(shownPicture(drawGraph({ connections, findings: [], causes: 0, nodes: nodesOf(connections) }).picture));

describe('foldPicture', () => {
  it('leaves a picture of few nodes as it is', () => {
    const { picture, folded } = fold(healthy(cluster(1, MAX_UNFOLDED - 1)));
    assert.equal(picture.frames.length, MAX_UNFOLDED);
    assert.deepEqual(folded, []);
  });

  it('keeps both ends of what fails, and names the others', () => {
    const { picture, folded } = fold(fails(cluster(3, 20), 'file:///worker-7'));
    assert.deepEqual(
      picture.frames.map(({ label }) => label),
      ['cp-1', 'worker-7'],
    );
    assert.equal(folded.length, 21);
    const boxes = new Set(picture.frames.flatMap((frame) => frame.boxes.map(({ id }) => id)));
    assert.ok(picture.edges.every(({ from, to }) => boxes.has(from) && boxes.has(to)));
  });

  it('shows nodes that fail in the same way once, with the number of the others', () => {
    const nodes = Array.from({ length: 20 }, (_, at) => `file:///worker-${at + 1}`);
    const { picture, folded } = fold(fails(cluster(1, 20), ...nodes));
    assert.deepEqual(
      picture.frames.map(({ label }) => label),
      ['cp-1', 'worker-1 +19'],
    );
    assert.deepEqual(folded, []);
  });

  it('keeps control planes where nothing fails', () => {
    const { picture, folded } = fold(healthy(cluster(3, 20)));
    assert.deepEqual(
      picture.frames.map(({ label }) => label),
      ['cp-1', 'cp-2', 'cp-3'],
    );
    assert.equal(folded.length, 20);
  });
});
