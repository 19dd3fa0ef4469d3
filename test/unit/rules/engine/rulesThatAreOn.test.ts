import assert from 'node:assert/strict';
import { createScheduler, RULES } from '../../../../src/core/index.ts';
import { runRules } from '../../../../src/core/rules/engine/engine.ts';
import type { Rule } from '../../../../src/core/rules/engine/rule.ts';
import { verifyRequests } from '../../../../src/core/trust/requestSignatures.ts';
import { createSignatureCache } from '../../../../src/core/trust/signatureCache.ts';
import { verifySignatures } from '../../../../src/core/trust/signatures.ts';
import { manyNodes } from '../../../bench/costs/crowdedInputs.ts';
import { NOW } from '../../../support/apiObjects.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';

describe('the rules that are on', () => {
  it('are chosen once for all nodes, and again for other settings', async () => {
    const { report } = await inspectFiles(manyNodes(5), NOW);
    let asked = 0;
    const rules = RULES.map(
      (rule): Rule => ({
        ...rule,
        get profile() {
          asked++;
          return rule.profile;
        },
      }),
    );
    const context = {
      ...({ now: NOW.getTime(), warningDays: 30, caWarningDays: 365, profile: 'default' } as const),
      signatures: await verifySignatures([], createSignatureCache()),
      requestSignatures: await verifyRequests([], createSignatureCache()),
      verifications: [],
      trustFaults: [],
    };
    const severities = {};
    const findings = async (options: Parameters<typeof runRules>[3]) => {
      const found = await Promise.all(
        report.nodes.map(({ view }) => runRules(rules, view, context, options, createScheduler())),
      );
      return found.flat();
    };
    const onCrash = (_: string, error: unknown) => assert.fail(String(error));
    const all = await findings({ severities, onCrash });
    assert.ok(all.length >= 5, `${all.length}`);
    assert.equal(asked, RULES.length);
    const extended: Record<string, 'warning'> = {};
    for (const { id, profile } of RULES) if (profile === 'cis') extended[id] = 'warning';
    assert.ok((await findings({ severities: extended, onCrash })).length >= all.length);
    assert.equal(asked, 2 * RULES.length - Object.keys(extended).length);
  });
});
