import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER, APISERVER_MANIFEST, PKI } from '../../../support/faults/fault.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const RULE = 'usage/eku-missing-server-auth';

describe(RULE, () => {
  it('reports a client certificate that serves', async () => {
    const finding = only(
      await checkNode(RULE, (node) => void node.replaceCertificate(APISERVER, { extendedKeyUsage: ['clientAuth'] })),
    );
    assert.equal(finding.messageId, 'clientOnly');
    assert.equal(finding.path, APISERVER);
    assert.deepEqual([finding.slots.name, finding.slots.usages], ['kube-apiserver', 'clientAuth']);
    assert.match(finding.command ?? '', /^kubeadm init phase certs apiserver\b.* &&$/m);
    assert.match(finding.text, /^-----BEGIN CERTIFICATE-----/);
    assert.ok(finding.related.includes(`${APISERVER_MANIFEST}: /${APISERVER}`));
  });

  /** kube-apiserver verifies the certificate that the kubelet requested. */
  const kubelet = (change: (node: NodePki) => unknown, isVerified = true) =>
    checkNode(
      RULE,
      (node) => {
        if (isVerified) node.replaceFlag('kube-apiserver', 'kubelet-certificate-authority', `/${PKI}/ca.crt`);
        change(node);
      },
      { serverTLSBootstrap: true },
    );
  const KUBELET_SERVER = 'var/lib/kubelet/pki/kubelet-server-current.pem';

  it('reports the certificate of a kubelet that kube-apiserver verifies', async () => {
    const checked = await kubelet((node) =>
      node.replaceCertificate(KUBELET_SERVER, { extendedKeyUsage: ['clientAuth'] }),
    );
    const finding = only(checked);
    assert.match(finding.path, /\/kubelet-server-[-\d]+\.pem$/);
    assert.deepEqual([finding.slots.name, finding.slots.server], ['system:node:cp-1', 'the kubelet']);
    assert.equal(finding.breaks?.length, 1);
    assert.deepEqual(
      checked.report.findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule),
      [RULE],
    );
  });

  it('is silent about a kubelet that nothing verifies, and about one whose certificate serves', async () => {
    const unverified = await kubelet(
      (node) => node.replaceCertificate(KUBELET_SERVER, { extendedKeyUsage: ['clientAuth'] }),
      false,
    );
    const { report } = await kubelet(() => {});
    assert.deepEqual([unverified.lines, report.findings], [[], []]);
  });

  it('is silent about a certificate without usages', async () => {
    const { lines } = await checkNode(
      RULE,
      (node) => void node.replaceCertificate(APISERVER, { extendedKeyUsage: undefined }),
    );
    assert.deepEqual(lines, []);
  });

  it('is silent about anyExtendedKeyUsage', async () => {
    const { lines } = await checkNode(
      RULE,
      (node) => void node.replaceCertificate(APISERVER, { extendedKeyUsage: ['any'] }),
    );
    assert.deepEqual(lines, []);
  });
});
