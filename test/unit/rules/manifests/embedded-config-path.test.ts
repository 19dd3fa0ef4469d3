import assert from 'node:assert/strict';
import { checkNode } from '../../../support/checkRule.ts';
import { EGRESS_PATH, useKonnectivity, useKonnectivitySocket } from '../../../support/egressText.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const RULE = 'manifests/embedded-config-path';
const EGRESS = EGRESS_PATH;

function egress(caBundle: string) {
  return (node: NodePki): void => useKonnectivity(node, { caBundle });
}

const WEBHOOK = `apiVersion: v1
kind: Config
clusters: [{ name: hook, cluster: { server: "https://hook.example", certificate-authority: /opt/hook-ca.crt } }]
users: []
contexts: []
`;

describe(RULE, () => {
  it('reports a path of an egress selector that the container does not have', async () => {
    const { findings } = await checkNode(RULE, egress('/etc/konnectivity/ca.crt'));
    assert.deepEqual(
      findings.map(({ messageId, path, text }) => [messageId, path, text]),
      [['unmounted', EGRESS, '/etc/konnectivity/ca.crt']],
    );
    assert.match(findings[0]?.code ?? '', /\./);
    assert.match(findings[0]?.slots.mounted ?? '', /\/etc\/kubernetes\/pki/);
    assert.equal(findings[0]?.related.length, 1);
  });

  it('reports one that is not there', async () => {
    const { lines } = await checkNode(RULE, egress('/etc/kubernetes/pki/konnectivity.crt'));
    assert.deepEqual(lines, [`missing ${EGRESS} /etc/kubernetes/pki/konnectivity.crt`]);
  });

  it('has nothing to compare where konnectivity is reached through a socket, without TLS', async () => {
    assert.deepEqual((await checkNode(RULE, useKonnectivitySocket)).names, []);
  });

  it('follows the kubeconfig of a webhook that an AdmissionConfiguration names', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.replaceFlag('kube-apiserver', 'admission-control-config-file', '/etc/kubernetes/pki/admission.yaml');
      node.put(
        'etc/kubernetes/pki/admission.yaml',
        'apiVersion: apiserver.config.k8s.io/v1\nkind: AdmissionConfiguration\nplugins:\n- name: ValidatingAdmissionWebhook\n  configuration:\n    kind: WebhookAdmissionConfiguration\n    kubeConfigFile: /etc/kubernetes/pki/hook.conf\n',
      );
      node.put('etc/kubernetes/pki/hook.conf', WEBHOOK);
    });
    assert.deepEqual(lines, ['unmounted etc/kubernetes/pki/hook.conf /opt/hook-ca.crt']);
  });

  it('reports a kubeconfig of the scheduler, whose container sees nothing of the PKI', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.setText('etc/kubernetes/scheduler.conf', (text) =>
        text.replace(/certificate-authority-data: .*/, 'certificate-authority: /etc/kubernetes/pki/ca.crt'),
      ),
    );
    assert.deepEqual(lines, ['unmounted etc/kubernetes/scheduler.conf /etc/kubernetes/pki/ca.crt']);
  });

  it('is silent where the file is there and mounted', async () => {
    assert.deepEqual((await checkNode(RULE, egress('/etc/kubernetes/pki/ca.crt'))).lines, []);
    assert.deepEqual((await checkNode(RULE)).lines, []);
  });
});
