import assert from 'node:assert/strict';
import { goCertificateFault } from '../../../../src/core/formats/x509/goCertificate.ts';
import type { GoError } from '../../../../src/core/model/artifacts/goError.ts';
import { attribute, craft, extension, hex, name } from '../../../openssl/cases/craft.ts';
import * as der from '../../../support/der.ts';

const text = (value: string): Uint8Array => Uint8Array.from(Buffer.from(value, 'latin1'));

/** The fault of a certificate with this extension. */
const faultOf = (oid: string, value: Uint8Array, critical = false): GoError | undefined =>
  goCertificateFault(craft({ extensions: [extension(oid, value, critical)] }));

/** Verified against crypto/x509 of Go 1.26. */
describe('x509/goCertificateFault', () => {
  it('lets pass what Go reads, also octets after a value', () => {
    assert.equal(goCertificateFault(craft()), undefined);
    assert.equal(faultOf('2.5.29.15', Uint8Array.of(...der.namedBits([0]), 0)), undefined);
    assert.equal(faultOf('2.5.29.17', der.sequence(der.implicit(6, text('urn:x')), der.explicit(4))), undefined);
    assert.equal(faultOf('1.2.3.4', der.nothing(), true), undefined);
  });

  it('knows the release from which Go rejects a critical identifier', () => {
    const refused = (what: string) => ({
      text: `x509: ${what} incorrectly marked critical`,
      versioned: 'criticalIdentifierRefused',
    });
    assert.deepEqual(faultOf('2.5.29.35', der.sequence(), true), refused('authority key identifier'));
    assert.deepEqual(faultOf('2.5.29.14', der.octetString(text('a')), true), refused('subject key identifier'));
    assert.deepEqual(faultOf('1.3.6.1.5.5.7.1.1', der.sequence(), true), refused('authority info access'));
  });

  it('knows the releases from which Go checks policies, path lengths and BMP strings', () => {
    const policy = der.sequence(der.oid('1.2.3'));
    const since = (error: string, versioned: string) => ({ text: error, versioned });
    const policies = (error: string) => since(error, 'policiesValidated');
    assert.deepEqual(
      faultOf('2.5.29.32', der.sequence(policy, policy)),
      policies('x509: invalid certificate policies'),
    );
    assert.deepEqual(
      faultOf('2.5.29.36', der.sequence(der.implicit(0, new Uint8Array()))),
      policies('x509: invalid policy constraints extension'),
    );
    assert.deepEqual(faultOf('2.5.29.33', der.sequence(policy)), policies('x509: invalid policy mappings extension'));
    assert.deepEqual(faultOf('2.5.29.54', der.nothing()), policies('x509: invalid inhibit any policy extension'));
    assert.deepEqual(
      faultOf('2.5.29.19', der.sequence(der.integer(-1n))),
      since('x509: invalid basic constraints', 'negativePathLengthRefused'),
    );
    assert.deepEqual(
      goCertificateFault(craft({ subject: name(attribute('2.5.4.3', der.tlv(0x1e, hex('d83dde00')))) })),
      since('x509: invalid RDNSequence: invalid attribute value: invalid BMPString', 'bmpStringsChecked'),
    );
  });

  it('names no release if every one refuses the certificate for something else', () => {
    const value = der.sequence(der.implicit(0, text('a')));
    const bad = extension('2.5.29.17', der.sequence(der.implicit(7, text('a'))));
    assert.deepEqual(goCertificateFault(craft({ extensions: [extension('2.5.29.35', value, true), bad] })), {
      text: 'x509: authority key identifier incorrectly marked critical',
    });
  });

  it('refuses what is malformed in the words of Go', () => {
    const refused: readonly (readonly [oid: string, value: Uint8Array, error: string])[] = [
      ['1.3.6.1.5.5.7.1.1', der.nothing(), 'x509: invalid authority info access'],
      ['2.5.29.31', der.nothing(), 'x509: invalid CRL distribution points'],
      [
        '2.5.29.31',
        der.sequence(der.sequence(der.explicit(0, der.explicit(1)))),
        'x509: invalid CRL distribution point',
      ],
      ['2.5.29.32', der.sequence(der.nothing()), 'x509: invalid certificate policies'],
      ['2.5.29.30', der.sequence(), 'x509: empty name constraints extension'],
      ['2.5.29.30', subtree(1, '.a@b'), 'x509: failed to parse rfc822Name constraint ".a@b"'],
      ['2.5.29.30', subtree(2, 'a..b'), 'x509: failed to parse dnsName constraint "a..b"'],
      ['2.5.29.30', subtree(6, '10.0.0.1'), 'x509: failed to parse URI constraint "10.0.0.1": cannot be IP address'],
      ['2.5.29.30', subtree(7, 'abc'), 'x509: IP constraint contained value of length 3'],
      ['2.5.29.30', subtree(7, '\n\0\0\0\xff\0\xff\0'), 'x509: IP constraint contained invalid mask ff00ff00'],
      [
        '2.5.29.30',
        subtree(2, '\xfc'),
        'x509: invalid constraint value: x509: "\\xfc" cannot be encoded as an IA5String',
      ],
      [
        '2.5.29.17',
        der.sequence(der.implicit(6, text('1:2'))),
        'x509: cannot parse URI "1:2": parse "1:2": first path segment in URL cannot contain colon',
      ],
    ];
    for (const [oid, value, error] of refused) assert.deepEqual(faultOf(oid, value), { text: error });
  });

  it('refuses points that are not on the curve of their key', () => {
    const spki = (point: Uint8Array) =>
      der.sequence(
        der.sequence(der.oid('1.2.840.10045.2.1'), der.oid('1.2.840.10045.3.1.7')),
        der.bitString(Uint8Array.of(4, ...point)),
      );
    const fault = (point: Uint8Array) => goCertificateFault(craft({ spki: spki(point) }))?.text;
    assert.equal(fault(new Uint8Array(64).fill(1)), 'P256 point not on curve');
    assert.equal(fault(new Uint8Array(64).fill(0xff)), 'invalid P256 element encoding');
    assert.equal(fault(new Uint8Array(63)), 'invalid P256 point encoding');
  });
});

function subtree(tag: number, value: string): Uint8Array {
  return der.sequence(der.explicit(0, der.sequence(der.implicit(tag, text(value)))));
}
