import assert from 'node:assert/strict';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'kubelet/kubelet-tls-pair-incomplete';

describe(RULE, () => {
  it('tells the half that is set', async () => {
    const finding = only(
      await findingsOf(RULE, (node) =>
        node.setText('var/lib/kubelet/config.yaml', (text) => `${text}tlsCertFile: /var/lib/kubelet/pki/kubelet.crt\n`),
      ),
    );
    assert.equal(finding.messageId, 'half');
    assert.equal(finding.file, 'var/lib/kubelet/config.yaml');
    assert.equal(finding.text, '/var/lib/kubelet/pki/kubelet.crt');
    assert.match(finding.message, /certificate and key must be supplied as a pair/);
  });

  it('is silent about a whole pair', async () => {
    assert.deepEqual(
      await findingsOf(RULE, (node) =>
        node.setText(
          'var/lib/kubelet/config.yaml',
          (text) =>
            `${text}tlsCertFile: /var/lib/kubelet/pki/kubelet.crt\ntlsPrivateKeyFile: /var/lib/kubelet/pki/kubelet.key\n`,
        ),
      ),
      [],
    );
  });
});
