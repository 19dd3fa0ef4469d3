import assert from 'node:assert/strict';
import { drawGraph, shownPicture } from '../../../../src/core/index.ts';
import { filterPicture } from '../../../../src/core/presentation/graph/filterPicture.ts';
import { cluster, nodesOf } from './connections.ts';

const connections = cluster(1, 5);
const { picture } = drawGraph({ connections, findings: [], causes: 0, nodes: nodesOf(connections) });
const whole = shownPicture(picture);

describe('filterPicture', () => {
  it('keeps what has the text in it, and the other ends of its connections', () => {
    const { frames, edges } = filterPicture(whole, 'WORKER-3');
    assert.deepEqual(
      frames.map(({ label, boxes }) => [label, boxes.map(({ title }) => title)]),
      [
        ['cp-1', ['kube-apiserver']],
        ['worker-3', ['kubelet']],
      ],
    );
    assert.equal(edges.length, 2);
  });

  it('finds errors, components and files', () => {
    assert.equal(filterPicture(whole, 'has expired').edges.length, 1);
    assert.ok(filterPicture(whole, 'etcd.yaml').frames[0]?.boxes.some(({ title }) => title === 'etcd'));
    assert.deepEqual(filterPicture(whole, 'no such thing').frames, []);
  });

  it('leaves the legend of what is left', () => {
    const idsOf = ({ domains }: typeof whole) => domains.map(({ id }) => id);
    assert.ok(idsOf(whole).includes('tokens'));
    assert.ok(!idsOf(filterPicture(whole, 'worker-3')).includes('tokens'));
  });

  it('leaves all of it where the text is empty', () => {
    assert.equal(filterPicture(whole, ' '), whole);
  });
});
