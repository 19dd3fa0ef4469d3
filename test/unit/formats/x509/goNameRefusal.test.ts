import assert from 'node:assert/strict';
import { readWhole, TAG } from '../../../../src/core/formats/der/derElement.ts';
import { goNameRefusal } from '../../../../src/core/formats/x509/goName.ts';
import { parseName } from '../../../../src/core/formats/x509/parseName.ts';
import { attribute, hex, name } from '../../../openssl/cases/craft.ts';
import * as der from '../../../support/der.ts';

const refusal = (...values: readonly Uint8Array[]) => {
  const encoded = name(...values.map((value) => attribute('2.5.4.3', value)));
  return goNameRefusal(parseName(readWhole(encoded, TAG.sequence)));
};
const PREFIX = 'x509: invalid RDNSequence: invalid attribute value: ';

describe('x509/goNameRefusal', () => {
  it('lets pass what Go reads', () => {
    assert.equal(refusal(), undefined);
    const texts = [der.utf8String('Zürich 😀'), der.printableString("*&aZ0 '()+,-./:=?"), der.ia5String('a@b')];
    assert.equal(refusal(...texts), undefined);
    assert.equal(refusal(der.tlv(0x12, hex('31 20'))), undefined);
    assert.equal(refusal(der.tlv(0x14, hex('ff'))), undefined);
    assert.equal(refusal(der.tlv(0x1e, hex('20ac'))), undefined);
  });

  it('reports the first value that Go rejects, in its words', () => {
    assert.equal(refusal(der.utf8String('a'), der.tlv(0x0c, hex('61ff'))), `${PREFIX}invalid UTF-8 string`);
    assert.equal(refusal(der.printableString('a@b')), `${PREFIX}invalid PrintableString`);
    assert.equal(refusal(der.tlv(0x16, hex('80'))), `${PREFIX}invalid IA5String`);
    assert.equal(refusal(der.tlv(0x12, hex('61'))), `${PREFIX}invalid NumericString`);
    assert.equal(refusal(der.tlv(0x1e, hex('006100'))), `${PREFIX}invalid BMPString`);
    assert.equal(refusal(der.tlv(0x1e, hex('d83dde00'))), `${PREFIX}invalid BMPString`);
    assert.equal(refusal(der.tlv(0x1a, hex('61'))), `${PREFIX}unsupported string type: 26`);
  });
});
