import assert from 'node:assert/strict';
import { describeAt } from '../../../../src/core/index.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { FOLDER_URI, inspectFiles } from '../../../support/memoryWorkspace.ts';
import { base64 } from '../../../support/pem.ts';
import { rendered } from '../../../support/rendered.ts';
import { clientRequestYaml, encodedRequest } from '../../../support/signingRequests.ts';

describe('describeAt in a CertificateSigningRequest', () => {
  let shownAt: (text: string) => string;
  let values: { readonly request: string; readonly certificate: string };

  before(async () => {
    const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
    const { pem } = node.certificate('etc/kubernetes/pki/apiserver-kubelet-client.crt');
    values = { request: await encodedRequest(), certificate: base64(pem) };
    const yaml = await clientRequestYaml({
      spec: ['username: jane', 'groups: [devs, "system:authenticated"]', 'expirationSeconds: 86400'],
      status: [
        `certificate: ${values.certificate}`,
        'conditions: [{type: Approved, status: "True", reason: KubectlApprove, message: Looked at by hand.}]',
      ],
    });
    const { report } = await inspectFiles({ 'csr.yaml': yaml }, node.settings.now);
    shownAt = (text) => {
      const at = yaml.indexOf(text);
      assert.ok(at >= 0);
      const thresholds = { warningDays: 30, caWarningDays: 365 };
      const description = rendered(describeAt(report, `${FOLDER_URI}/csr.yaml`, at + 10, thresholds))?.description;
      return (description?.sections ?? [])
        .flatMap(({ rows }) => rows)
        .map(({ label, value }) => `${label}: ${value}`)
        .join('\n');
    };
  });

  it('shows the request in spec.request', () => {
    const shown = shownAt(values.request);
    assert.match(shown, /^Subject: CN=jane$/m);
    assert.match(shown, /^Signer: kubernetes\.io\/kube-apiserver-client$/m);
    assert.match(shown, /^Validity period: 1 day$/m);
    assert.match(
      shown,
      /^Requested by: jane\nGroups: devs, system:authenticated\nStatus: Approved \(KubectlApprove\)$/m,
    );
  });

  it('shows the same at all other fields, and for the signer what it issues', () => {
    for (const text of ['signerName:', 'kubernetes.io/kube-apiserver-client', 'username:', 'expirationSeconds:']) {
      const shown = shownAt(text);
      assert.match(shown, /^Subject: CN=jane$/m, text);
      assert.match(shown, /^Message: Looked at by hand\.$/m, text);
      assert.match(shown, /^Purpose: Signs client certificates that the API server accepts\./m, text);
    }
    assert.equal(shownAt('apiVersion:'), '');
  });

  it('shows the issued certificate in status.certificate', () => {
    const shown = shownAt(values.certificate);
    assert.match(shown, /CN=kube-apiserver-kubelet-client/);
    assert.match(shown, /^Issued by: CN=kubernetes/m);
  });
});
