import assert from 'node:assert/strict';
import { phrase, plainText, type RelatedPlace } from '../../../src/core/index.ts';
import { iconLabel } from '../../../src/editor/labels.ts';
import { shortRelated } from '../../../src/editor/shortRelated.ts';

const at = { uri: 'memory://test/file', span: { start: 0, end: 1 } };
const breaks = (connection: string, why: string): RelatedPlace => ({
  ...at,
  message: phrase('Breaks {connection}: {why}', { connection, why }),
});

function shownOf(message: string, related: readonly RelatedPlace[]): readonly string[] {
  return shortRelated({ message: phrase('{message}', { message }), related }).map((one) => plainText(one.message));
}

describe('the related places of a hover', () => {
  it('repeat no error', () => {
    assert.deepEqual(shownOf('It logs x509: unknown.', [breaks('a → b', 'x509: unknown')]), ['Breaks a → b']);
    assert.deepEqual(shownOf('It fails.', [breaks('a → b', 'x509: unknown'), breaks('c → b', 'x509: unknown')]), [
      'Breaks a → b: x509: unknown',
      'Breaks c → b',
    ]);
  });

  it('are three, and the number of the others', () => {
    const places = Array.from({ length: 6 }, (_, number) => breaks(`c${number}`, `error ${number}`));
    assert.deepEqual(shownOf('It fails.', places).slice(3), ['and 3 more']);
    assert.equal(shownOf('It fails.', places.slice(0, 4)).length, 4);
  });
});

describe('a label that is too long', () => {
  it('is cut between words or the segments of a path', () => {
    const path = '/etc/kubernetes/'.repeat(12);
    const label = iconLabel(phrase('{path}', { path }));
    assert.ok(label.length <= 121 && /\/(?:etc|kubernetes)…$/.test(label), label);
    assert.equal(iconLabel(phrase('{word}', { word: 'x'.repeat(200) })), `${'x'.repeat(120)}…`);
  });
});
