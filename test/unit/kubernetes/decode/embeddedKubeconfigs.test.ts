import assert from 'node:assert/strict';
import { readDocuments } from '../../../../src/core/kubernetes/decode/readKubernetes.ts';
import type { KubeconfigDocument } from '../../../../src/core/model/documents/kubeconfig.ts';
import type { Span } from '../../../../src/core/model/source/span.ts';
import { authority, configMapText, secretText, serving } from '../../../support/apiObjects.ts';
import type { IssuedCertificate } from '../../../support/certificates.ts';
import { privateKeyPem } from '../../../support/keyPair.ts';
import { base64 } from '../../../support/pem.ts';

const TOKEN = 'sdlkfjghsldkfjghlsdkjfhg';

function kubeconfig(ca: IssuedCertificate, client: IssuedCertificate): string {
  return [
    'apiVersion: v1',
    'kind: Config',
    'clusters:',
    '- name: prod',
    `  cluster: { server: "https://192.0.2.7:6443", certificate-authority-data: ${base64(ca.pem)} }`,
    'users:',
    '- name: admin',
    '  user:',
    `    client-certificate-data: ${base64(client.pem)}`,
    `    client-key-data: ${base64(privateKeyPem(client.key))}`,
    '- name: robot',
    `  user: { token: ${TOKEN} }`,
    'contexts:',
    '- name: admin@prod',
    '  context: { cluster: prod, user: admin }',
    'current-context: admin@prod',
    '',
  ].join('\n');
}

describe('kubeconfigs inside of objects', () => {
  let ca: IssuedCertificate;
  let client: IssuedCertificate;
  let text: string;

  before(async () => {
    ca = await authority('prod');
    client = await serving(ca, ['admin'], { extendedKeyUsage: ['clientAuth'] });
    text = kubeconfig(ca, client);
  });

  async function read(source: string) {
    const { documents, artifacts, problems } = await readDocuments(source, 'file:///object.yaml');
    const found = documents.filter((document): document is KubeconfigDocument => document.kind === 'kubeconfig');
    const at = ({ start, end }: Span) => source.slice(start, end);
    return { found, artifacts, problems, at, all: JSON.stringify([documents, artifacts, problems]) };
  }

  it('are read in text, each thing at its own place', async () => {
    for (const source of [
      configMapText('cluster', 'kube-public', { 'admin.conf': text }),
      secretText({ type: 'Opaque', stringData: { 'admin.conf': text } }),
      JSON.stringify({ apiVersion: 'v1', kind: 'Secret', stringData: { 'admin.conf': text } }),
    ]) {
      const { found, artifacts, problems, at } = await read(source);
      const [document] = found;
      assert.equal(found.length, 1);
      assert.equal(document?.embedded, true);
      const [cluster] = document.clusters;
      assert.match(at(cluster?.server?.span ?? document.span), /^\\?"https:\/\/192\.0\.2\.7:6443\\?"?$/);
      assert.match(
        cluster?.server?.path ?? '',
        /^(?:data|stringData)\["admin\.conf"\]\.clusters\[0\]\.cluster\.server$/,
      );
      const [user] = document.users;
      assert.equal(at(user?.clientCertificate.data?.span ?? document.span), base64(client.pem));
      assert.equal(at(document.currentContext?.span ?? document.span), 'admin@prod');
      assert.deepEqual(artifacts.map(({ kind }) => kind).sort(), ['certificate', 'certificate', 'privateKey']);
      assert.deepEqual(problems, []);
    }
  });

  it('are read in base64, each thing at the digits that hold it', async () => {
    const source = secretText({
      name: 'prod-kubeconfig',
      type: 'cluster.x-k8s.io/secret',
      data: { value: base64(text) },
    });
    const { found, artifacts, at } = await read(source);
    const [document] = found;
    assert.equal(at(document?.span ?? { start: 0, end: 0 }), base64(text));
    const span = document?.clusters[0]?.server?.span ?? { start: 0, end: 0 };
    assert.match(Buffer.from(`${at(span)}`, 'base64').toString('latin1'), /192|MTky/);
    assert.equal(artifacts.length, 3);
    const value = source.indexOf(base64(text));
    for (const { origin } of artifacts) {
      assert.ok(origin.span.start >= value && origin.span.end <= value + base64(text).length);
    }
    const starts = artifacts.map(({ origin }) => origin.span.start);
    assert.equal(new Set(starts).size, 3);
  });

  it('leave nothing of keys, tokens and the rest of the text', async () => {
    const line = base64(privateKeyPem(client.key)).slice(60, 100);
    for (const source of [
      configMapText('cluster', 'kube-public', { 'admin.conf': text }),
      secretText({ type: 'Opaque', data: { value: base64(text) } }),
    ]) {
      const { all } = await read(source);
      assert.equal(all.includes(line) || all.includes(TOKEN), false);
      assert.equal(all.includes(base64(text).slice(400, 440)), false);
    }
  });

  it('are no others: templates, encrypted values, damaged ones, and other configurations', async () => {
    const others = [
      configMapText('a', 'b', { config: 'clusters: [{ name: a, cluster: {\n' }),
      configMapText('a', 'b', { config: 'static_resources:\n  clusters:\n  - name: x\n    cluster: y\n' }),
      configMapText('a', 'b', { config: '{{ toYaml .Values.clusters.cluster }}\n' }),
      secretText({ type: 'Opaque', data: { value: base64('clusters cluster').slice(0, -3) } }),
      `${secretText({ type: 'Opaque', data: { value: base64(text) } })}sops: { mac: x }\n`,
      secretText({ type: 'Opaque', data: { value: 'ENC[AES256_GCM,data:clusters,cluster]' } }),
    ];
    for (const source of others) {
      const { found, problems } = await read(source);
      assert.deepEqual([found, problems], [[], []], source);
    }
  });

  it('are read once where aliases repeat them', async () => {
    const item = `{ kind: ConfigMap, metadata: { name: x }, data: { a: *x } }`;
    const source = [
      'kind: List',
      'items:',
      `- { kind: ConfigMap, metadata: { name: a }, data: { a: &x ${JSON.stringify(text)} } }`,
      ...Array.from({ length: 50 }, () => `- ${item}`),
      '',
    ].join('\n');
    const { found, artifacts } = await read(source);
    assert.deepEqual([found.length, artifacts.length], [1, 3]);
  });
});
