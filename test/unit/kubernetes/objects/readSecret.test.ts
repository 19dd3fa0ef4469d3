import assert from 'node:assert/strict';
import { readDocuments } from '../../../../src/core/kubernetes/decode/readKubernetes.ts';
import { secretEntry } from '../../../../src/core/kubernetes/objects/secret.ts';
import { WITHHELD } from '../../../../src/core/model/documents/located.ts';
import type { SecretDocument } from '../../../../src/core/model/documents/objects.ts';
import { authority, pairData, secretText, serving } from '../../../support/apiObjects.ts';
import { privateKeyPem } from '../../../support/keyPair.ts';
import { base64 } from '../../../support/pem.ts';

async function read(text: string) {
  const { documents, artifacts, problems } = await readDocuments(text, 'file:///secret.yaml');
  const secrets = documents.filter((document): document is SecretDocument => document.kind === 'secret');
  return { secrets, artifacts, problems };
}

describe('kubernetes/objects/readSecret', () => {
  it('keeps certificates as they are written, and of keys only facts', async () => {
    const ca = await authority('ca');
    const leaf = await serving(ca, ['web.svc']);
    const data = pairData(leaf, { ca });
    const { secrets, artifacts } = await read(secretText({ namespace: 'web', data }));
    const [secret] = secrets;
    assert.deepEqual(
      secret?.entries.map(({ key, field }) => [key, field.content, field.value === WITHHELD]),
      [
        ['ca.crt', 'pem', false],
        ['tls.crt', 'pem', false],
        ['tls.key', 'pem', true],
      ],
    );
    assert.deepEqual([secret?.name, secret?.namespace, secret?.type?.value], ['web-tls', 'web', 'kubernetes.io/tls']);
    assert.deepEqual(
      artifacts.map(({ kind }) => kind),
      ['certificate', 'certificate', 'privateKey'],
    );
    assertHoldsNothing(secrets, artifacts, privateKeyPem(leaf.key));
  });

  it('keeps nothing of a key wherever and however it is written', async () => {
    const leaf = await serving(await authority('ca'), ['web.svc']);
    const pem = privateKeyPem(leaf.key);
    const both = `${leaf.pem}${pem}`;
    const ways = [
      secretText({ stringData: { 'tls.crt': both, 'tls.key': pem } }),
      secretText({ data: { 'tls.crt': base64(both), 'tls.key': pem } }),
      secretText({ data: { 'tls.key': base64(base64(pem)) }, stringData: { 'tls.crt': base64(pem) } }),
      secretText({ type: 'Opaque', data: { 'any.pem': base64(both) }, stringData: { other: pem } }),
      secretText({ data: { 'tls.key': `_${base64(pem)}`, 'tls.crt': `"{{ x }}${base64(pem)}"` } }),
      secretText({ data: { 'tls.key': base64(pem.slice(0, 180)) } }),
    ];
    for (const text of ways) {
      const { secrets, artifacts, problems } = await read(text);
      assert.equal(secrets.length, 1);
      assertHoldsNothing(secrets, [...artifacts, ...problems], pem);
    }
  });

  it('reads any key of an Opaque Secret that holds PEM, DER or base64 of it, and leaves others alone', async () => {
    const ca = await authority('ca');
    const der = Buffer.from(ca.der).toString('base64');
    const { secrets, artifacts } = await read(
      `${secretText({ type: 'Opaque', data: { 'root.pem': base64(ca.pem), 'root.der': der, password: base64('x') } })}---\n` +
        secretText({ type: 'Opaque', data: { password: base64('0123456789abcdefghijklmnopqrstuvwxyz') } }),
    );
    assert.deepEqual([secrets.length, artifacts.length], [1, 2]);
    assert.equal(secrets[0]?.entries.find(({ key }) => key === 'password')?.field.value, WITHHELD);
  });

  it('lets stringData beat data', async () => {
    const ca = await authority('ca');
    const { secrets } = await read(secretText({ data: { 'tls.crt': base64('x') }, stringData: { 'tls.crt': ca.pem } }));
    const [secret] = secrets;
    assert.equal(secret && secretEntry(secret, 'tls.crt')?.place, 'stringData');
  });

  it('finds each of a List with its path, and the place of each artifact', async () => {
    const ca = await authority('ca');
    const item = secretText({ data: { 'tls.crt': base64(ca.pem), 'tls.key': '""' } }).replaceAll(/^(?=.)/gm, '    ');
    const text = `apiVersion: v1\nkind: List\nitems:\n  -\n${item}`;
    const { secrets } = await read(text);
    const field = secrets[0]?.entries[0]?.field;
    assert.equal(field?.path, 'items[0].data["tls.crt"]');
    assert.equal(text.slice(field?.span.start, field?.span.end), base64(ca.pem));
  });

  it('passes over what sops has encrypted, other kinds and damaged objects', async () => {
    const { secrets } = await read(
      [
        `${secretText({ data: { 'tls.crt': 'x' } })}sops: { mac: x }\n`,
        'kind: SealedSecret\nspec: { template: { type: kubernetes.io/tls } }\n',
        'kind: Secret\ntype: kubernetes.io/tls\ndata: [a]\nstringData: 5\nmetadata: 7\n',
        'kind: Secret\ntype: [x]\ndata: { tls.crt: { a: b }, tls.key: ~ }\n',
      ].join('---\n'),
    );
    assert.deepEqual(
      secrets.map(({ name, entries }) => [name, entries.map(({ field }) => field.content)]),
      [
        ['', []],
        ['', ['templated', 'empty']],
      ],
    );
  });
});

/** Neither a line of the key nor any part of its base64, in whatever was kept. */
function assertHoldsNothing(documents: readonly unknown[], others: readonly unknown[], pem: string): void {
  const kept = JSON.stringify([documents, others]);
  const lines = pem.split('\n').filter((line) => line.length > 30 && !line.startsWith('-'));
  assert.ok(lines.length > 0);
  for (const line of lines) assert.equal(kept.includes(line.slice(0, 24)), false);
  for (const shift of ['', 'x', 'xx']) {
    const encoded = base64(`${shift}${lines.join('\n')}`).slice(8, 40);
    assert.equal(kept.includes(encoded), false);
  }
}
