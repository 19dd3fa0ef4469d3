import assert from 'node:assert/strict';
import { drawGraph } from '../../../src/core/index.ts';
import { shownPicture } from '../../../src/core/presentation/graph/shownPicture.ts';
import { Link } from '../../../src/webview/protocol/link.ts';
import type { FromWebview, WebviewContent, WebviewRequest } from '../../../src/webview/protocol/messages.ts';
import { MAX_IMAGE, readMessage, readRequest } from '../../../src/webview/protocol/readMessage.ts';
import { cluster, nodesOf } from '../presentation/graph/connections.ts';

const connections = cluster(2, 2);
const picture = shownPicture(drawGraph({ connections, findings: [], nodes: nodesOf(connections) }).picture);

describe('readRequest', () => {
  const good: readonly FromWebview[] = [
    { request: 1, kind: 'ready' },
    { request: 2, kind: 'drawn', revision: 4, boxes: 5, edges: 6 },
    { request: 3, kind: 'open', id: 'x' },
    { request: 4, kind: 'save', format: 'png', bytes: new Uint8Array([1]) },
    { request: 5, kind: 'failed', message: 'why' },
  ];
  for (const request of good) {
    it(`takes ${request.kind} and drops what it does not know`, () => {
      assert.deepEqual(readRequest({ ...request, more: 1 }), { request });
    });
  }

  const bad: readonly (readonly [string, unknown])[] = [
    ['no object', 'ready'],
    ['a list', [{ request: 1, kind: 'ready' }]],
    ['no number', { kind: 'ready' }],
    ['a fractional number', { request: 0.5, kind: 'ready' }],
    ['an unknown kind', { request: 1, kind: 'run' }],
    ['an id that is no text', { request: 1, kind: 'open', id: { toString: () => 'x' } }],
    ['an endless id', { request: 1, kind: 'open', id: 'x'.repeat(10_001) }],
    ['another image format', { request: 1, kind: 'save', format: '../x', bytes: new Uint8Array() }],
    ['bytes that are none', { request: 1, kind: 'save', format: 'svg', bytes: 'text' }],
    ['an image that is too large', { request: 1, kind: 'save', format: 'svg', bytes: new Uint8Array(MAX_IMAGE + 1) }],
    ['a negative count', { request: 1, kind: 'drawn', revision: 1, boxes: -1, edges: 0 }],
  ];
  for (const [name, message] of bad) {
    it(`refuses ${name}`, () => assert.ok('problem' in readRequest(message)));
  }

  it('keeps the number of what it refuses, for the reply', () => {
    const read = readRequest({ request: 7, kind: 'run' });
    assert.ok('problem' in read);
    assert.equal(read.number, 7);
  });
});

describe('readMessage', () => {
  type Parts = Record<'edges' | 'domains', object[]>;

  const change = (edit: (copy: Parts) => void) => {
    const copy = JSON.parse(JSON.stringify(picture));
    edit(copy);
    return { kind: 'picture', revision: 1, picture: copy };
  };

  it('takes a picture as it comes over the wire', () => {
    assert.ok(readMessage(change(() => {})));
  });

  it('refuses a picture of which any part is wrong', () => {
    const edits: readonly ((copy: Parts) => void)[] = [
      (copy) => Object.assign(copy, { summary: 1 }),
      (copy) => Object.assign(copy, { omitted: -1 }),
      (copy) => Object.assign(copy, { frames: {} }),
      (copy) => Object.assign(copy.edges[0] ?? {}, { verdict: 'maybe' }),
      (copy) => Object.assign(copy.edges[0] ?? {}, { to: 'a box that is not there' }),
      (copy) => Object.assign(copy.edges[0] ?? {}, { clientDomain: 'none" onload="' }),
      (copy) => Object.assign(copy.edges[0] ?? {}, { sections: [{ rows: [{ label: 'a' }] }] }),
      (copy) => Object.assign(copy.domains[0] ?? {}, { id: 'other' }),
    ];
    for (const edit of edits) assert.equal(readMessage(change(edit)), undefined, String(edit));
  });

  it('takes replies with and without an error, and nothing else', () => {
    assert.deepEqual(readMessage({ kind: 'reply', request: 1 }), { kind: 'reply', request: 1, error: undefined });
    assert.deepEqual(readMessage({ kind: 'reply', request: 1, error: 'no' }), {
      kind: 'reply',
      request: 1,
      error: 'no',
    });
    for (const other of [undefined, 1, {}, { kind: 'reply' }, { kind: 'reply', request: 1, error: 2 }]) {
      assert.equal(readMessage(other), undefined);
    }
  });
});

describe('Link', () => {
  it('settles each request with its own reply', async () => {
    const sent: FromWebview[] = [];
    const link = new Link<WebviewRequest, WebviewContent>((message) => sent.push(message), readMessage);
    const [first, second] = [link.request({ kind: 'ready' }), link.request({ kind: 'open', id: 'x' })];
    link.receive({ kind: 'reply', request: sent[1]?.request, error: 'gone' });
    link.receive({ kind: 'reply', request: sent[0]?.request });
    await first;
    await assert.rejects(second, { message: 'gone' });
  });

  it('tells the host of a message that it does not understand', () => {
    const sent: FromWebview[] = [];
    const link = new Link<WebviewRequest, WebviewContent>((message) => sent.push(message), readMessage);
    assert.equal(link.receive({ kind: 'picture', revision: 1, picture: {} }), undefined);
    assert.deepEqual(
      sent.map(({ kind }) => kind),
      ['failed'],
    );
  });
});
