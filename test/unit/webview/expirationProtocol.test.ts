import assert from 'node:assert/strict';
import { expirationReport, shownExpirations } from '../../../src/core/index.ts';
import { STATE_WORDS } from '../../../src/core/presentation/reports/expirationCsv.ts';
import { localizedExpirations } from '../../../src/editor/panels/localizedExpirations.ts';
import type { FromExpiration } from '../../../src/webview/protocol/expirationMessages.ts';
import { EXPIRATION_WORDS } from '../../../src/webview/protocol/expirationWords.ts';
import { readExpirationMessage, readExpirationRequest } from '../../../src/webview/protocol/readExpirationMessage.ts';
import { TIME_WORDS } from '../../../src/webview/protocol/time.ts';
import { buildNode } from '../../support/kubeadmNode.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

describe('readExpirationRequest', () => {
  const good: readonly FromExpiration[] = [
    { request: 1, kind: 'ready' },
    { request: 2, kind: 'drawn', revision: 4, rows: 5, clusters: 6 },
    { request: 3, kind: 'open', id: 'x' },
    { request: 4, kind: 'copy', id: 'x' },
    { request: 5, kind: 'save', format: 'csv' },
    { request: 6, kind: 'text' },
    { request: 7, kind: 'failed', message: 'why' },
    { request: 8, kind: 'time' },
  ];
  for (const request of good) {
    it(`takes ${request.kind} and drops what it does not know`, () => {
      assert.deepEqual(readExpirationRequest({ ...request, more: 1 }), { request });
    });
  }

  const bad: readonly (readonly [string, unknown])[] = [
    ['no object', 'ready'],
    ['no number', { kind: 'ready' }],
    ['an unknown kind', { request: 1, kind: 'run' }],
    ['an id that is no text', { request: 1, kind: 'copy', id: 7 }],
    ['an endless id', { request: 1, kind: 'open', id: 'x'.repeat(10_001) }],
    ['another format', { request: 1, kind: 'save', format: '../x' }],
    ['a negative count', { request: 1, kind: 'drawn', revision: 1, rows: -1, clusters: 0 }],
  ];
  for (const [name, message] of bad) {
    it(`refuses ${name}`, () => assert.ok('problem' in readExpirationRequest(message)));
  }
});

describe('readExpirationMessage', () => {
  type Message = Record<string, unknown> & { certificates: Record<string, unknown>[]; words: Record<string, unknown> };
  let message: Message;
  before(async () => {
    const { report } = await inspectFiles(await buildNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' }), NOW);
    const expirations = expirationReport(report, { warningDays: 30, caWarningDays: 365 });
    const rows = localizedExpirations(shownExpirations(expirations));
    const words = Object.fromEntries(EXPIRATION_WORDS.map((word) => [word, word]));
    const timeWords = Object.fromEntries(TIME_WORDS.map((word) => [word, word]));
    const time = { now: 2, counts: { working: 1, failing: 0, all: 1 }, words: timeWords };
    const rest = { revision: 1, now: 2, warningDays: 30, caWarningDays: 365, summary: '', severalNodes: false };
    message = JSON.parse(JSON.stringify({ kind: 'expirations', ...rest, ...rows, words, time }));
  });

  const changed = (edit: (copy: Message) => void) => {
    const copy: Message = structuredClone(message);
    edit(copy);
    return readExpirationMessage(copy);
  };

  it('takes rows as they come over the wire, and replies', () => {
    assert.ok(changed(() => {}));
    assert.deepEqual(readExpirationMessage({ kind: 'reply', request: 3, error: 'no' }), {
      kind: 'reply',
      request: 3,
      error: 'no',
    });
  });

  it('takes every state that a certificate can have', () => {
    for (const state of Object.keys(STATE_WORDS)) {
      assert.ok(
        changed((copy) => Object.assign(copy.certificates[0] ?? {}, { state })),
        state,
      );
    }
  });

  it('takes what time alone does to connections, whole', () => {
    const step = { day: 3, counts: { working: 0, failing: 1, all: 1 }, broken: [{ title: 'a', count: 1 }], more: 0 };
    assert.ok(readExpirationMessage({ kind: 'time', revision: 1, steps: [step] }));
    for (const steps of [undefined, [{ ...step, more: -1 }], [{ ...step, broken: 'a' }]]) {
      assert.equal(readExpirationMessage({ kind: 'time', revision: 1, steps }), undefined);
    }
  });

  it('refuses what is not whole', () => {
    assert.equal(
      changed((copy) => delete copy.certificates[0]?.path),
      undefined,
    );
    assert.equal(
      changed((copy) => Object.assign(copy.certificates[0] ?? {}, { state: 'fine' })),
      undefined,
    );
    assert.equal(
      changed((copy) => Object.assign(copy.certificates[0] ?? {}, { expires: Number.NaN })),
      undefined,
    );
    assert.equal(
      changed((copy) => delete copy.words.renew),
      undefined,
    );
    assert.equal(
      changed((copy) => Object.assign(copy, { severalNodes: 1 })),
      undefined,
    );
    assert.equal(readExpirationMessage({ kind: 'reply', request: -1 }), undefined);
  });
});
