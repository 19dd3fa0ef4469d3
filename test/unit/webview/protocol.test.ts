import assert from 'node:assert/strict';
import { drawGraph } from '../../../src/core/index.ts';
import { shownPicture } from '../../../src/core/presentation/graph/shownPicture.ts';
import { Link } from '../../../src/webview/protocol/link.ts';
import type { FromWebview, WebviewContent, WebviewRequest } from '../../../src/webview/protocol/messages.ts';
import { MAX_IMAGE, readMessage, readRequest } from '../../../src/webview/protocol/readMessage.ts';
import { TIME_WORDS } from '../../../src/webview/protocol/time.ts';
import { cluster, nodesOf } from '../presentation/graph/connections.ts';

const connections = cluster(2, 2);
const picture = shownPicture(drawGraph({ connections, findings: [], causes: 0, nodes: nodesOf(connections) }).picture);

const TIME = {
  now: 1,
  until: 2,
  counts: { working: 1, failing: 0, all: 1 },
  words: Object.fromEntries(TIME_WORDS.map((word) => [word, word])),
};
const STEP = {
  day: 3,
  counts: { working: 0, failing: 1, all: 1 },
  broken: [{ title: 'a', count: 1, error: 'x509: b' }],
  more: 0,
};

describe('readRequest', () => {
  const good: readonly FromWebview[] = [
    { request: 1, kind: 'ready' },
    { request: 2, kind: 'drawn', revision: 4, boxes: 5, edges: 6 },
    { request: 3, kind: 'open', id: 'x' },
    { request: 4, kind: 'save', format: 'png', bytes: new Uint8Array([1]) },
    { request: 5, kind: 'failed', message: 'why' },
    { request: 6, kind: 'time' },
    { request: 7, kind: 'save', format: 'svg', bytes: new Uint8Array([1]), date: '2027-10-26' },
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
    ['a date that is none', { request: 1, kind: 'save', format: 'svg', bytes: new Uint8Array(), date: '../../x' }],
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
    return { kind: 'picture', revision: 1, picture: copy, time: TIME };
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

  it('takes the changes that time brings, a drawn one for each step, and refuses others', () => {
    const change = { edges: picture.edges.slice(0, 1), boxes: [{ id: 'a', sentence: 'b' }] };
    const message = { kind: 'time', revision: 1, steps: [STEP], changes: [change] };
    assert.deepEqual(readMessage({ ...message, more: 1 }), message);
    const wrong = [
      { steps: [] },
      { steps: [{ ...STEP, day: -1 }] },
      { steps: [{ ...STEP, broken: [{ title: 1, count: 1 }] }] },
      { steps: [{ ...STEP, counts: {} }] },
      { changes: [{ ...change, boxes: [{ id: 'a' }] }] },
      { changes: [{ ...change, edges: [{ ...picture.edges[0], verdict: 'maybe' }] }] },
    ];
    for (const part of wrong) assert.equal(readMessage({ ...message, ...part }), undefined, JSON.stringify(part));
  });

  it('refuses a picture without what its slider needs', () => {
    for (const time of [undefined, { ...TIME, words: {} }, { ...TIME, now: Number.NaN }, { ...TIME, counts: 1 }]) {
      assert.equal(readMessage({ kind: 'picture', revision: 1, picture, time }), undefined);
    }
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

  it('reports a message that it does not understand to the host', () => {
    const sent: FromWebview[] = [];
    const link = new Link<WebviewRequest, WebviewContent>((message) => sent.push(message), readMessage);
    assert.equal(link.receive({ kind: 'picture', revision: 1, picture: {} }), undefined);
    assert.deepEqual(
      sent.map(({ kind }) => kind),
      ['failed'],
    );
  });
});
