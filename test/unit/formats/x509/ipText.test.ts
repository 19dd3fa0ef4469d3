import assert from 'node:assert/strict';
import { ipText } from '../../../../src/core/formats/x509/ipAddress.ts';

const ip = (hex: string) => ipText(Uint8Array.from(Buffer.from(hex, 'hex')));

describe('x509/ipText', () => {
  it('writes addresses canonically (RFC 5952)', () => {
    assert.equal(ip('0a600001'), '10.96.0.1');
    assert.equal(ip('00000000000000000000000000000000'), '::');
    assert.equal(ip('00000000000000000000000000000001'), '::1');
    assert.equal(ip('20010db8000000000000000000000001'), '2001:db8::1');
    assert.equal(ip('20010db8000000010000000000000001'), '2001:db8:0:1::1');
    assert.equal(ip('20010db8000000000001000000000000'), '2001:db8:0:0:1::');
    assert.equal(ip('20010db8000000000001000000000001'), '2001:db8::1:0:0:1');
    assert.equal(ip('20010db8000000010001000100010001'), '2001:db8:0:1:1:1:1:1');
    assert.equal(ip('fe800000000000000000000000000abc'), 'fe80::abc');
  });

  it('knows no other length', () => {
    assert.equal(ip(''), undefined);
    assert.equal(ip('0a60000100'), undefined);
  });
});
