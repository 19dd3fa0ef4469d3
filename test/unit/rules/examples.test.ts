import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { RULES } from '../../../src/core/rules/catalogue/catalogue.ts';
import { certificateChanges, isOfCertificate } from '../../support/certificateExample.ts';
import type { NodePki } from '../../support/kubeadmNode.ts';
import { applyListing } from '../../support/nodeListing.ts';
import { inspectMachine, openMachine } from '../../support/nodeMachine.ts';
import { type RuleExample, readRuleExample, withLines } from '../../support/ruleExample.ts';

const examples = RULES.flatMap(({ id }) => {
  const example = readRuleExample(readFileSync(`media/rules/${id}.md`, 'utf8'));
  return example ? [{ id, example }] : [];
});

/** What the rule reports of kubeadm’s node with these lines. */
async function reported(id: string, example: RuleExample, lines: readonly string[]): Promise<readonly string[]> {
  const { place } = example;
  const shown = [...example.failing, ...example.fixed];
  const put = async (node: NodePki) => {
    node.put('etc/default/kubelet', 'KUBELET_EXTRA_ARGS=\n');
    if (typeof place !== 'string') return;
    if (isOfCertificate(shown)) {
      node.replaceCertificate(place, await certificateChanges(node, shown, lines));
      return;
    }
    const known = node.files.has(place) ? node.text(place) : undefined;
    node.put(place, withLines(known, example, lines));
  };
  const { machine, now } = await openMachine(put);
  if (typeof place !== 'string') applyListing(machine, place, shown, lines);
  return (await inspectMachine(machine, now)).map(({ rule }) => rule).filter((rule) => rule === id);
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
      place: 'a/b',
      failing: ['a:', '  b'],
      fixed: ['a:', '  c'],
    });
  });

  it('reads nothing of a page without one, and refuses another form', () => {
    assert.equal(readRuleExample(page('')), undefined);
    assert.throws(() => readRuleExample(page('\n## Example\n\nSee below.\n')));
  });
});
