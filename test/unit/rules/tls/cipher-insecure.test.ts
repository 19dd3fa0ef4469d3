import assert from 'node:assert/strict';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'tls/cipher-insecure';

describe(RULE, () => {
  it('tells what Go calls insecure', async () => {
    const finding = only(
      await findingsOf(RULE, (node) =>
        node.replaceFlag(
          'kube-apiserver',
          'tls-cipher-suites',
          'TLS_RSA_WITH_AES_128_GCM_SHA256,TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
        ),
      ),
    );
    assert.equal(finding.messageId, 'insecure');
    assert.match(finding.message, /TLS_RSA_WITH_AES_128_GCM_SHA256/);
    assert.doesNotMatch(finding.message, /TLS_ECDHE/);
  });

  it('tells what the benchmark leaves out in its profile', async () => {
    const finding = only(
      await findingsOf(
        RULE,
        (node) => node.replaceFlag('kube-apiserver', 'tls-cipher-suites', 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA'),
        {},
        { profile: 'cis' },
      ),
    );
    assert.equal(finding.messageId, 'outside');
    assert.equal(finding.severity, 'info');
  });

  it('is silent about CBC outside the profile', async () => {
    assert.deepEqual(
      await findingsOf(RULE, (node) =>
        node.replaceFlag('kube-apiserver', 'tls-cipher-suites', 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA'),
      ),
      [],
    );
  });
});
