import assert from 'node:assert/strict';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'kubelet/kubelet-tls-and-bootstrap';
const CONFIG = 'var/lib/kubelet/config.yaml';
const PAIR = 'tlsCertFile: /var/lib/kubelet/pki/kubelet.crt\ntlsPrivateKeyFile: /var/lib/kubelet/pki/kubelet.key\n';

describe(RULE, () => {
  it('tells the certificate that is not served', async () => {
    const finding = only(
      await findingsOf(RULE, (node) => node.setText(CONFIG, (text) => text + PAIR), { serverTLSBootstrap: true }),
    );
    assert.equal(finding.text, '/var/lib/kubelet/pki/kubelet.crt');
    assert.deepEqual(finding.related, [`${CONFIG}: true`]);
  });

  it('is silent about either alone', async () => {
    assert.deepEqual(await findingsOf(RULE, (node) => node.setText(CONFIG, (text) => text + PAIR)), []);
    assert.deepEqual(await findingsOf(RULE, () => {}, { serverTLSBootstrap: true }), []);
  });
});
