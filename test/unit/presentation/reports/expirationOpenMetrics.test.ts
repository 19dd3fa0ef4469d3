import assert from 'node:assert/strict';
import { expirationOpenMetrics, expirationReport } from '../../../../src/core/index.ts';
import { issue } from '../../../support/certificates.ts';
import { key } from '../../../support/keyPair.ts';
import { buildNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { days } from '../../../support/nodeOptions.ts';
import { readGauges, type Sample } from '../../../support/openMetrics.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const HOSTILE = 'a"} 1\n# EOF\nx509_cert_expired{b="\\';

async function samplesOf(): Promise<readonly Sample[]> {
  const files = new Map(
    await buildNode({
      now: NOW,
      keyAlgorithm: 'ECDSA-P256',
      edit: (_, pki) => {
        const expired = { notBefore: days(NOW, -400), notAfter: days(NOW, -3) };
        pki.replaceCertificate('etc/kubernetes/scheduler.conf', expired);
        pki.replaceCertificate('etc/kubernetes/pki/etcd/peer.crt', { subject: { commonName: HOSTILE } });
      },
    }),
  );
  const ca = await issue({
    subject: { commonName: 'webhook-ca' },
    key: await key('webhook ca'),
    notBefore: days(NOW, -10),
    notAfter: days(NOW, 900),
    ca: true,
  });
  const web = await issue({
    subject: { commonName: 'www.example.com' },
    key: await key('web'),
    notBefore: days(NOW, -10),
    notAfter: days(NOW, 90),
    sans: ['dns:www.example.com'],
  });
  const put = (name: string, lines: readonly string[]) => files.set(name, new TextEncoder().encode(lines.join('\n')));
  put('objects/secret.yaml', [
    ...['apiVersion: v1', 'kind: Secret', 'metadata: { name: ca, namespace: web }', 'data:'],
    `  tls.crt: ${Buffer.from(web.pem).toString('base64')}`,
  ]);
  put('objects/webhook.yaml', [
    ...['apiVersion: admissionregistration.k8s.io/v1', 'kind: ValidatingWebhookConfiguration'],
    ...['metadata: { name: policy }', 'webhooks:', '- name: pods.example.com', '  clientConfig:'],
    ...['    service: { name: policy, namespace: web }', `    caBundle: ${Buffer.from(ca.pem).toString('base64')}`],
  ]);
  const { report, workspace } = await inspectFiles(files, NOW);
  const all = expirationReport(report, { warningDays: 30, caWarningDays: 365 });
  return readGauges(expirationOpenMetrics(all, report, (uri) => workspace.path(uri)));
}

describe('the expiration report as OpenMetrics', () => {
  let samples: readonly Sample[];
  before(async () => {
    samples = await samplesOf();
  });

  const of = (name: string, label: string, value: string) =>
    samples.filter((sample) => sample.name === name && sample.labels[label] === value);

  it('has the same labels on each series, and three gauges a certificate', () => {
    assert.equal(new Set(samples.map(({ labels }) => Object.keys(labels).join())).size, 1);
    const count = samples.filter(({ name }) => name === 'x509_cert_not_after').length;
    assert.ok(count > 15);
    assert.equal(samples.length, 3 * count);
  });

  it('has dates in seconds, and whether they are over', () => {
    const [after] = of('x509_cert_not_after', 'filename', 'scheduler.conf');
    assert.equal(after?.value, days(NOW, -3).getTime() / 1000);
    assert.deepEqual([after?.labels.embedded_kind, after?.labels.embedded_key], ['user', 'system:kube-scheduler']);
    assert.deepEqual(
      of('x509_cert_expired', 'filename', 'scheduler.conf').map(({ value }) => value),
      [1],
    );
    assert.equal(of('x509_cert_expired', 'filename', 'apiserver.crt')[0]?.value, 0);
    assert.match(of('x509_cert_expired', 'filename', 'apiserver.crt')[0]?.labels.serial_number ?? '', /^\d+$/);
  });

  it('keeps what a name holds inside its label', () => {
    const [peer] = of('x509_cert_not_after', 'filename', 'peer.crt');
    assert.equal(peer?.labels.subject_CN, HOSTILE);
    assert.equal(peer?.labels.issuer_CN, 'etcd-ca');
  });

  it('names the Secret that a certificate lies in', () => {
    const [secret] = of('x509_cert_not_after', 'secret_name', 'ca');
    assert.deepEqual([secret?.labels.secret_namespace, secret?.labels.secret_key], ['web', 'tls.crt']);
  });

  it('names the entry of a webhook configuration that trusts a CA', () => {
    const [bundle] = of('x509_cert_not_after', 'subject_CN', 'webhook-ca');
    assert.deepEqual(
      [bundle?.labels.cabundle_resource_kind, bundle?.labels.cabundle_resource_name, bundle?.labels.cabundle_entry],
      ['ValidatingWebhookConfiguration', 'policy', 'pods.example.com'],
    );
  });
});
