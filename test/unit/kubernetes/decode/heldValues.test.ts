import assert from 'node:assert/strict';
import { decodeFile } from '../../../../src/core/kubernetes/decode/decodeFile.ts';
import { authority, NOW, serving } from '../../../support/apiObjects.ts';
import type { IssuedCertificate } from '../../../support/certificates.ts';
import { privateKeyPem } from '../../../support/keyPair.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { days } from '../../../support/nodeOptions.ts';
import { base64 } from '../../../support/pem.ts';

describe('the values of other tools', () => {
  let ca: IssuedCertificate;
  let client: IssuedCertificate;
  let kubeconfig: string;

  before(async () => {
    ca = await authority('prod');
    client = await serving(ca, ['admin'], { extendedKeyUsage: ['clientAuth'], sans: [] });
    kubeconfig = [
      'apiVersion: v1',
      'kind: Config',
      'clusters:',
      `- { name: prod, cluster: { server: "https://192.0.2.7:6443", certificate-authority-data: ${base64(ca.pem)} } }`,
      'users:',
      `- { name: admin, user: { client-certificate-data: ${base64(client.pem)}, client-key-data: ${base64(privateKeyPem(client.key))} } }`,
      '',
    ].join('\n');
  });

  async function decode(text: string, name: string) {
    const file = await decodeFile(`file:///${name}`, new TextEncoder().encode(text));
    const { documents, artifacts, problems } = file;
    return {
      documents: documents.map(({ kind }) => kind),
      artifacts: artifacts.map(({ kind, origin }) => {
        const [hop] = origin.trail;
        return `${kind} ${hop?.kind === 'yaml' ? hop.path : ''} ${text.slice(origin.span.start, origin.span.end).slice(0, 10)}`;
      }),
      problems: problems.map(({ code }) => code),
      kept: JSON.stringify([documents, artifacts, problems]),
    };
  }

  /** A state of Terraform with the attributes of one resource. */
  const state = (attributes: unknown) =>
    JSON.stringify(
      {
        version: 4,
        terraform_version: '1.9.0',
        resources: [{ mode: 'managed', type: 'tls_self_signed_cert', name: 'ca', instances: [{ attributes }] }],
      },
      undefined,
      2,
    );

  it('are read in the values of a chart: base64 of PEM, and kubeconfigs', async () => {
    const text = [
      'webhook:',
      `  caBundle: ${base64(ca.pem)}`,
      '  tls:',
      `    - { crt: "${base64(client.pem)}", key: "${base64(privateKeyPem(client.key))}" }`,
      `remote: ${base64(kubeconfig)}`,
      'replicas: 3',
      '',
    ].join('\n');
    const { documents, artifacts, problems } = await decode(text, 'values.yaml');
    assert.deepEqual(documents, ['kubeconfig']);
    assert.deepEqual(problems, []);
    assert.deepEqual(artifacts.slice(0, 3), [
      'certificate webhook.caBundle LS0tLS1CRU',
      'certificate webhook.tls[0].crt "LS0tLS1CR',
      'privateKey webhook.tls[0].key "LS0tLS1CR',
    ]);
    assert.equal(artifacts.length, 6);
  });

  it('are read in a state of Terraform: PEM with escaped line breaks, base64, and kubeconfigs', async () => {
    const attributes = {
      cert_pem: ca.pem,
      private_key_pem: privateKeyPem(ca.key),
      certificate_authority: [{ data: base64(ca.pem) }],
      kube_config_raw: kubeconfig,
    };
    const { documents, artifacts, problems, kept } = await decode(state(attributes), 'terraform.tfstate');
    const place = 'resources[0].instances[0].attributes';
    assert.deepEqual(documents, ['kubeconfig']);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      artifacts.map((one) => one.split(' ').slice(0, 2).join(' ')),
      [
        `certificate ${place}.cert_pem`,
        `privateKey ${place}.private_key_pem`,
        `certificate ${place}.certificate_authority[0].data`,
        `certificate ${place}.kube_config_raw.clusters[0].cluster.certificate-authority-data`,
        `certificate ${place}.kube_config_raw.users[0].user.client-certificate-data`,
        `privateKey ${place}.kube_config_raw.users[0].user.client-key-data`,
      ],
    );
    for (const { key } of [ca, client]) {
      assert.equal(kept.includes(privateKeyPem(key).split('\n')[1] ?? ''), false);
      assert.equal(kept.includes(base64(privateKeyPem(key)).slice(60, 100)), false);
    }
  });

  it('are no others: templates, other text, and damage that is nobody’s concern', async () => {
    const text = [
      'caBundle: "{{ .Values.LS0tLS1CRUdJTi }}"',
      `cert: ${base64('-----BEGIN PGP MESSAGE-----\nAAAA\n-----END PGP MESSAGE-----\n')}`,
      'text: words about clusters and a cluster, users and a user, which go on for a while longer',
      '',
    ].join('\n');
    const { documents, artifacts, problems } = await decode(text, 'values.yaml');
    assert.deepEqual([documents, artifacts, problems], [[], [], []]);
  });

  it('are reported once per file if they repeat a certificate, and if a kubeconfig has it', async () => {
    const old = await serving(ca, ['admin'], { extendedKeyUsage: ['clientAuth'], sans: [], notAfter: days(NOW, -1) });
    const twice = state({ cert_pem: old.pem, copies: [{ data: base64(old.pem) }] });
    const raw = kubeconfig.replace(/client-certificate-data: \S+/, `client-certificate-data: ${base64(old.pem)},`);
    const both = state({ client_certificate: base64(old.pem), kube_config_raw: raw });
    for (const text of [twice, both]) {
      const { names } = await inspectFiles({ 'terraform.tfstate': text }, NOW);
      assert.deepEqual(
        names.filter((name) => name.startsWith('validity/')),
        ['validity/cert-expired terraform.tfstate'],
      );
    }
  });

  it('expire', async () => {
    const old = await authority('old', { notAfter: days(NOW, -1) });
    for (const [name, text] of [
      ['values.yaml', `ca: ${base64(old.pem)}\n`],
      ['terraform.tfstate', state({ cert_pem: old.pem })],
    ] as const) {
      assert.deepEqual((await inspectFiles({ [name]: text }, NOW)).names, [`validity/ca-expired ${name}`]);
    }
  });
});
