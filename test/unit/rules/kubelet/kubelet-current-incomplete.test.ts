import assert from 'node:assert/strict';
import { checkNode } from '../../../support/checkRule.ts';
import { KUBELET_DATED } from '../../../support/faults/fault.ts';

const RULE = 'kubelet/kubelet-current-incomplete';

describe(RULE, () => {
  it('reports a file without a key, and one without a certificate, once each', async () => {
    const noKey = await checkNode(RULE, (node) =>
      node.setText(KUBELET_DATED, (text) => text.replace(/-----BEGIN EC PRIVATE KEY.*/s, '')),
    );
    assert.deepEqual(noKey.lines, [
      'noKey etc/kubernetes/kubelet.conf /var/lib/kubelet/pki/kubelet-client-current.pem',
    ]);
    assert.deepEqual(noKey.names, [`${RULE} etc/kubernetes/kubelet.conf`]);
    const noCertificate = await checkNode(RULE, (node) =>
      node.setText(KUBELET_DATED, (text) => text.replace(/-----BEGIN CERTIFICATE.*?END CERTIFICATE-----\n/s, '')),
    );
    assert.deepEqual(noCertificate.names, [`${RULE} etc/kubernetes/kubelet.conf`]);
  });

  it('follows a link that git wrote as a file with its target, whatever the form of the target', async () => {
    const current = 'var/lib/kubelet/pki/kubelet-client-current.pem';
    for (const target of [`/${KUBELET_DATED}`, KUBELET_DATED.replace(/^.*\//, ''), '/var/lib/kubelet/pki/other.pem']) {
      assert.deepEqual((await checkNode(RULE, (node) => node.put(current, target))).lines, []);
    }
    const { lines } = await checkNode(RULE, (node) => {
      node.put(current, `/${KUBELET_DATED}`);
      node.setText(KUBELET_DATED, (text) => text.replace(/-----BEGIN EC PRIVATE KEY.*/s, ''));
    });
    assert.deepEqual(lines, ['noKey etc/kubernetes/kubelet.conf /var/lib/kubelet/pki/kubelet-client-current.pem']);
  });

  it('is silent about a copy without keys', async () => {
    assert.deepEqual((await checkNode(RULE, () => {}, { withoutKeys: true })).findings, []);
  });
});
