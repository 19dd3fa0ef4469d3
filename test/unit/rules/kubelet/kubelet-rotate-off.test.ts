import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';

const RULE = 'kubelet/kubelet-rotate-off';
const CONFIG = 'var/lib/kubelet/config.yaml';

describe(RULE, () => {
  it('reports the field, and its absence', async () => {
    const written = only(await checkNode(RULE, (node) => node.setField(CONFIG, 'rotateCertificates', 'false')));
    assert.deepEqual([written.text, written.fixes[0]?.edits[0]?.text], ['false', 'true']);
    assert.deepEqual(written.related, ['etc/kubernetes/kubelet.conf: /var/lib/kubelet/pki/kubelet-client-current.pem']);
    const absent = only(
      await checkNode(RULE, (node) => node.setText(CONFIG, (text) => text.replace('rotateCertificates: true\n', ''))),
    );
    assert.deepEqual([absent.text, absent.fixes], ['kind: KubeletConfiguration', []]);
  });

  it('is silent where a flag turns it on, and where the certificate is embedded', async () => {
    const off = (text: string) => text.replace('rotateCertificates: true', 'rotateCertificates: false');
    assert.deepEqual(
      (
        await checkNode(RULE, (node) => {
          node.setText(CONFIG, off);
          node.put('etc/default/kubelet', 'KUBELET_EXTRA_ARGS=--rotate-certificates\n');
        })
      ).findings,
      [],
    );
    assert.deepEqual(
      (await checkNode(RULE, (node) => node.setText(CONFIG, off), { kubeletConfEmbedded: true })).findings,
      [],
    );
  });
});
