import assert from 'node:assert/strict';
import { decodeFile } from '../../../../src/core/kubernetes/decode/decodeFile.ts';
import { attribute, craft, name, utcTime } from '../../../openssl/cases/craft.ts';
import * as der from '../../../support/der.ts';
import { pem } from '../../../support/pem.ts';
import { slotsOf } from '../../../support/textData.ts';

const problems = async (bytes: Uint8Array) => {
  const file = await decodeFile('file:///a.crt', new TextEncoder().encode(pem('CERTIFICATE', bytes)));
  assert.equal(file.artifacts[0]?.kind, 'certificate');
  assert.equal(file.artifacts[0].origin.goError, undefined);
  return file.problems.map(({ message }) => slotsOf(message).fault);
};

describe('x509/opensslRefusal', () => {
  it('says nothing of a certificate that both read', async () => {
    assert.deepEqual(await problems(craft({ uniqueIds: [der.implicit(1, Uint8Array.of(0, 1))], extensions: [] })), []);
  });

  it('reports what OpenSSL rejects and Go accepts', async () => {
    const reported = (reason: string) => [reason];
    assert.deepEqual(await problems(craft({ notBefore: utcTime('2601010000Z') })), reported('a time without seconds'));
    assert.deepEqual(
      await problems(craft({ surplus: [der.nothing()] })),
      reported('more fields than a certificate has'),
    );
    const twice = name(der.sequence(der.oid('2.5.4.3'), der.utf8String('a'), der.utf8String('b')));
    for (const part of [{ subject: twice }, { issuer: twice }]) {
      assert.deepEqual(await problems(craft(part)), reported('an attribute of a name with more than one value'));
    }
    assert.deepEqual(await problems(craft({ subject: name(attribute('2.5.4.3', der.utf8String('a'))) })), []);
  });
});
