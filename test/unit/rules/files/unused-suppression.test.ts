import assert from 'node:assert/strict';
import { applyFix, checkNode } from '../../../support/checkRule.ts';

const RULE = 'files/unused-suppression';
const CONFIG = 'var/lib/kubelet/config.yaml';
const above = (comment: string) => (text: string) =>
  text.replace('    enabled: false\n', `    # ${comment} -- tried\n    enabled: false\n`);

describe(RULE, () => {
  it('hints at a comment that hides nothing, and removes it', async () => {
    const comment = 'kubernetes-pki-disable-next-line kubelet/kubelet-anonymous-on';
    const evaluated = await checkNode(RULE, (node) => node.setText(CONFIG, above(comment)));
    assert.deepEqual(evaluated.lines, [`unused ${CONFIG} ${comment}`]);
    assert.equal(evaluated.findings[0]?.severity, 'hint');
    assert.ok(!applyFix(evaluated, evaluated.findings[0]?.fixes[0]).includes('#'));
  });

  it('hints at a rule that there is not', async () => {
    const comment = 'kubernetes-pki-disable-file kubelet/no-such-rule';
    const { lines } = await checkNode(RULE, (node) => node.setText(CONFIG, above(comment)));
    assert.deepEqual(lines, [`unknown ${CONFIG} ${comment}`]);
  });

  it('is silent about one that hides something, also where the rule is off, and about a rule that was not asked', async () => {
    const comment = 'kubernetes-pki-disable-next-line kubelet-anonymous-on';
    const open = (text: string) => above(comment)(text).replace('enabled: false', 'enabled: true');
    const settings: readonly Readonly<Record<string, 'off'>>[] = [{}, { 'kubelet/kubelet-anonymous-on': 'off' }];
    for (const severities of settings) {
      assert.deepEqual((await checkNode(RULE, (node) => node.setText(CONFIG, open), {}, { severities })).findings, []);
    }
    const cis = 'kubernetes-pki-disable-file kubeconfigs/kubeconfig-super-admin-present';
    assert.deepEqual((await checkNode(RULE, (node) => node.setText(CONFIG, above(cis)))).findings, []);
  });
});
