import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { JOIN_V1BETA4, withConfig } from '../../../support/kubeadmConfig.ts';

const RULE = 'objects/discovery-unsafe-skip';

const HASHES = /caCertHashes:\n.*/;

describe(RULE, () => {
  it('warns of a join that checks no CA', async () => {
    const finding = only(
      await checkNode(RULE, withConfig(JOIN_V1BETA4.replace(HASHES, 'unsafeSkipCAVerification: true'))),
    );
    assert.deepEqual([finding.severity, finding.text], ['warning', 'true']);
  });

  it('is silent with a hash, which is checked all the same, and where it is off', async () => {
    const both = JOIN_V1BETA4.replace('caCertHashes:', 'unsafeSkipCAVerification: true\n    caCertHashes:');
    const off = JOIN_V1BETA4.replace(HASHES, 'unsafeSkipCAVerification: false');
    for (const text of [both, off]) assert.deepEqual((await checkNode(RULE, withConfig(text))).findings, []);
  });
});
