import assert from 'node:assert/strict';
import { type Connection, drawGraph, phrase, untrusted } from '../../../../src/core/index.ts';
import { MAX_FRAMES } from '../../../../src/core/presentation/graph/drawGraph.ts';
import { shownPicture } from '../../../../src/core/presentation/graph/shownPicture.ts';
import { cluster, connection, controlPlane, nodesOf } from './connections.ts';

/** As it is sent to its page. */
function draw(connections: readonly Connection[], nodes = nodesOf(connections)) {
  const { picture, places } = drawGraph({ connections, findings: [], causes: 0, nodes });
  return { picture: shownPicture(picture), places };
}

describe('drawWeb', () => {
  it('draws each connection between the boxes of its ends', () => {
    const connections = cluster(3, 4);
    const { picture } = draw(connections);
    const boxes = new Map(picture.frames.flatMap(({ boxes }) => boxes).map((box) => [box.id, box.component]));
    assert.deepEqual(picture.edges.map(({ id }) => id).sort(), connections.map(({ id }) => id).sort());
    for (const edge of picture.edges) {
      const { from, to } = connections.find(({ id }) => id === edge.id) ?? assert.fail(edge.id);
      assert.deepEqual([boxes.get(edge.from), boxes.get(edge.to)], [from.component, to.component]);
    }
  });

  it('gives a component one box, and each kubeconfig of a person its own', () => {
    const { picture } = draw(controlPlane('file:///cp-1'));
    const boxes = picture.frames[0]?.boxes ?? [];
    assert.deepEqual(
      boxes.map(({ title, subtitle }) => `${title} ${subtitle}`.trim()),
      [
        'kubectl admin.conf',
        'kubectl super-admin.conf',
        'kube-controller-manager controller-manager.conf',
        'kube-scheduler scheduler.conf',
        'kubelet kubelet.conf +1',
        'kube-apiserver kube-apiserver.yaml',
        'etcd etcd.yaml',
        'etcd health check healthcheck-client.crt',
        'Extension API servers not in the workspace',
      ],
    );
    assert.deepEqual(
      boxes.filter(({ atHand }) => !atHand).map(({ component }) => component),
      ['extension-apiserver'],
    );
  });

  it('puts an end that is not in the workspace next to the end that is, under the address that the client uses', () => {
    const at = { uri: 'file:///w/kubelet.conf', span: { start: 0, end: 1 } };
    const { picture } = draw([
      connection(
        { component: 'kubelet', node: 'file:///w', uri: 'file:///w/kubelet.conf' },
        { component: 'kube-apiserver' },
        { host: { value: 'lb.example.com', at }, verdict: 'unknown' },
      ),
    ]);
    assert.equal(picture.frames.length, 1);
    const box = picture.frames[0]?.boxes.find(({ component }) => component === 'kube-apiserver');
    assert.equal(box?.subtitle, 'lb.example.com');
    assert.match(box?.sentence ?? '', /not in the workspace/);
  });

  it('has all details of a broken connection, and only the essential one next to the line', () => {
    const error = 'tls: failed to verify certificate: x509: certificate signed by unknown authority';
    const { edges } = draw([
      ...controlPlane('file:///a').slice(0, 1),
      ...controlPlane('file:///b')
        .slice(0, 1)
        .map((one) => ({
          ...one,
          verdict: 'broken' as const,
          side: 'client' as const,
          error: untrusted(error),
          reason: phrase('Another CA signed it.'),
        })),
    ]).picture;
    const edge = edges.find(({ verdict }) => verdict === 'broken');
    assert.equal(edge?.note, 'certificate signed by unknown authority');
    assert.match(edge?.sentence ?? '', /kubectl.*kube-apiserver.*failed to verify certificate.*Another CA signed it\./);
    assert.ok(edge?.sections.some(({ rows }) => rows.some(({ value }) => value === error)));
  });

  it('makes text from files visible wherever it shows', () => {
    const hostile = '\u202ecod.exe\u0000';
    const uri = `file:///n/${encodeURIComponent(hostile)}`;
    const [first] = controlPlane('file:///n');
    assert.ok(first);
    const { picture } = draw(
      [
        {
          ...first,
          from: { ...first.from, uri },
          verdict: 'broken',
          error: untrusted(hostile),
          reason: untrusted(hostile),
          identity: { user: hostile, groups: [hostile] },
        },
      ],
      [{ id: 'file:///n', label: hostile }],
    );
    const texts = JSON.stringify(picture, (key, value: unknown) =>
      ['id', 'from', 'to'].includes(key) ? undefined : value,
    );
    assert.ok(!texts.includes('\u202e') && !texts.includes('\\u0000'));
    assert.ok(texts.includes('u{202e}'));
  });

  it('leads from a box to its file and from an edge to the place to look at first', () => {
    const connections = controlPlane('file:///cp-1');
    const { picture, places } = draw(connections);
    for (const one of connections) assert.deepEqual(places.get(one.id), one.at);
    for (const box of picture.frames.flatMap(({ boxes }) => boxes)) assert.equal(places.has(box.id), box.opens, box.id);
    const etcd = picture.frames[0]?.boxes.find(({ component }) => component === 'etcd');
    assert.deepEqual(places.get(etcd?.id ?? ''), { uri: 'file:///cp-1/etcd.yaml', span: { start: 0, end: 0 } });
  });

  it('orders control planes before workers, and workers as people count', () => {
    const { frames } = draw(cluster(2, 11)).picture;
    assert.deepEqual(
      frames.slice(0, 4).map(({ label }) => label),
      ['cp-1', 'cp-2', 'worker-1', 'worker-2'],
    );
    assert.equal(frames.at(-1)?.label, 'worker-11');
  });

  it('draws no more nodes than can be looked at, keeps control planes and failures, and says how many are missing', () => {
    const many = cluster(1, MAX_FRAMES + 9).map((one) =>
      one.from.node === 'file:///worker-69' ? { ...one, verdict: 'broken' as const } : one,
    );
    const { picture } = draw(many);
    assert.equal(picture.frames.length, MAX_FRAMES);
    assert.equal(picture.omitted, 10);
    const labels = picture.frames.map(({ label }) => label);
    assert.ok(labels.includes('cp-1') && labels.includes('worker-69'));
    const boxes = new Set(picture.frames.flatMap((frame) => frame.boxes.map(({ id }) => id)));
    assert.ok(picture.edges.every(({ from, to }) => boxes.has(from) && boxes.has(to)));
  });

  it('says in one sentence how the connections fare', () => {
    assert.equal(
      draw(controlPlane('file:///a')).picture.summary,
      '1 connection broken, 10 of 12 connections work, 1 unknown',
    );
    assert.match(draw([]).picture.summary, /^No connection/);
  });
});
