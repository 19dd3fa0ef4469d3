import assert from 'node:assert/strict';
import {
  compareReports,
  createScheduler,
  DEFAULT_SETTINGS,
  drawComparison,
  minorRelease,
  pathsBelow,
  upgradeFrom,
} from '../../../src/core/index.ts';
import { localizedComparison } from '../../../src/editor/panels/localizedComparison.ts';
import type { FromComparison } from '../../../src/webview/protocol/comparisonMessages.ts';
import { COMPARISON_WORDS } from '../../../src/webview/protocol/comparisonWords.ts';
import { readComparisonMessage, readComparisonRequest } from '../../../src/webview/protocol/readComparisonMessage.ts';
import { openNode } from '../../support/kubeadmNode.ts';
import { FOLDER_URI, inspectFiles } from '../../support/memoryWorkspace.ts';
import { rotatedNode } from '../../support/rotatedNode.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

describe('readComparisonRequest', () => {
  const good: readonly FromComparison[] = [
    { request: 1, kind: 'ready' },
    { request: 2, kind: 'drawn', revision: 4, connections: 5, certificates: 6 },
    { request: 3, kind: 'open', place: 'place-12' },
    { request: 4, kind: 'copy' },
    { request: 5, kind: 'save' },
    { request: 6, kind: 'swap' },
    { request: 7, kind: 'failed', message: 'why' },
  ];
  for (const request of good) {
    it(`takes ${request.kind} and drops what it does not know`, () => {
      assert.deepEqual(readComparisonRequest({ ...request, more: 1 }), { request });
    });
  }

  const bad: readonly (readonly [string, unknown])[] = [
    ['no object', 'ready'],
    ['no number', { kind: 'ready' }],
    ['an unknown kind', { request: 1, kind: 'run' }],
    ['a place that is none of ours', { request: 1, kind: 'open', place: 'file:///etc/passwd' }],
    ['a negative count', { request: 1, kind: 'drawn', revision: 1, connections: -1, certificates: 0 }],
  ];
  for (const [name, message] of bad) {
    it(`refuses ${name}`, () => assert.ok('problem' in readComparisonRequest(message)));
  }
});

describe('readComparisonMessage', () => {
  type Message = { page: Record<string, unknown> & { connections: Record<string, unknown>[] }; words: object };
  let message: Message;
  before(async () => {
    const { before, after } = await rotatedNode(NOW);
    const [old, current] = [await inspectFiles(before, NOW), await inspectFiles(after, NOW)];
    const comparison = await compareReports(old.report, current.report, NOW.getTime(), createScheduler());
    const state = { name: 'state', pathOf: pathsBelow([]) };
    const { page } = drawComparison({
      before: { ...state, report: old.report },
      after: { ...state, report: current.report },
      now: NOW.getTime(),
      comparison,
    });
    const words = Object.fromEntries(COMPARISON_WORDS.map((word) => [word, word]));
    const whole = { kind: 'comparison', revision: 1, page: localizedComparison(page), words };
    message = JSON.parse(JSON.stringify(whole));
  });

  const changed = (edit: (copy: Message) => void) => {
    const copy = structuredClone(message);
    edit(copy);
    return readComparisonMessage(copy);
  };

  it('takes an upgrade with its places, and refuses one that is not whole', async () => {
    const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
    node.replaceFlag('kube-controller-manager', 'concurrent-service-syncs', '1');
    const { inspector, report } = await inspectFiles(node.files, NOW);
    const folders = [{ uri: FOLDER_URI, name: 'workspace' }];
    const upgraded = await upgradeFrom(report, minorRelease(38), (release) =>
      inspector.inspect({ ...DEFAULT_SETTINGS, folders, release }),
    );
    assert.ok(upgraded);
    const comparison = await compareReports(report, upgraded.after, NOW.getTime(), createScheduler());
    const state = { name: 'state', pathOf: pathsBelow(folders) };
    const { page, places } = drawComparison({
      before: { ...state, report },
      after: { ...state, report: upgraded.after },
      now: NOW.getTime(),
      comparison,
      upgrade: upgraded.upgrade,
    });
    const { upgrade } = localizedComparison(page);
    const whole = JSON.parse(JSON.stringify({ ...message, page: { ...message.page, upgrade } }));
    assert.ok(readComparisonMessage(whole));
    assert.deepEqual(
      upgrade?.items.map(({ title, breaks, fix }) => [title, breaks, fix]),
      [
        ['1.37 · does not start', true, undefined],
        ['1.37 · error', true, 'Remove --concurrent-service-syncs'],
      ],
    );
    assert.equal(upgrade?.lines.length, 4);
    for (const { link } of upgrade?.items ?? []) assert.equal(places.get(link.place)?.state, 'after');
    whole.page.upgrade.items[0].link.place = 'file:///etc/passwd';
    assert.equal(readComparisonMessage(whole), undefined);
  });

  it('takes a comparison as it comes over the wire, nothing, and replies', () => {
    assert.ok(changed(() => {}));
    assert.ok(readComparisonMessage({ kind: 'nothing', text: 'Comparing…' }));
    const reply = { kind: 'reply', request: 3, error: 'no' };
    assert.deepEqual(readComparisonMessage(reply), reply);
  });

  it('refuses what is not whole', () => {
    const edits: readonly ((copy: Message) => unknown)[] = [
      (copy) => delete copy.page.before,
      (copy) => delete copy.page.connections[0]?.name,
      (copy) => Object.assign(copy.page.connections[0] ?? {}, { change: 'explodes' }),
      (copy) => Object.assign(copy, { words: {} }),
    ];
    for (const edit of edits) assert.equal(changed(edit), undefined, String(edit));
    assert.equal(readComparisonMessage({ kind: 'nothing' }), undefined);
  });
});
