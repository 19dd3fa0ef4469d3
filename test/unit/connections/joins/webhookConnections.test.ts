import assert from 'node:assert/strict';
import { authoritySpec, type IssuedCertificate, issue } from '../../../support/certificates.ts';
import { key, privateKeyPem } from '../../../support/keyPair.ts';
import { buildNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { valuesIn } from '../../../support/textData.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const FROM = new Date('2026-05-01T00:00:00Z');
const TO = new Date('2027-05-01T00:00:00Z');
const base64 = (text: string) => Buffer.from(text).toString('base64');

async function authority(name: string): Promise<IssuedCertificate> {
  return issue(authoritySpec(name, await key(name), FROM, TO));
}

function webhook(bundle: string): string {
  return `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata: { name: policy }
webhooks:
- name: policy.example.com
  clientConfig:
    service: { name: policy, namespace: kube-system }
    caBundle: ${base64(bundle)}
`;
}

async function secret(ca: IssuedCertificate, host: string): Promise<string> {
  const pair = await key('webhook-serving');
  const leaf = issue({
    subject: { commonName: 'policy' },
    key: pair,
    issuer: ca,
    notBefore: FROM,
    notAfter: TO,
    sans: [`dns:${host}`],
    authorityKeyId: true,
  });
  return `apiVersion: v1
kind: Secret
metadata: { name: policy-tls }
type: kubernetes.io/tls
data:
  tls.crt: ${base64(leaf.pem)}
  tls.key: ${base64(privateKeyPem(pair))}
`;
}

async function webhookOf(files: Readonly<Record<string, string>>) {
  const node = await buildNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
  const { report } = await inspectFiles(
    new Map<string, string | Uint8Array | { linkTo: string }>([...node, ...Object.entries(files)]),
    NOW,
  );
  const found = report.connections.find(({ kind }) => kind === 'webhook');
  assert.ok(found);
  return { found, report };
}

describe('kube-apiserver calling a webhook', () => {
  it('is broken where one of several in a file that call one server trusts another CA', async () => {
    const [ca, other] = [await authority('webhook-ca'), await authority('other-ca')];
    const host = 'policy.kube-system.svc';
    for (const [first, second] of [
      [other, ca],
      [ca, other],
      [ca, ca],
    ] as const) {
      const { pem: more } = second;
      const configuration = `${webhook(first.pem)}- name: more.example.com
  clientConfig:
    service: { name: policy, namespace: kube-system }
    caBundle: ${base64(more)}
`;
      const { found } = await webhookOf({ 'webhook.yaml': configuration, 'secret.yaml': await secret(ca, host) });
      assert.equal(found.verdict, first === second ? 'ok' : 'broken');
    }
  });

  it('is ok where the bundle verifies the Secret that serves its Service', async () => {
    const ca = await authority('webhook-ca');
    const { found } = await webhookOf({
      'apps/webhook.yaml': webhook(ca.pem),
      'apps/secret.yaml': await secret(ca, 'policy.kube-system.svc'),
    });
    assert.deepEqual(
      [found.verdict, found.host?.value, found.from.component],
      ['ok', 'policy.kube-system.svc', 'kube-apiserver'],
    );
  });

  it('is refused by the API server where the bundle is another CA’s', async () => {
    const [ca, other] = [await authority('webhook-ca'), await authority('stale-ca')];
    const { found } = await webhookOf({
      'apps/webhook.yaml': webhook(other.pem),
      'apps/secret.yaml': await secret(ca, 'policy.kube-system.svc'),
    });
    assert.deepEqual(
      [found.verdict, found.side, found.error],
      ['broken', 'client', 'tls: failed to verify certificate: x509: certificate signed by unknown authority'],
    );
  });

  it('is refused where the Secret that is meant for the Service lacks the name that is verified', async () => {
    const ca = await authority('webhook-ca');
    const { found } = await webhookOf({
      'apps/webhook.yaml': webhook(ca.pem),
      'apps/secret.yaml': await secret(ca, 'policy.kube-system.svc.cluster.local'),
    });
    assert.deepEqual(
      [found.verdict, found.error],
      [
        'broken',
        'tls: failed to verify certificate: x509: certificate is valid for policy.kube-system.svc.cluster.local, not policy.kube-system.svc',
      ],
    );
  });

  it('cannot load a bundle that is no PEM, and judges none that is still to be filled in', async () => {
    const ca = await authority('webhook-ca');
    const serving = await secret(ca, 'policy.kube-system.svc');
    const bad = await webhookOf({ 'apps/webhook.yaml': webhook('a note'), 'apps/secret.yaml': serving });
    assert.deepEqual(
      [bad.found.side, bad.found.error],
      ['configuration', 'unable to load root certificates: unable to parse bytes as PEM block'],
    );
    const placeholder = webhook(ca.pem).replace(/caBundle: .*/, 'caBundle: Cg==');
    await assert.rejects(webhookOf({ 'apps/webhook.yaml': placeholder, 'apps/secret.yaml': serving }));
  });

  it('is unknown without a Secret that is meant for its host, and keeps no key of a Secret', async () => {
    const ca = await authority('webhook-ca');
    const { found, report } = await webhookOf({
      'apps/webhook.yaml': webhook(ca.pem),
      'apps/secret.yaml': await secret(ca, 'other.kube-system.svc'),
    });
    assert.deepEqual([found.verdict, valuesIn(found.reason ?? '')], ['unknown', ['policy.kube-system.svc']]);
    const file = [...report.files.values()].find(({ uri }) => uri.endsWith('secret.yaml'));
    assert.equal(
      JSON.stringify(file?.documents).includes(base64(privateKeyPem(await key('webhook-serving'))).slice(0, 60)),
      false,
    );
  });
});
