import assert from 'node:assert/strict';
import { plainText } from '../../../../src/core/model/text/plainText.ts';
import { sarifText } from '../../../../src/core/model/text/sarif.ts';
import { joined, phrase } from '../../../../src/core/model/text/text.ts';
import { untrusted } from '../../../../src/core/model/text/untrusted.ts';
import { HOSTILE_VALUES } from './hostileValues.ts';

/** A message of SARIF 2.1.0 without arguments, as a viewer shows it (§3.11.5); a link counts only if the grammar of §3.11.6 accepts it. */
function shown(message: string): string {
  assert.doesNotMatch(message, /\[(?:[^\\[\]]|\\[\\[\]])*\]\([^)]*\)/, 'a link');
  assert.doesNotMatch(message, /\[[^\]]*\]\([^)]*\)/, 'a link for viewers that know no escapes');
  assert.doesNotMatch(message.replaceAll(/\{\{|\}\}/g, ''), /[{}]/, 'a placeholder');
  return message.replaceAll(/\{\{|\}\}/g, ([brace = '']) => brace);
}

describe('sarifText', () => {
  for (const [what, value] of Object.entries(HOSTILE_VALUES)) {
    it(`shows ${what}, and makes neither a link nor a placeholder of it`, () => {
      const text = phrase('Not signed by {value}: `{value}`.', { value });
      assert.equal(shown(sarifText(text)).replaceAll(']\\(', ']('), plainText(text));
    });
  }

  it('makes no link of two values side by side', () => {
    const text = joined(['[a]', '(https://evil.example)'], '');
    assert.equal(shown(sarifText(text)), '[a]\\(https://evil.example)');
  });

  it('leaves paths of fields as they are', () => {
    assert.equal(sarifText(untrusted('spec.containers[0].args[1] (2)')), 'spec.containers[0].args[1] (2)');
  });
});
