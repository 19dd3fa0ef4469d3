import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import * as der from '../../../support/der.ts';
import { APISERVER, PKI } from '../../../support/faults/fault.ts';

const RULE = 'trust/unhandled-critical-extension';
const unknown = (critical: boolean) => ({ oid: '1.3.6.1.4.1.99999.1', critical, value: der.nothing() });

describe(RULE, () => {
  it('reports the extension at the certificate', async () => {
    const finding = only(
      await checkNode(RULE, (node) => void node.replaceCertificate(APISERVER, { extraExtensions: [unknown(true)] })),
    );
    assert.equal(finding.messageId, 'unknown');
    assert.equal(finding.path, APISERVER);
    assert.deepEqual([finding.slots.name, finding.slots.oid], ['kube-apiserver', '1.3.6.1.4.1.99999.1']);
    assert.match(finding.text, /^-----BEGIN CERTIFICATE-----/);
  });

  it('reports it in the certificate of a kubelet that kube-apiserver verifies', async () => {
    const inKubelet = (critical: boolean) =>
      checkNode(
        RULE,
        (node) => {
          node.replaceFlag('kube-apiserver', 'kubelet-certificate-authority', `/${PKI}/ca.crt`);
          const current = 'var/lib/kubelet/pki/kubelet-server-current.pem';
          node.replaceCertificate(current, { extraExtensions: [unknown(critical)] });
        },
        { serverTLSBootstrap: true },
      );
    const finding = only(await inKubelet(true));
    assert.match(finding.path, /\/kubelet-server-[-\d]+\.pem$/);
    assert.equal(finding.breaks?.length, 1);
    assert.deepEqual((await inKubelet(false)).lines, []);
  });

  it('names pods where they are the only clients that verify, with their connection', async () => {
    const checked = await checkNode(RULE, (node) => {
      for (const name of ['admin', 'super-admin', 'scheduler', 'controller-manager', 'kubelet'])
        node.setText(`etc/kubernetes/${name}.conf`, (text) =>
          text.replace(/certificate-authority-data:.*/, 'insecure-skip-tls-verify: true'),
        );
      node.replaceCertificate(APISERVER, { extraExtensions: [unknown(true)] });
    });
    const broken = checked.report.connections.filter(({ verdict }) => verdict === 'broken');
    assert.deepEqual(
      broken.map(({ from }) => from.component),
      ['pod'],
    );
    assert.deepEqual(
      only(checked).breaks,
      broken.map(({ id }) => id),
    );
  });

  it('is silent where it is not critical', async () => {
    const { lines } = await checkNode(
      RULE,
      (node) => void node.replaceCertificate(APISERVER, { extraExtensions: [unknown(false)] }),
    );
    assert.deepEqual(lines, []);
  });
});
