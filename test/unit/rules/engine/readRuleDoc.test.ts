import assert from 'node:assert/strict';
import { RULES } from '../../../../src/core/rules/catalogue/catalogue.ts';
import { readRuleDoc } from '../../../../src/core/rules/engine/readRuleDoc.ts';
import { renderRuleDoc } from '../../../../src/core/rules/engine/renderRuleDoc.ts';

describe('rules/readRuleDoc', () => {
  it('reads back what each rule’s page was made from', () => {
    for (const rule of RULES) {
      const { why, fix, references, cis } = rule.docs;
      const read = readRuleDoc(renderRuleDoc(rule));
      assert.deepEqual({ why: read.why, fix: read.fix, cis: read.cis }, { why, fix, cis }, rule.id);
      assert.deepEqual(
        read.references.map(({ source, section, url }) => [`${source}, ${section}`, url]),
        references.map(({ source, section, url }) => [`${source}, ${section}`, url]),
        rule.id,
      );
    }
  });

  it('reads nothing from another text', () => {
    assert.deepEqual(readRuleDoc('# Something else\n'), { why: '', fix: '', references: [] });
  });
});
