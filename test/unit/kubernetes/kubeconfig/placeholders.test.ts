import assert from 'node:assert/strict';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

/** As public repositories write them, by tool or habit. */
const PLACEHOLDERS = [
  '{{ .ClientCert }}',
  '{{client_cert}}',
  '{client_cert}',
  '[[ .ClientCert ]]',
  '[[ env "CLIENT_CERT" ]]',
  '{{ lookup("file", "ca.crt") | b64encode }}',
  `\${CA_CERT_B64}`,
  `\${data.aws_eks_cluster.eks.certificate_authority[0].data}`,
  '$(cat /etc/kubernetes/pki/ca.crt | base64 -w0)',
  '$CA',
  '%s',
  '%[3]s',
  '%q',
  '__CA_CERT_B64__',
  '___base64-encoded-ca-cert___',
  '@@CACRT@@',
  '(( base64 meta.ca ))',
  '<%= @ca %>',
  '#@ data.values.ca',
  '#{ClusterCa}',
  '<base64 CA cert>',
  '<cat ca.crt | base64 -w0>',
  'REPLACE_WITH_CA_DATA',
  'YOUR-CA-DATA',
  'YOUR_CA_DATA_HERE',
  '[CERTIFICATE-DATA]',
  '[Base64 编码的证书]',
  '[REDACTED]',
  '*****',
  '...',
  'LS0t...',
  'DATA+OMITTED',
  'CHANGEME',
];

describe('a placeholder in a kubeconfig', () => {
  for (const placeholder of PLACEHOLDERS) {
    it(`is neither an error nor a missing CA: ${placeholder}`, async () => {
      const { report } = await inspectFiles(new Map([['deploy/kubeconfig.yaml', kubeconfig(placeholder)]]), NOW);
      const loud = report.findings.filter(({ severity }) => severity === 'error' || severity === 'warning');
      assert.deepEqual(
        loud.map(({ rule }) => rule),
        [],
      );
    });
  }

  it('differs from a wrong value', async () => {
    const { report } = await inspectFiles(new Map([['deploy/kubeconfig.yaml', kubeconfig('no base64')]]), NOW);
    assert.deepEqual(
      report.findings.map(({ rule }) => rule),
      ['kubeconfigs/kubeconfig-bad-base64'],
    );
  });
});

function kubeconfig(ca: string): Uint8Array {
  return new TextEncoder().encode(`apiVersion: v1
kind: Config
clusters:
- cluster:
    certificate-authority-data: ${ca}
    server: https://10.0.0.1:6443
  name: k
contexts:
- context: {cluster: k, user: u}
  name: c
current-context: c
users:
- name: u
  user:
    token: abcdef
`);
}
