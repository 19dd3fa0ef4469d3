import assert from 'node:assert/strict';
import { authority, NOW } from '../../../support/apiObjects.ts';
import { checkFiles } from '../../../support/checkRule.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { trustBundleText } from '../../../support/trustBundleText.ts';

const RULE = 'requests/pod-certificate-invalid';

const volumes = (fields: string, indent: string) =>
  [
    'volumes:',
    '- name: identity',
    '  projected:',
    '    sources:',
    '    - serviceAccountToken: { path: token }',
    `    - podCertificate: { ${fields} }`,
    '',
  ]
    .map((line) => indent + line)
    .join('\n');

const pod = (fields: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  containers: [{ name: web, image: x }]\n${volumes(fields, '  ')}`;

const GOOD = 'signerName: example.com/mesh, keyType: ECDSAP256, maxExpirationSeconds: 3600, credentialBundlePath: a';

describe(RULE, () => {
  const found = async (fields: string) => {
    const { findings } = await checkFiles(RULE, { 'a.yaml': pod(fields) });
    return findings.map(({ messageId, text }) => `${messageId} ${text}`);
  };

  it('reports key types, durations and signer names that are not accepted, and no other rule does', async () => {
    assert.deepEqual(await found(GOOD.replace('ECDSAP256', 'RSA2048')), ['keyType RSA2048']);
    assert.deepEqual(await found(GOOD.replace('ECDSAP256', 'ecdsap256')), ['keyType ecdsap256']);
    assert.deepEqual(await found(GOOD.replace('3600', '3599')), ['short 3599']);
    assert.deepEqual(await found(GOOD.replace('3600', '7862401')), ['long 7862401']);
    for (const name of ['mesh', 'mesh/server', 'example.com/a/b', 'example.com/'])
      assert.deepEqual(await found(GOOD.replace('example.com/mesh', name)), [`signer ${name}`]);
    const files = { 'a.yaml': pod(GOOD.replace('ECDSAP256', 'RSA2048')) };
    assert.deepEqual((await inspectFiles(files, NOW)).names, [`${RULE} a.yaml`]);
  });

  it('is silent about what is accepted, absent, or a template', async () => {
    const types = ['RSA3072', 'RSA4096', 'ECDSAP256', 'ECDSAP384', 'ECDSAP521', 'ED25519'];
    for (const type of types) assert.deepEqual(await found(GOOD.replace('ECDSAP256', type)), [], type);
    assert.deepEqual(await found(GOOD.replace('3600', '7862400')), []);
    assert.deepEqual(await found('signerName: kubernetes.io/kube-apiserver-client-pod, keyType: ED25519'), []);
    assert.deepEqual(await found('credentialBundlePath: a'), []);
    assert.deepEqual(await found('signerName: "{{ .Values.signer }}", keyType: "{{ .Values.type }}"'), []);
  });

  it('reads the templates of pods in other objects, and names the trust anchors of the signer', async () => {
    const bad = volumes(GOOD.replace('ECDSAP256', 'RSA2048'), '      ');
    const deployment = `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  template:\n    spec:\n${bad}`;
    const job = `apiVersion: batch/v1\nkind: CronJob\nmetadata: { name: web }\nspec:\n jobTemplate:\n  spec:\n   template:\n    spec:\n${bad}`;
    const { pem } = await authority('roots');
    const { findings } = await checkFiles(RULE, {
      'a.yaml': deployment,
      'b.yaml': job,
      'c.yaml': trustBundleText(pem, 'example.com:mesh:roots', 'example.com/mesh'),
      'd.yaml': trustBundleText(pem, 'example.com:other:roots', 'example.com/other'),
    });
    assert.deepEqual(
      findings.map(({ path, text, related }) => [path, text, related.map((place) => place.split(':')[0])]),
      [
        ['a.yaml', 'RSA2048', ['c.yaml']],
        ['b.yaml', 'RSA2048', ['c.yaml']],
      ],
    );
  });
});
