import assert from 'node:assert/strict';
import type { Asn1Row } from '../../../src/core/index.ts';
import { readViewerMessage, readViewerRequest } from '../../../src/webview/protocol/readViewerMessage.ts';
import type { FromViewer } from '../../../src/webview/protocol/viewerMessages.ts';
import { fill, WORDS } from '../../../src/webview/protocol/words.ts';

describe('readViewerRequest', () => {
  const good: readonly FromViewer[] = [
    { request: 1, kind: 'ready', shown: undefined },
    { request: 1, kind: 'ready', shown: 'certificate a' },
    { request: 2, kind: 'show', id: 'x' },
    { request: 3, kind: 'structure', id: 'x' },
    { request: 4, kind: 'open', place: 'place-1' },
    { request: 5, kind: 'rule', rule: 'validity/cert-expired' },
    { request: 6, kind: 'copy', id: 'x', what: 'pem' },
    { request: 7, kind: 'unlock' },
    { request: 8, kind: 'drawn', revision: 1, view: 'overview', items: 3 },
    { request: 9, kind: 'failed', message: 'why' },
  ];
  for (const request of good) {
    it(`takes ${request.kind} and drops what it does not know`, () => {
      assert.deepEqual(readViewerRequest({ ...request, more: 1 }), { request });
    });
  }

  const bad: readonly (readonly [string, unknown])[] = [
    ['no object', 'ready'],
    ['no number', { kind: 'ready' }],
    ['an unknown kind', { request: 1, kind: 'run' }],
    ['a kind of every object', { request: 1, kind: 'toString' }],
    ['an id that is no text', { request: 1, kind: 'show', id: 1 }],
    ['an endless id', { request: 1, kind: 'structure', id: 'x'.repeat(10_001) }],
    ['a place that is no text', { request: 1, kind: 'open', place: { uri: 'file:///etc' } }],
    ['a copy of something else', { request: 1, kind: 'copy', id: 'x', what: 'key' }],
    ['a negative count', { request: 1, kind: 'drawn', revision: 1, view: 'x', items: -1 }],
  ];
  for (const [name, message] of bad) {
    it(`refuses ${name}`, () => assert.ok('problem' in readViewerRequest(message)));
  }

  it('cuts the text of a failure, and keeps the number of what it refuses', () => {
    const read = readViewerRequest({ request: 1, kind: 'failed', message: 'x'.repeat(20_000) });
    assert.ok('request' in read && read.request.kind === 'failed' && read.request.message.length === 10_000);
    const refused = readViewerRequest({ request: 7, kind: 'run' });
    assert.ok('problem' in refused && refused.number === 7);
  });
});

describe('readViewerMessage', () => {
  const words = Object.fromEntries(WORDS.map((word) => [word, word]));
  const row: Asn1Row = { depth: 0, offset: 0, headerLength: 2, length: 0, name: 'SEQUENCE', wraps: false };
  const structure = { kind: 'structure', id: 'x', rows: [row], cut: false, bytes: Uint8Array.of(0x30, 0) };
  const side = { label: 'a', path: 'b', place: 'place-0' };
  const line = { label: 'Subject', left: 'a', right: 'b', difference: 'different' };
  const comparison = {
    ...{ kind: 'comparison', revision: 1, memo: '{}', words, left: side, right: side },
    comparison: { verdicts: ['v'], rows: [line] },
  };
  const shown = {
    ...{
      id: 'x',
      title: 'X',
      sections: [{ rows: [{ label: 'a', values: ['b'] }] }],
      chain: [],
      signed: [],
      findings: [],
      uses: [],
    },
    ...{ extensions: [], hasStructure: false },
  };
  const page = { title: 't', path: 'p', notes: [], findings: [], tabs: [], locked: false, shown };
  const message = { kind: 'page', revision: 1, memo: '{}', words, page };

  it('takes each kind of message', () => {
    assert.ok(readViewerMessage(item({ text: 'x', isOwnText: true })));
    for (const good of [structure, comparison, message, { kind: 'reply', request: 1 }]) {
      assert.ok(readViewerMessage(good), good.kind);
    }
    assert.ok(readViewerMessage({ ...comparison, comparison: undefined }));
  });

  const item = (change: object) => ({ ...message, page: { ...page, shown: { ...shown, ...change } } });
  const rowWith = (change: object) => item({ sections: [{ rows: [{ label: 'a', values: ['b'], ...change }] }] });
  const finding = { severity: 'error', message: 'm', rule: 'r', place: 'place-0' };
  const bad: readonly (readonly [string, unknown])[] = [
    ['nothing', undefined],
    ['an unknown kind', { ...message, kind: 'other' }],
    ['a kind of every object', { ...message, kind: 'constructor' }],
    ['a page without its words', { ...message, words: { ...words, unlock: undefined } }],
    ['a page without a title', { ...message, page: { ...page, title: undefined } }],
    ['a link that runs a script', rowWith({ url: 'javascript:alert(1)' })],
    ['a place that is no id of ours', rowWith({ place: 'file:///etc/passwd' })],
    ['a tone that is a class', rowWith({ tone: 'good" onload="x' })],
    ['a severity that is a class', item({ findings: [{ ...finding, severity: 'evil' }] })],
    ['a part of more than all', item({ validity: { text: 't', tone: 'good', from: 'f', until: 'u', spent: 2 } })],
    ['octets that are none', { ...structure, bytes: [1, 2] }],
    ['a row at no place', { ...structure, rows: [{ ...row, offset: -1 }] }],
    [
      'a difference of another name',
      { ...comparison, comparison: { verdicts: [], rows: [{ ...line, difference: 'x' }] } },
    ],
    ['a reply without a number', { kind: 'reply' }],
  ];
  for (const [name, value] of bad) {
    it(`refuses ${name}`, () => assert.equal(readViewerMessage(value), undefined));
  }

  it('takes findings whose parts are all there', () => {
    assert.ok(readViewerMessage(item({ findings: [finding] })));
    assert.equal(readViewerMessage(item({ findings: [{ ...finding, place: undefined }] })), undefined);
  });
});

describe('fill', () => {
  it('puts values in their places, and leaves places without one', () => {
    assert.equal(fill('from {0} to {1}, {0} {2}', 'a$&', 2), 'from a$& to 2, a$& {2}');
  });
});
