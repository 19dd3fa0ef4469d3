import assert from 'node:assert/strict';
import { bootstrapTokenText } from '../../../support/bootstrapTokenText.ts';
import { checkNode, only } from '../../../support/checkRule.ts';
import { INIT_V1BETA4, JOIN_V1BETA4, withConfig } from '../../../support/kubeadmConfig.ts';

const RULE = 'objects/bootstrap-token-format';
const GOOD = 'abcdef.0123456789abcdef';

describe(RULE, () => {
  it('reports a token of another shape wherever kubeadm reads one, without repeating it', async () => {
    const bad = 'ABCDEF.0123456789abcdef';
    const init = only(await checkNode(RULE, withConfig(INIT_V1BETA4.replace(GOOD, bad))));
    assert.deepEqual([init.text, init.messageId, init.command], [bad, 'token', 'kubeadm token generate']);
    assert.deepEqual(init.slots, {});
    assert.equal((await checkNode(RULE, withConfig(JOIN_V1BETA4.replaceAll(GOOD, bad)))).findings.length, 2);
  });

  it('reports the halves in a Secret', async () => {
    const text = bootstrapTokenText({ data: { 'token-id': '07401', 'token-secret': 'F395ACCD246AE52D' } });
    const { findings } = await checkNode(RULE, (node) => node.put('root/token.yaml', text));
    assert.deepEqual(
      findings.map(({ messageId }) => messageId),
      ['id', 'secret'],
    );
    assert.ok(findings.every(({ slots, code }) => !/f395accd/i.test(JSON.stringify([slots, code]))));
  });

  it('is silent about good ones, templates and none', async () => {
    const template = INIT_V1BETA4.replace(GOOD, '"{{ token }}"');
    const shell = INIT_V1BETA4.replace(GOOD, '$token');
    for (const text of [INIT_V1BETA4, JOIN_V1BETA4, template, shell, bootstrapTokenText({})]) {
      assert.deepEqual((await checkNode(RULE, withConfig(text))).findings, []);
    }
  });
});
