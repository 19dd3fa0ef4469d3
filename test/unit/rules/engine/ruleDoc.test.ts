import assert from 'node:assert/strict';
import { RULES } from '../../../../src/core/rules/catalogue/catalogue.ts';
import { readRuleDoc, ruleDocument } from '../../../../src/core/rules/engine/ruleDoc.ts';
import { markup } from '../../../../src/editor/text/markdown.ts';
import { GERMAN } from '../../l10n/german.ts';

const PAGE = `---
severity: error
---

# A title

## What you see

- The cipher suite TLS_RSA_WITH_RC4_128_SHA is insecure.

## How to fix it

Do this.

## Why

Because.
It is so.

## References

- [Go, crypto/x509](https://pkg.go.dev/crypto/x509)
`;

describe('rules/readRuleDoc', () => {
  it('reads the prose of a page', () => {
    assert.deepEqual(readRuleDoc(PAGE), { why: 'Because.\nIt is so.', fix: 'Do this.' });
  });

  it('reads nothing from another text', () => {
    assert.deepEqual(readRuleDoc('# Something else\n'), { why: '', fix: '' });
  });
});

describe('rules/ruleDocument', () => {
  it('shows the symptom first, then the fix and the reason, and how to turn the rule off', () => {
    const rule = RULES.find(({ id }) => id === 'tls/cipher-insecure');
    assert.ok(rule);
    const text = ruleDocument(rule, PAGE);
    assert.deepEqual(
      [...text.matchAll(/^##? (.*)$/gm)].map(([, heading]) => heading),
      [rule.title, 'What you see', 'How to fix it', 'Why', 'References', 'Turning it off'],
    );
    assert.ok(text.includes('CIS Kubernetes Benchmark 1.12, 1.2.29'), text);
    assert.doesNotMatch(text, /[{}]/);
    assert.ok(text.includes('--rule tls/cipher-insecure=off'));
    assert.doesNotMatch(text, /^---$/m);
    assert.match(text, /## What you see\n\nMessages with example values&#58;\n\n- The cipher suite/);
  });

  it('has its headings and what frames its sections in the language of the editor', () => {
    const rule = RULES.find(({ id }) => id === 'tls/cipher-insecure');
    assert.ok(rule);
    const text = ruleDocument(rule, PAGE, { language: GERMAN });
    assert.deepEqual(
      [...text.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading),
      ['Was Sie sehen', 'So beheben Sie es', 'Warum', 'Referenzen', 'Regel ausschalten'],
    );
    assert.match(text, /^\*Die folgenden Abschnitte sind auf Englisch\.\*$/m);
    assert.ok(text.includes('- The cipher suite TLS_RSA_WITH_RC4_128_SHA is insecure.'));
  });

  it('begins with the finding that it was opened from', () => {
    const [rule] = RULES;
    assert.ok(rule);
    const text = ruleDocument(rule, PAGE, { finding: markup`**The cause.**` });
    assert.ok(text.startsWith(`# ${rule.title}\n\n**The cause.**\n\n\`${rule.id}\``), text.slice(0, 200));
  });
});
