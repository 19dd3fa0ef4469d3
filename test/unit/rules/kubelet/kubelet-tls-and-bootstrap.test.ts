import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';

const RULE = 'kubelet/kubelet-tls-and-bootstrap';
const CONFIG = 'var/lib/kubelet/config.yaml';
const PAIR = 'tlsCertFile: /var/lib/kubelet/pki/kubelet.crt\ntlsPrivateKeyFile: /var/lib/kubelet/pki/kubelet.key\n';

describe(RULE, () => {
  it('reports the certificate that is not served', async () => {
    const finding = only(
      await checkNode(RULE, (node) => node.setText(CONFIG, (text) => text + PAIR), { serverTLSBootstrap: true }),
    );
    assert.equal(finding.text, '/var/lib/kubelet/pki/kubelet.crt');
    assert.deepEqual(finding.related, [`${CONFIG}: true`]);
  });

  it('is silent about either alone', async () => {
    assert.deepEqual((await checkNode(RULE, (node) => node.setText(CONFIG, (text) => text + PAIR))).findings, []);
    assert.deepEqual((await checkNode(RULE, () => {}, { serverTLSBootstrap: true })).findings, []);
  });
});
