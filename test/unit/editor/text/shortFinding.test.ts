import assert from 'node:assert/strict';
import { phrase, plainText, type RelatedPlace, type Text } from '../../../../src/core/index.ts';
import { iconLabel } from '../../../../src/editor/text/labels.ts';
import { shortFinding, shortMessage } from '../../../../src/editor/text/shortFinding.ts';

const at = { uri: 'memory://test/file', span: { start: 0, end: 1 } };
const breaks = (connection: string, why: string): RelatedPlace => ({
  ...at,
  message: phrase('Breaks {connection}: {why}', { connection, why: phrase('`{error}`', { error: why }) }),
});
const elsewhere = (connection: string, why: string) => ({ ...breaks(connection, why), uri: 'memory://test/other' });

function shownOf(message: Text, related: readonly RelatedPlace[]): readonly string[] {
  return shortFinding({ message, related }).related.map((one) => plainText(one.message));
}

const logs = (error: string) => phrase('It logs `{error}`.', { error });

describe('a finding in a hover', () => {
  it('has one logged text', () => {
    const related = [breaks('a → b', 'x509: unknown'), elsewhere('c → b', 'x509: unknown')];
    assert.deepEqual(shownOf(logs('x509: unknown'), related), ['Breaks a → b and c → b']);
    assert.deepEqual(shownOf(phrase('It fails.'), related), ['Breaks a → b: x509: unknown', 'Breaks c → b']);
    const wrapped = [breaks('a → b', 'tls: failed to verify certificate: x509: unknown: current time …')];
    assert.deepEqual(shownOf(logs('x509: unknown'), wrapped), ['Breaks a → b']);
  });

  it('leaves out what is logged elsewhere, unless the message quotes nothing itself', () => {
    const withLog = (message: Text) =>
      phrase('{message} Logged: `{logged}`.', { message, logged: 'x509: unknown one' });
    const message = logs('Unauthorized: the server asks');
    assert.equal(shortMessage(withLog(message)), message);
    const outcome = phrase('Open connections to {server} go on working.', { server: 'etcd' });
    const inTime = (text: Text) => phrase('{message} {outcome}', { message: text, outcome });
    assert.deepEqual(shortMessage(inTime(withLog(message))), inTime(message));
    assert.equal(shortMessage(outcome), outcome);
    const silent = withLog(phrase('`--etcd-cafile` is wrong: run `kubeadm certs renew`.'));
    assert.equal(shortMessage(silent), silent);
    const own = phrase('`--etcd-cafile` is wrong: run `kubeadm certs renew`.');
    assert.deepEqual(shortMessage(silent, true), own);
    assert.deepEqual(shortMessage(inTime(silent), true), inTime(own));
  });

  it('names the first five connections and the number of the others', () => {
    const used = { ...at, message: phrase('Trusted by {component}', { component: 'a' }) };
    const many = { ...at, message: phrase('Breaks {connection} and {count} more', { connection: 'd → b', count: 4 }) };
    const related = [used, breaks('a → b', 'e f'), elsewhere('c → b', 'e f'), many];
    assert.deepEqual(shownOf(logs('e f'), related), ['Trusted by a', 'Breaks a → b, c → b, d → b and 4 more']);
    const named = ['a', 'c', 'd', 'e', 'f'].map((from) => elsewhere(`${from} → b`, 'e f'));
    assert.deepEqual(shownOf(logs('e f'), named), ['Breaks a → b, c → b, d → b, e → b and f → b']);
    assert.deepEqual(shownOf(logs('e f'), [...named, breaks('g → b', 'e f')]), [
      'Breaks a → b, c → b, d → b, e → b, f → b and 1 more',
    ]);
  });

  it('has three places, and the number of the others', () => {
    const places = Array.from({ length: 6 }, (_, number) => ({
      ...at,
      message: phrase('Used by {number}', { number }),
    }));
    assert.deepEqual(shownOf(logs('an error'), places), ['Used by 0', 'Used by 1', 'Used by 2 (3 more places)']);
    assert.equal(shownOf(logs('an error'), places.slice(0, 3)).length, 3);
    assert.equal(shownOf(logs('an error'), places.slice(0, 4))[2], 'Used by 2 (1 more place)');
    assert.deepEqual(shownOf(logs('long '.repeat(60)), places), ['Used by 0 (5 more places)']);
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
