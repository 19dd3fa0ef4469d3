import assert from 'node:assert/strict';
import { isTemplated } from '../../../../src/core/formats/placeholder.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import type { NodePki } from '../../../support/nodePki.ts';

/** The findings at warning or above, and the verdicts of connections that break. */
async function said(edit: (node: NodePki) => void): Promise<readonly string[]> {
  const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
  edit(node);
  const { report } = await inspectFiles(node.files, node.settings.now);
  const loud = report.findings.filter(({ severity }) => severity === 'error' || severity === 'warning');
  const broken = report.connections.filter(({ verdict }) => verdict === 'broken');
  return [...loud.map(({ rule }) => rule), ...broken.map(({ id }) => `broken ${id}`)];
}

const WRITTEN_OVER = [
  '***** SCRUBBED BASE64 PEM *****',
  'REDACTED',
  '[REDACTED]',
  'DATA+OMITTED',
  '<masked>',
  'xxxxxxxx',
  '********',
  '1679 bytes long',
  'ENC[AES256_GCM,data:ab==,type:str]',
  '{{ ca_certificate }}',
];

describe('withheld values', () => {
  for (const value of WRITTEN_OVER) {
    it(`${value} is no value`, () => assert.equal(isTemplated(value), true));

    it(`${value} in kubeconfigs is unknown`, async () => {
      const fields = ['certificate-authority-data', 'client-certificate-data', 'client-key-data'];
      const found = await said((node) => {
        for (const field of fields) node.setField('etc/kubernetes/scheduler.conf', field, JSON.stringify(value));
      });
      assert.deepEqual(found, []);
    });

    it(`${value} in a PEM file, between its markers and instead of them, is unknown`, async () => {
      const block = `-----BEGIN CERTIFICATE-----\n${value}\n-----END CERTIFICATE-----\n`;
      for (const text of [block, `${value}\n`]) {
        const found = await said((node) => node.put('etc/kubernetes/pki/etcd/ca.crt', text));
        assert.deepEqual(found, []);
      }
    });
  }

  it('is reported once as a hint of a file', async () => {
    const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
    node.put(
      'etc/kubernetes/pki/etcd/ca.crt',
      '-----BEGIN CERTIFICATE-----\n***** SCRUBBED *****\n-----END CERTIFICATE-----\n',
    );
    const { report } = await inspectFiles(node.files, node.settings.now);
    const reported = report.findings.filter(({ rule }) => rule === 'files/pem-withheld');
    assert.deepEqual(
      reported.map(({ severity }) => severity),
      ['hint'],
    );
  });

  it('is read as a plain value where YAML has no such scalar', async () => {
    const manifest = (value: string) =>
      `apiVersion: v1\nkind: Pod\nmetadata:\n  name: lb\nspec:\n  containers:\n  - name: lb\n    image: lb\n    env:\n    - name: A\n      value: ${value}\n`;
    const path = 'etc/kubernetes/manifests/lb.yaml';
    for (const value of ['%MASTERS%', '@masters@', '@@MASTERS@@', '{{ masters }}', '*****']) {
      assert.deepEqual(await said((node) => node.put(path, manifest(value))), [], value);
    }
    for (const value of ['%MASTERS', '@masters', '`masters`']) {
      assert.deepEqual(await said((node) => node.put(path, manifest(value))), ['files/yaml-syntax'], value);
    }
  });

  it('leaves a damaged block an error', async () => {
    const found = await said((node) =>
      node.put('etc/kubernetes/pki/etcd/ca.crt', '-----BEGIN CERTIFICATE-----\nMII?\n-----END CERTIFICATE-----\n'),
    );
    assert.ok(found.includes('files/pem-bad-base64'));
  });
});
