import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { MANIFESTS, PKI } from '../../../support/faults/fault.ts';

const RULE = 'manifests/flag-file-not-mounted';

describe(RULE, () => {
  it('tells what is mounted', async () => {
    const finding = only(
      await checkNode(RULE, (node) => node.replaceFlag('kube-scheduler', 'client-ca-file', `/${PKI}/ca.crt`)),
    );
    assert.equal(finding.messageId, 'exists');
    assert.equal(finding.path, `${MANIFESTS}/kube-scheduler.yaml`);
    assert.equal(finding.text, `/${PKI}/ca.crt`);
    assert.equal(finding.slots.mounted, '/etc/kubernetes/scheduler.conf');
  });

  it('tells a volume that is gone once, whatever lies below it', async () => {
    const checked = await checkNode(RULE, (node) =>
      node.setText(`${MANIFESTS}/kube-apiserver.yaml`, (text) =>
        text.replace(/( +- mountPath: )\/etc\/kubernetes\/pki$/m, '$1/etc/elsewhere'),
      ),
    );
    const finding = only(checked);
    assert.equal(finding.messageId, 'existsSeveral');
    const { count, folder, path } = finding.slots;
    assert.deepEqual([count, folder, path], ['13', `/${PKI}`, `/${PKI}/ca.crt`]);
    assert.ok(finding.related.some((place) => place.endsWith(`/${PKI}/apiserver.key`)));
  });

  it('tells files of folders apart from each other as two', async () => {
    const { findings } = await checkNode(RULE, (node) => {
      node.replaceFlag('kube-scheduler', 'client-ca-file', `/${PKI}/ca.crt`);
      node.replaceFlag('kube-scheduler', 'tls-cert-file', '/opt/tls/tls.crt');
    });
    assert.deepEqual(
      findings.map(({ text }) => text),
      [`/${PKI}/ca.crt`, '/opt/tls/tls.crt'],
    );
  });

  it('is silent about files of the image', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.replaceFlag('kube-scheduler', 'client-ca-file', '/etc/ssl/certs/ca-certificates.crt'),
    );
    assert.deepEqual(lines, []);
  });
});
