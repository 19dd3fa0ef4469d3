import assert from 'node:assert/strict';
import { constants, sign } from 'node:crypto';
import type { Certificate } from '../../../src/core/model/artifacts/certificate.ts';
import type { SignatureRefusal, SignatureTable } from '../../../src/core/model/chainOutcome.ts';
import { createSignatureCache } from '../../../src/core/trust/signatureCache.ts';
import { checkSignatureFrom } from '../../../src/core/trust/signatureCheck.ts';
import { verifySignatures } from '../../../src/core/trust/signatures.ts';
import { verifyChain } from '../../../src/core/trust/verifyChain.ts';
import type { SignatureHash } from '../../support/certificates.ts';
import { countingVerifications } from '../../support/countingVerifications.ts';
import * as der from '../../support/der.ts';
import { encodeName } from '../../support/distinguishedName.ts';
import { type KeyAlgorithm, key } from '../../support/keyPair.ts';
import { resigned } from '../../support/resigned.ts';
import { authority, leaf, NOW, read, reported, VALID } from './chainCase.ts';

const PAIRS: readonly { readonly algorithm: KeyAlgorithm; readonly hash: SignatureHash }[] = [
  { algorithm: 'RSA-2048', hash: 'sha1' },
  { algorithm: 'RSA-2048', hash: 'sha256' },
  { algorithm: 'RSA-2048', hash: 'sha384' },
  { algorithm: 'RSA-2048', hash: 'sha512' },
  { algorithm: 'ECDSA-P256', hash: 'sha1' },
  { algorithm: 'ECDSA-P256', hash: 'sha256' },
  { algorithm: 'ECDSA-P384', hash: 'sha384' },
  { algorithm: 'ECDSA-P521', hash: 'sha512' },
  { algorithm: 'Ed25519', hash: 'sha256' },
];

describe('verifySignatures', () => {
  for (const { algorithm, hash } of PAIRS) {
    it(`verifies ${algorithm} with ${hash}, and refuses another key`, async () => {
      const issued = await authority('kubernetes', { algorithm });
      const root = await read(issued);
      const again = await read(await authority('kubernetes', { algorithm, keyName: 'again' }));
      const child = await read(await leaf(issued, { hash }));
      const table = await verifySignatures([child, root, again]);
      assert.equal(table.verdict(child, root), 'valid');
      assert.equal(table.verdict(child, again), 'invalid');
      assert.equal(table.verdict(root, root), 'valid');
    });
  }

  for (const [hash, salt, verdict] of [
    ['sha256', 32, 'valid'],
    ['sha384', 48, 'valid'],
    ['sha512', 64, 'valid'],
    ['sha256', 20, 'unchecked'],
  ] as const) {
    it(`RSA-PSS with ${hash} and a salt of ${salt} octets is ${verdict}`, async () => {
      const root = await read(await authority('kubernetes', { algorithm: 'RSA-2048' }));
      const child = await pssLeaf(hash, salt);
      const table = await verifySignatures([child, root]);
      assert.equal(table.verdict(child, root), verdict);
      const check = checkSignatureFrom(child, root, table);
      assert.equal(check.kind, verdict === 'valid' ? 'valid' : 'refused');
    });
  }

  it('says invalid of an ECDSA signature that is no DER', async () => {
    const [root, child] = await rootAndLeaf();
    const broken = await read({ der: resigned(child.der, Uint8Array.of(0x30, 0x03, 0x02, 0x01, 0x01)) });
    assert.equal((await verifySignatures([root, broken])).verdict(broken, root), 'invalid');
  });

  it('never guesses: a curve or key the host cannot use is unchecked, and so is the chain', async () => {
    const [root, child] = await rootAndLeaf();
    const strange = { ...root, publicKey: { ...root.publicKey, curve: 'P-224', id: 'strange' } };
    const table = await verifySignatures([strange, child]);
    assert.equal(table.verdict(child, strange), 'unchecked');
    const request = { leaf: child, intermediates: [], purpose: 'serverAuth', now: NOW } as const;
    const text = "unchecked: This host cannot verify ECDSA-SHA256 with this issuer's key.";
    assert.equal(reported(verifyChain({ ...request, anchors: [strange] }, table)), text);
    const both = await verifySignatures([strange, child, root]);
    const trusted = verifyChain({ ...request, anchors: [strange, root] }, both);
    assert.equal(reported(trusted), 'trusted: kube-apiserver < kubernetes');
  });

  it('is unchecked for a broken key and for pairs never asked for', async () => {
    const [root, child] = await rootAndLeaf();
    const broken = { ...root, publicKey: { ...root.publicKey, spki: Uint8Array.of(0x30, 0), id: 'broken' } };
    const other = await read(await authority('other'));
    const table = await verifySignatures([broken, child, other]);
    assert.equal(table.verdict(child, broken), 'unchecked');
    assert.equal(table.verdict(child, other), 'unchecked');
  });

  it('does each content once over many calls', async () => {
    const [root, child] = await rootAndLeaf();
    const cache = createSignatureCache();
    const verified = await countingVerifications(async () => {
      await verifySignatures([child, child, root, root], cache);
      await verifySignatures([root, child], cache);
    });
    assert.equal(verified, 2);
  });
});

