import assert from 'node:assert/strict';
import { plainText } from '../../../../src/core/model/text/plainText.ts';
import { asSentence, isEmptyText, joined, phrase, sameText } from '../../../../src/core/model/text/text.ts';
import { untrusted } from '../../../../src/core/model/text/untrusted.ts';
import { HOSTILE_VALUES } from './hostileValues.ts';

const GERMAN: Readonly<Record<string, string>> = {
  'signed by {name}': 'signiert von {name}',
  '{path} of {owner}': '{path} von {owner}',
  'the cluster': 'dem Cluster',
  'logs `{error}`': 'protokolliert `{error}`',
};
const german = { lookUp: (template: string) => (Object.hasOwn(GERMAN, template) ? GERMAN[template] : undefined) };

describe('plainText', () => {
  for (const [what, value] of Object.entries(HOSTILE_VALUES)) {
    it(`leaves no character of ${what} out of sight, and no line`, () => {
      const shown = plainText(phrase('a {value} `{value}` b', { value }));
      assert.doesNotMatch(shown, /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u);
      const visible = plainText(untrusted(value));
      assert.equal(shown, `a ${visible} ${visible} b`);
    });
  }

  it('writes what does not show by its number', () => {
    assert.equal(
      plainText(untrusted('a\u{115f}\u{1160}\u{3164}\u{ffa0}\u{fe0f}\u{e0100}\u{202e}\n')),
      'a\\u{115f}\\u{1160}\\u{3164}\\u{ffa0}\\u{fe0f}\\u{e0100}\\u{202e}\\u{a}',
    );
  });

  it('fills slots once, and leaves what looks like one in a value', () => {
    assert.equal(plainText(phrase('{a} and {b}', { a: '{b}', b: '{a}' })), '{b} and {a}');
    assert.equal(plainText(phrase('{a}', { a: phrase('{b}', { b: '{c}' }) })), '{c}');
    assert.equal(plainText({ template: '{toString} {a}', slots: {} }), '{toString} {a}');
  });

  it('takes a backquote without its other half for a character', () => {
    assert.equal(plainText({ template: 'a `b` c ` d', slots: {} }), 'a b c ` d');
    assert.equal(plainText({ template: '`', slots: {} }), '`');
    assert.equal(plainText({ template: 'a `{b}', slots: { b: '`' } }), 'a ``');
  });

  it('says our words in another language, and no value', () => {
    const owner = phrase('the cluster');
    assert.equal(
      plainText(phrase('{path} of {owner}', { path: 'the cluster', owner }), german),
      'the cluster von dem Cluster',
    );
    assert.equal(
      plainText(phrase('signed by {name}', { name: 'signed by {name}' }), german),
      'signiert von signed by {name}',
    );
    assert.equal(plainText(joined([owner, 'the cluster'], ', '), german), 'dem Cluster, the cluster');
    assert.equal(plainText(phrase('logs `{error}`', { error: 'the cluster' }), german), 'protokolliert the cluster');
    assert.equal(plainText(phrase('not translated')), plainText(phrase('not translated'), german));
  });

  it('begins a sentence with a capital letter, where it begins with words of ours', () => {
    assert.equal(plainText(asSentence(phrase('signed by {name}', { name: 'a' })), german), 'Signiert von a');
    assert.equal(plainText(asSentence(phrase('{name} signed it', { name: 'etcd' }))), 'etcd signed it');
    assert.equal(
      plainText(asSentence(joined([phrase('private key'), phrase('request')], ', '))),
      'Private key, request',
    );
    assert.equal(plainText(asSentence(untrusted('etcd'))), 'etcd');
  });
});

describe('texts', () => {
  it('are empty where there is nothing to show', () => {
    for (const text of [untrusted(''), joined([], ', '), joined([''], ', '), asSentence(untrusted(''))]) {
      assert.ok(isEmptyText(text));
    }
    for (const text of [untrusted(' '), joined(['', 0], ', '), phrase('a')]) assert.ok(!isEmptyText(text));
  });

  it('are the same where words and values are', () => {
    assert.ok(sameText(phrase('{a}', { a: 'x' }), phrase('{a}', { a: 'x' })));
    assert.ok(!sameText(phrase('{a}', { a: 'x' }), untrusted('x')));
    const long = 'x'.repeat(3000);
    assert.ok(!sameText(untrusted(`${long}a`), untrusted(`${long}b`)));
  });
});
