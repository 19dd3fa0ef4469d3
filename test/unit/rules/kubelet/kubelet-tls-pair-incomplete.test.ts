import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';

const RULE = 'kubelet/kubelet-tls-pair-incomplete';

describe(RULE, () => {
  it('reports the half that is set', async () => {
    const finding = only(
      await checkNode(RULE, (node) =>
        node.setText('var/lib/kubelet/config.yaml', (text) => `${text}tlsCertFile: /var/lib/kubelet/pki/kubelet.crt\n`),
      ),
    );
    assert.equal(finding.messageId, 'half');
    assert.equal(finding.path, 'var/lib/kubelet/config.yaml');
    assert.equal(finding.text, '/var/lib/kubelet/pki/kubelet.crt');
    assert.match(finding.code, /certificate and key must be supplied as a pair/);
  });

  it('is silent about a whole pair', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.setText(
        'var/lib/kubelet/config.yaml',
        (text) =>
          `${text}tlsCertFile: /var/lib/kubelet/pki/kubelet.crt\ntlsPrivateKeyFile: /var/lib/kubelet/pki/kubelet.key\n`,
      ),
    );
    assert.deepEqual(lines, []);
  });
});
