import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { decodeFile } from '../../../../src/core/kubernetes/decode/decodeFile.ts';
import { openssl, temporaryFolder } from '../../../support/makeWithOpenssl.ts';

describe('x509/decodeSignedData', () => {
  const folder = temporaryFolder();
  after(() => rmSync(folder, { recursive: true }));

  before(() => {
    const request = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '30'];
    for (const name of ['one', 'two']) {
      openssl(folder, [...request, '-keyout', `${name}.key`, '-out', `${name}.crt`, '-subj', `/CN=${name}`]);
    }
    const bundle = ['crl2pkcs7', '-nocrl', '-certfile', 'one.crt', '-certfile', 'two.crt'];
    openssl(folder, [...bundle, '-out', 'bundle.pem']);
    openssl(folder, [...bundle, '-outform', 'DER', '-out', 'bundle.p7b']);
    const signed = [
      'cms',
      '-sign',
      '-in',
      'one.crt',
      '-signer',
      'one.crt',
      '-inkey',
      'one.key',
      '-nodetach',
      '-binary',
    ];
    openssl(folder, [...signed, '-stream', '-outform', 'DER', '-out', 'streamed.p7c']);
    openssl(folder, [...signed, '-outform', 'PEM', '-out', 'cms.pem']);
  });

  const decode = (name: string) => decodeFile(`file:///${name}`, Uint8Array.from(readFileSync(join(folder, name))));

  for (const [name, names] of [
    ['bundle.pem', ['one', 'two']],
    ['bundle.p7b', ['one', 'two']],
    ['streamed.p7c', ['one']],
    ['cms.pem', ['one']],
  ] as const) {
    it(`finds every certificate of ${name}, and that Go finds none`, async () => {
      const { artifacts, problems } = await decode(name);
      assert.deepEqual(problems, []);
      const [container, ...inside] = artifacts;
      assert.ok(container?.kind === 'container' && container.container.format === 'PKCS#7');
      assert.equal(container.container.damage, undefined);
      assert.notEqual(container.origin.hiddenFromGo, true);
      const subjects = inside.flatMap((one) => (one.kind === 'certificate' ? one.certificate.subject.attributes : []));
      assert.deepEqual(
        subjects.map(({ value }) => value),
        names,
      );
      for (const [index, { origin }] of inside.entries()) {
        assert.deepEqual(origin.trail.at(-1), { kind: 'pkcs7', index });
        assert.equal(origin.hiddenFromGo, true);
      }
    });
  }

  it('says of a damaged bundle what is wrong, and shows the rest', async () => {
    const bytes = Uint8Array.from(readFileSync(join(folder, 'bundle.p7b')));
    const at = Buffer.from(bytes).indexOf(Buffer.from('two'));
    // The length of the subject's CN.
    bytes[at - 1] = 0x7f;
    const { artifacts } = await decodeFile('u', bytes);
    assert.deepEqual(
      artifacts.map(({ kind }) => kind),
      ['container', 'certificate'],
    );
    const [container] = artifacts;
    assert.ok(container?.kind === 'container' && container.container.format === 'PKCS#7');
    assert.match(container.container.damage ?? '', /1 of its parts/);
  });
});
