import assert from 'node:assert/strict';
import { DerError, readElement } from '../../../../src/core/formats/der/derElement.ts';
import { stringText } from '../../../../src/core/formats/der/derString.ts';
import { timeValue } from '../../../../src/core/formats/der/derTime.ts';
import { tlv } from '../../../support/der.ts';

const element = (tag: number, content: Uint8Array) => {
  const bytes = tlv(tag, content);
  return readElement(bytes, 0, bytes.length);
};
const latin = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));
const hex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'));

describe('der/derString', () => {
  it('reads every character string', () => {
    assert.equal(stringText(element(0x0c, hex('c3bc'))), 'ü');
    assert.equal(stringText(element(0x0c, new Uint8Array(80).fill(0x61))), 'a'.repeat(80));
    assert.equal(stringText(element(0x13, latin('abc'))), 'abc');
    assert.equal(stringText(element(0x14, hex('fc'))), 'ü');
    assert.equal(stringText(element(0x16, latin('a@b'))), 'a@b');
    assert.equal(stringText(element(0x1e, hex('00fc20ac'))), 'ü€');
    assert.equal(stringText(element(0x1c, hex('0001f600'))), '😀');
    assert.equal(stringText(element(0x1c, hex('7fffffff'))), '\ufffd');
    assert.equal(stringText(element(0x0c, hex('ff'))), '\ufffd');
    assert.equal(stringText(element(0x02, hex('05'))), undefined);
  });
});

describe('der/derTime', () => {
  const utc = (text: string) => new Date(timeValue(element(0x17, latin(text)))).toISOString();
  const generalized = (text: string) => new Date(timeValue(element(0x18, latin(text)))).toISOString();

  it('reads both kinds', () => {
    assert.equal(utc('260131235959Z'), '2026-01-31T23:59:59.000Z');
    assert.equal(utc('500101000000Z'), '1950-01-01T00:00:00.000Z');
    assert.equal(utc('491231235959Z'), '2049-12-31T23:59:59.000Z');
    assert.equal(utc('2601310000Z'), '2026-01-31T00:00:00.000Z');
    assert.equal(utc('260131000000+0200'), '2026-01-30T22:00:00.000Z');
    assert.equal(generalized('99991231235959Z'), '9999-12-31T23:59:59.000Z');
    assert.equal(generalized('00500101000000Z'), '0050-01-01T00:00:00.000Z');
  });

  it('names the kind that is malformed', () => {
    for (const text of [
      '',
      '26013123595',
      '260231000000Z',
      '261301000000Z',
      '260101240000Z',
      '260101000000',
      '260101000000Zx',
    ]) {
      assert.throws(() => utc(text), { message: 'x509: malformed UTCTime' }, text);
    }
    for (const text of ['20260101000000', '202601010000Z', '20260101000000.5Z', '2026010100000aZ']) {
      assert.throws(() => generalized(text), { message: 'x509: malformed GeneralizedTime' }, text);
    }
    assert.throws(() => timeValue(element(0x13, latin('x'))), DerError);
  });
});
