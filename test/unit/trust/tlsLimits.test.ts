import assert from 'node:assert/strict';
import { tlsRefusal } from '../../../src/core/trust/tlsLimits.ts';
import { authority, leaf, read } from './chainCase.ts';

describe('tlsRefusal', () => {
  const withKey = async (algorithm: string, bits?: number) => {
    const certificate = await read(await leaf(await authority('kubernetes')));
    return { ...certificate, publicKey: { ...certificate.publicKey, algorithm, bits } };
  };

  it('accepts RSA up to 8192 bits', async () => {
    assert.equal(tlsRefusal([await withKey('RSA', 8192)], 'server'), undefined);
  });

  it('refuses larger RSA keys in any presented certificate', async () => {
    const presented = [await withKey('EC', 256), await withKey('RSA', 8193)];
    const text = 'sent certificate containing RSA key larger than 8192 bits';
    assert.equal(tlsRefusal(presented, 'server')?.text, `tls: server ${text}`);
    assert.equal(tlsRefusal(presented, 'client')?.text, `tls: client ${text}`);
  });

  it('refuses a leaf whose key cannot sign a handshake, not such a key above it', async () => {
    const dsa = await withKey('DSA', 2048);
    assert.deepEqual(tlsRefusal([dsa], 'server'), {
      text: "tls: server's certificate contains an unsupported type of public key: *dsa.PublicKey",
    });
    assert.deepEqual(tlsRefusal([await withKey('Ed448')], 'client'), {
      text: 'tls: client certificate contains an unsupported public key of type <nil>',
      versioned: 'unknownAlgorithm',
    });
    assert.equal(tlsRefusal([await withKey('Ed25519'), dsa], 'server'), undefined);
    assert.equal(tlsRefusal([], 'client'), undefined);
  });
});
