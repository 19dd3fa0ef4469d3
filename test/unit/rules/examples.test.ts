import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { RULES } from '../../../src/core/rules/catalogue/catalogue.ts';
import { certificateChanges, isOfCertificate } from '../../support/certificateExample.ts';
import { checkNode } from '../../support/checkRule.ts';
import type { NodePki } from '../../support/kubeadmNode.ts';
import { type RuleExample, readRuleExample, withLines } from '../../support/ruleExample.ts';

const examples = RULES.flatMap(({ id }) => {
  const example = readRuleExample(readFileSync(`media/rules/${id}.md`, 'utf8'));
  return example ? [{ id, example }] : [];
});

/** What the rule reports of kubeadm’s node with these lines. */
async function reported(id: string, example: RuleExample, lines: readonly string[]): Promise<readonly string[]> {
  const put = async (node: NodePki) => {
    const shown = [...example.failing, ...example.fixed];
    if (isOfCertificate(shown)) {
      node.replaceCertificate(example.path, await certificateChanges(node, shown, lines));
      return;
    }
    const known = node.files.has(example.path) ? node.text(example.path) : undefined;
    node.put(example.path, withLines(known, example, lines));
  };
  const { findings } = await checkNode(id, put);
  return findings.map(({ rule }) => rule);
}

describe('the example on the page of', () => {
  for (const { id, example } of examples) {
    it(id, async () => {
      assert.ok((await reported(id, example, example.failing)).length > 0, 'the failing lines are not reported');
      assert.deepEqual(await reported(id, example, example.fixed), []);
    });
  }
});

describe('readRuleExample', () => {
  const page = (section: string) => `# Title\n\n## Why\n\nBecause.\n${section}\n## References\n`;

  it('reads the path, the failing and the fixed lines', () => {
    assert.deepEqual(readRuleExample(page('\n## Example\n\nIn `/a/b`:\n\n```diff\n a:\n-  b\n+  c\n```\n')), {
      path: 'a/b',
      failing: ['a:', '  b'],
      fixed: ['a:', '  c'],
    });
  });

  it('reads nothing of a page without one, and refuses another form', () => {
    assert.equal(readRuleExample(page('')), undefined);
    assert.throws(() => readRuleExample(page('\n## Example\n\nSee below.\n')));
  });
});
