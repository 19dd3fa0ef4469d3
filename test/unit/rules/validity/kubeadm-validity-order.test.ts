import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { clusterText, withConfig } from '../../../support/kubeadmConfig.ts';
import { namesAfterFix } from '../../../support/namesAfterFix.ts';

const RULE = 'validity/kubeadm-validity-order';

const withPeriods = (leaf: string | undefined, ca?: string) =>
  withConfig(
    clusterText(
      ...(leaf === undefined ? [] : [`certificateValidityPeriod: ${leaf}`]),
      ...(ca === undefined ? [] : [`caCertificateValidityPeriod: ${ca}`]),
    ),
  );

describe(RULE, () => {
  it('reports leaves with the lifetime of their CA', async () => {
    const finding = only(await checkNode(RULE, withPeriods('87600h', '87600h0m0s')));
    assert.deepEqual([finding.messageId, finding.text], ['order', '87600h']);
    assert.deepEqual(finding.related, ['etc/kubernetes/kubeadm-config.yaml: 87600h0m0s']);
  });

  it('knows the defaults', async () => {
    assert.equal(only(await checkNode(RULE, withPeriods('100000h'))).text, '100000h');
    assert.equal(only(await checkNode(RULE, withPeriods(undefined, '8760h'))).text, '8760h');
  });

  it('reports a malformed duration, and writes days and years in hours', async () => {
    const finding = only(await checkNode(RULE, withPeriods('365d')));
    assert.deepEqual([finding.messageId, finding.text], ['duration', '365d']);
    assert.match(finding.code, /time: unknown unit "d" in duration "365d/);
    assert.equal(finding.fixes[0]?.edits[0]?.text, '8760h');
    assert.deepEqual(await namesAfterFix(RULE, withPeriods('1y')), []);
    assert.deepEqual(only(await checkNode(RULE, withPeriods('8760'))).fixes, []);
  });

  it('is silent about sensible periods and templates', async () => {
    for (const [leaf, ca] of [
      ['8760h'],
      ['8760h0m0s', '87600h0m0s'],
      ['"{{ a }}"', '87600h'],
      [undefined, '43800h'],
    ] as const) {
      assert.deepEqual((await checkNode(RULE, withPeriods(leaf, ca))).findings, []);
    }
  });
});