describe('checkSignatureFrom', () => {
  const cases: readonly (readonly [
    string,
    (root: Certificate, child: Certificate) => readonly [Certificate, Certificate],
    string,
    SignatureRefusal,
  ])[] = [
    [
      'refuses MD5',
      (root, child) => [root, signedWith(child, '1.2.840.113549.1.1.4')],
      'x509: cannot verify signature: insecure algorithm MD5-RSA',
      'weakHash',
    ],
    [
      'refuses SHA-1',
      (root, child) => [root, signedWith(child, '1.2.840.113549.1.1.5')],
      'x509: cannot verify signature: insecure algorithm SHA1-RSA',
      'sha1',
    ],
    [
      'does not know MD2',
      (root, child) => [root, signedWith(child, '1.2.840.113549.1.1.2')],
      'x509: cannot verify signature: algorithm unimplemented',
      'unimplemented',
    ],
    [
      'refuses RSA keys under 1024 bits',
      (root, child) => [{ ...root, publicKey: { ...root.publicKey, bits: 512 } }, child],
      'crypto/rsa: 512-bit keys are insecure (see https://go.dev/pkg/crypto/rsa#hdr-Minimum_key_size)',
      'shortRsa',
    ],
  ];
  for (const [name, change, error, because] of cases) {
    it(name, async () => {
      const issued = await authority('kubernetes', { algorithm: 'RSA-2048' });
      const [issuer, child] = change(await read(issued), await read(await leaf(issued)));
      const table: SignatureTable = { verdict: () => 'valid' };
      assert.deepEqual(checkSignatureFrom(child, issuer, table), { kind: 'refused', error, because });
    });
  }
});

function signedWith(certificate: Certificate, oid: string): Certificate {
  return { ...certificate, signatureAlgorithm: { oid, name: oid } };
}

async function rootAndLeaf(): Promise<readonly [Certificate, Certificate]> {
  const issued = await authority('kubernetes');
  return [await read(issued), await read(await leaf(issued))];
}

/** A leaf of the RSA CA "kubernetes" signed with RSASSA-PSS (RFC 4055 §3.1). */
async function pssLeaf(hash: 'sha256' | 'sha384' | 'sha512', saltLength: number): Promise<Certificate> {
  const issuer = await key('kubernetes', 'RSA-2048');
  const hashes = {
    sha256: '2.16.840.1.101.3.4.2.1',
    sha384: '2.16.840.1.101.3.4.2.2',
    sha512: '2.16.840.1.101.3.4.2.3',
  };
  const digest = der.sequence(der.oid(hashes[hash]), der.nothing());
  const parameters = der.sequence(
    der.explicit(0, digest),
    der.explicit(1, der.sequence(der.oid('1.2.840.113549.1.1.8'), digest)),
    der.explicit(2, der.integer(BigInt(saltLength))),
  );
  const algorithm = der.sequence(der.oid('1.2.840.113549.1.1.10'), parameters);
  const tbs = der.sequence(
    der.explicit(0, der.integer(2n)),
    der.integer(7n),
    algorithm,
    encodeName({ commonName: 'kubernetes' }),
    der.sequence(der.time(VALID.notBefore), der.time(VALID.notAfter)),
    encodeName({ commonName: 'kube-apiserver' }),
    (await key('leaf')).spki,
  );
  const padding = constants.RSA_PKCS1_PSS_PADDING;
  const signature = sign(hash, tbs, { key: issuer.privateKey, padding, saltLength });
  return read({ der: der.sequence(tbs, algorithm, der.bitString(Uint8Array.from(signature))) });
}
