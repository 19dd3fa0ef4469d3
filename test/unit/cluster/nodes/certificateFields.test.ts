import assert from 'node:assert/strict';
import { certificateFieldAt, certificateFields } from '../../../../src/core/cluster/nodes/certificateFields.ts';
import type { DecodedFile } from '../../../../src/core/index.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { FOLDER_URI, inspectFiles } from '../../../support/memoryWorkspace.ts';
import { base64 } from '../../../support/pem.ts';
import { rendered } from '../../../support/rendered.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

describe('heldFields', () => {
  let first: string;
  let second: string;
  before(async () => {
    const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    first = node.certificate('etc/kubernetes/pki/ca.crt').pem;
    second = node.certificate('etc/kubernetes/pki/etcd/ca.crt').pem;
  });

  async function decoded(text: string): Promise<DecodedFile> {
    const { report } = await inspectFiles({ 'objects.yaml': text }, NOW);
    const file = report.files.get(`${FOLDER_URI}/objects.yaml`);
    assert.ok(file);
    return file;
  }

  const secret = (name: string, data: string) =>
    JSON.stringify({ apiVersion: 'v1', kind: 'Secret', metadata: { name }, data: { 'tls.crt': data } });

  it('keeps a bundle together, and apart from the same field of the next object', async () => {
    const file = await decoded(
      [secret('a', base64(first + second)), secret('b', base64(first)), secret('c', base64(second))].join('\n---\n'),
    );
    assert.deepEqual(
      certificateFields(file).map(({ label, artifacts }) => [rendered(label), artifacts.length]),
      [
        ['tls.crt of Secret "a"', 2],
        ['tls.crt of Secret "b"', 1],
        ['tls.crt of Secret "c"', 1],
      ],
    );
  });

  it('calls each object as people do, by its kind, namespace and name', async () => {
    const ca = base64(first);
    const metadata = { name: 'web', namespace: 'apps' };
    const service = { service: { name: 'web', namespace: 'apps' } };
    const objects = [
      { apiVersion: 'cert-manager.io/v1', kind: 'CertificateRequest', metadata, status: { ca } },
      {
        apiVersion: 'cert-manager.io/v1',
        kind: 'ClusterIssuer',
        metadata: { name: 'vault' },
        spec: { vault: { caBundle: ca } },
      },
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { ...metadata, name: 'kube-root-ca.crt' },
        data: { 'ca.crt': first },
      },
      {
        apiVersion: 'admissionregistration.k8s.io/v1',
        kind: 'MutatingWebhookConfiguration',
        metadata: { name: 'all' },
        webhooks: [{ name: 'a.example.com', clientConfig: { ...service, caBundle: ca } }],
      },
      {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { generateName: 'web-', namespace: 'apps' },
        data: { 'ca.crt': ca },
      },
    ];
    const labels = async (text: string) => rendered(certificateFields(await decoded(text)).map(({ label }) => label));
    const wanted = [
      'ca of CertificateRequest "apps/web"',
      'caBundle of ClusterIssuer "vault"',
      'ca.crt of ConfigMap "apps/kube-root-ca.crt"',
      'caBundle of webhook "a.example.com"',
      'ca.crt of Secret',
    ];
    assert.deepEqual(
      await labels(JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }, undefined, 2)),
      wanted,
    );
    assert.deepEqual(await labels(objects.map((object) => JSON.stringify(object)).join('\n---\n')), wanted);
  });

  it('knows the objects of a list by its kind alone', async () => {
    const items = ['a', 'b'].map((name) => ({ metadata: { name, namespace: 'x' }, data: { 'ca.crt': base64(first) } }));
    const file = await decoded(JSON.stringify({ kind: 'SecretList', apiVersion: 'v1', metadata: {}, items }));
    assert.deepEqual(rendered(certificateFields(file).map(({ label }) => label)), [
      'ca.crt of Secret "x/a"',
      'ca.crt of Secret "x/b"',
    ]);
  });

  it('reaches back to the name, and no further where other fields stand before it', async () => {
    const text = secret('a', base64(first));
    const file = await decoded(text);
    const at = (part: string) => certificateFieldAt(file, text.indexOf(part) + 1)?.name;
    assert.equal(at('tls.crt'), 'tls.crt');
    assert.equal(at(base64(first)), 'tls.crt');
    assert.equal(at('metadata'), undefined);
  });

  it('reaches back over the blank start of a line and the sign of a block', async () => {
    const text = [
      'apiVersion: v1',
      'kind: ConfigMap',
      'metadata: { name: trust }',
      'data:',
      '  ca.crt: |-',
      (first + second).trimEnd().replaceAll(/^/gm, '    '),
      '',
    ].join('\n');
    const [field, ...others] = certificateFields(await decoded(text));
    assert.equal(others.length, 0);
    assert.equal(field?.artifacts.length, 2);
    assert.equal(field?.role, 'trustBundle');
    assert.equal(field?.extent.start, text.indexOf('  ca.crt'));
  });

  it('holds nothing in a PEM file', async () => {
    assert.deepEqual(certificateFields(await decoded(first)), []);
  });
});
