import assert from 'node:assert/strict';
import { formatIp, parseIp, sameIp } from '../../../../src/core/formats/x509/ipAddress.ts';

const READ: readonly (readonly [string, string | undefined])[] = [
  ['10.0.0.1', '10.0.0.1'],
  ['255.255.255.255', '255.255.255.255'],
  ['256.0.0.1', undefined],
  ['10.0.0', undefined],
  ['10.0.0.01', undefined],
  ['10.0.0.1 ', undefined],
  ['', undefined],
  ['::', '::'],
  ['::1', '::1'],
  ['1::', '1::'],
  ['FD00:0:0:0:0:0:0:1', 'fd00::1'],
  ['1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7:8'],
  ['1:0:0:2:0:0:0:3', '1:0:0:2::3'],
  ['1:2:3:4:5:6:7', undefined],
  ['1:2:3:4:5:6:7:8:9', undefined],
  ['1:2:3:4:5:6:7::', '1:2:3:4:5:6:7:0'],
  ['1:2:3:4:5:6:7:8::', undefined],
  ['1::2::3', undefined],
  [':1', undefined],
  ['1:::2', undefined],
  ['12345::', undefined],
  ['::ffff:10.0.0.1', '10.0.0.1'],
  ['64:ff9b::192.0.2.1', '64:ff9b::c000:201'],
  ['::10.0.0.1:1', undefined],
  ['fe80::1%eth0', undefined],
  ['[::1]', undefined],
];

describe('parseIp and formatIp', () => {
  for (const [text, expected] of READ) {
    it(`${JSON.stringify(text)} is ${expected ?? 'no address'}`, () => {
      const bytes = parseIp(text);
      assert.equal(bytes && formatIp(bytes), expected);
    });
  }

  it('prints other lengths as Go does', () => assert.equal(formatIp(Uint8Array.of(1, 2, 255)), '?0102ff'));
});

describe('sameIp', () => {
  it('takes IPv4 and its mapped form for one address', () => {
    assert.ok(sameIp(Uint8Array.of(10, 0, 0, 1), parseIp('10.0.0.1') ?? Uint8Array.of()));
    assert.ok(!sameIp(Uint8Array.of(10, 0, 0, 2), parseIp('10.0.0.1') ?? Uint8Array.of()));
  });

  it('takes nothing of another length for an address', () => {
    assert.ok(!sameIp(Uint8Array.of(1, 2), Uint8Array.of(1, 2)));
  });
});
