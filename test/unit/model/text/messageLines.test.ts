import assert from 'node:assert/strict';
import { HEADLINE_LENGTH, headline, messageLines } from '../../../../src/core/model/text/messageLines.ts';
import { phrase } from '../../../../src/core/model/text/text.ts';

const LONG = 'a'.repeat(HEADLINE_LENGTH);

describe('messageLines', () => {
  it('keeps a text that fits in one line', () => {
    assert.deepEqual(messageLines(phrase('Weak key: generate a new one. See below.')), [
      'Weak key: generate a new one. See below.',
    ]);
  });

  it('puts as many clauses as fit in the first line, and each sentence that is left in a line', () => {
    const text = phrase('Broken: by {name}: clients fail with `{error}`. Renew it. Then restart.', {
      name: 'x',
      error: `x509: ${LONG}. No more`,
    });
    assert.deepEqual(messageLines(text), [
      'Broken: by x.',
      `Clients fail with x509: ${LONG}. No more.`,
      'Renew it.',
      'Then restart.',
    ]);
  });

  it('begins a line with a small letter where a name does', () => {
    const text = phrase('Broken by {name}: etcd drops it. kubeadm does not renew it. kubelets retry.', { name: LONG });
    const expected = [`Broken by ${LONG}.`, 'etcd drops it.', 'kubeadm does not renew it.', 'kubelets retry.'];
    assert.deepEqual(messageLines(text), expected);
  });

  it('leaves what a colon introduces in a later sentence on the line of that sentence', () => {
    const text = phrase('The block is dropped. Logged: `{error}`.', { error: LONG });
    assert.deepEqual(messageLines(text), ['The block is dropped.', `Logged: ${LONG}.`]);
  });

  it('takes a first clause that is too long as it is', () => {
    const text = phrase('{name} is wrong: renew it.', { name: LONG });
    assert.deepEqual(messageLines(text), [`${LONG} is wrong.`, 'Renew it.']);
    assert.deepEqual(messageLines(phrase('{name} is wrong', { name: LONG })), [`${LONG} is wrong`]);
  });

  it('ends no clause in a value, in code or in parentheses', () => {
    const text = phrase('{name} (see: b. c) `x: y. z` fails: {name}', { name: `a: b. ${LONG}` });
    assert.deepEqual(messageLines(text), [`a: b. ${LONG} (see: b. c) x: y. z fails.`, `a: b. ${LONG}`]);
  });

  it('ends a clause between two texts, of which one is in the other', () => {
    const message = phrase('{name} is wrong.', { name: LONG });
    assert.deepEqual(messageLines(phrase('{message} Logged: `{logged}`.', { message, logged: 'no' })), [
      `${LONG} is wrong.`,
      'Logged: no.',
    ]);
  });

  it('leaves values and code at the start of a line as they are', () => {
    const lines = (rest: ReturnType<typeof phrase>) =>
      messageLines(phrase('{name}: {rest}', { name: LONG, rest })).slice(1);
    assert.deepEqual(lines(phrase('`etcd` logs it.')), ['etcd logs it.']);
    assert.deepEqual(lines(phrase('{name} logs it.', { name: 'etcd' })), ['etcd logs it.']);
    assert.deepEqual(lines(phrase('it is logged.')), ['It is logged.']);
  });

  it('takes no mark from a value', () => {
    const text = phrase('{name}: b', { name: `\u0001\u0002\u0003${LONG}` });
    assert.deepEqual(messageLines(text), [`\\u{1}\\u{2}\\u{3}${LONG}.`, 'B']);
  });

  it('cuts the clauses of the language', () => {
    const language = { lookUp: () => '{name} ist falsch. Erneuern Sie es: jetzt.' };
    const text = phrase('{name} is wrong, renew it now.', { name: LONG });
    assert.deepEqual(messageLines(text, language), [`${LONG} ist falsch.`, 'Erneuern Sie es: jetzt.']);
  });
});

describe('headline', () => {
  it('is the first line, without its period where there are others', () => {
    assert.equal(headline(phrase('{name} is wrong: renew it.', { name: LONG })), `${LONG} is wrong`);
    assert.equal(headline(phrase('It is wrong.')), 'It is wrong.');
  });
});
