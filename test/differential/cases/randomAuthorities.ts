import { authoritySpec, type CertificateSpec, type IssuedCertificate, issue } from '../../support/certificates.ts';
import * as der from '../../support/der.ts';
import type { NameConstraintsSpec } from '../../support/extensions.ts';
import { type KeyAlgorithm, key } from '../../support/keyPair.ts';
import { days, type NodeSettings } from '../../support/nodeOptions.ts';
import type { Random } from './seededRandom.ts';

/** Every authority of one trust domain, some of them no good. */
export interface RandomAuthorities {
  readonly root: IssuedCertificate;
  /** The root's key and name in another certificate. */
  readonly renewed: IssuedCertificate;
  /** The root's name with another key. */
  readonly twin: IssuedCertificate;
  readonly upper: IssuedCertificate;
  readonly lower: IssuedCertificate;
  readonly foreign: IssuedCertificate;
}

export const ALGORITHMS: readonly (readonly [number, KeyAlgorithm])[] = [
  [12, 'ECDSA-P256'],
  [2, 'ECDSA-P384'],
  [1, 'ECDSA-P521'],
  [3, 'RSA-2048'],
  [2, 'Ed25519'],
];

const CONSTRAINTS: readonly NameConstraintsSpec[] = [
  { permitted: ['dns:cp-1', 'dns:localhost', 'dns:kubernetes'] },
  { permitted: ['dns:example.com'] },
  { permitted: ['ip:127.0.0.0/8', 'ip:10.0.0.0/8'] },
  { permitted: ['ip:192.168.0.0/16'] },
  { excluded: ['dns:localhost', 'dns:default.svc'] },
  { excluded: ['ip:127.0.0.8/29'] },
  { permitted: ['uri:example.com'], excluded: ['email:example.com'] },
];

export async function drawAuthorities(random: Random, name: string, node: NodeSettings): Promise<RandomAuthorities> {
  const make = async (commonName: string, keyName: string, issuer?: IssuedCertificate): Promise<IssuedCertificate> => {
    const own = await key(`random:${keyName}`, random.weighted(ALGORITHMS));
    const spec = authoritySpec(commonName, own, days(node.now, -40), days(node.now, 3000));
    return issue({ ...spec, issuer, ...drawFlaws(random, node) });
  };
  const root = await make(name, `${name}/root`);
  const upper = await make(`${name}-upper`, `${name}/upper`, root);
  return {
    root,
    renewed: issue({ ...root.spec, serial: undefined, ...drawFlaws(random, node) }),
    twin: await make(name, `${name}/twin`),
    upper,
    lower: await make(`${name}-lower`, `${name}/lower`, upper),
    foreign: await make(`${name}-foreign`, `${name}/foreign`),
  };
}

/** The draws for one authority; most are correct. */
function drawFlaws(random: Random, node: NodeSettings): Partial<CertificateSpec> {
  return {
    ca: random.weighted([
      [94, true],
      [3, false],
      [3, undefined],
    ]),
    keyUsage: random.weighted<CertificateSpec['keyUsage']>([
      [88, ['digitalSignature', 'keyEncipherment', 'keyCertSign']],
      [4, ['digitalSignature']],
      [8, undefined],
    ]),
    extendedKeyUsage: random.weighted<CertificateSpec['extendedKeyUsage']>([
      [84, undefined],
      [3, ['serverAuth']],
      [3, ['clientAuth']],
      [5, ['serverAuth', 'clientAuth']],
      [3, ['any']],
      [2, ['1.3.6.1.5.5.7.3.3']],
    ]),
    pathLength: random.weighted([
      [75, undefined],
      [13, 0],
      [12, 1],
    ]),
    nameConstraints: random.chance(0.08) ? random.pick(CONSTRAINTS) : undefined,
    subjectKeyId: random.weighted<CertificateSpec['subjectKeyId']>([
      [80, true],
      [14, false],
      [6, Uint8Array.of(1, 2, 3, 4)],
    ]),
    authorityKeyId: random.chance(0.6),
    hash: drawHash(random),
    version: random.chance(0.02) ? 1 : 3,
    ...drawValidity(random, node),
    ...drawCritical(random),
  };
}

export function drawValidity(random: Random, { now }: NodeSettings): Partial<CertificateSpec> {
  return random.weighted<Partial<CertificateSpec>>([
    [92, {}],
    [5, { notAfter: days(now, -2) }],
    [3, { notBefore: days(now, 2) }],
  ]);
}

export function drawCritical(random: Random): Partial<CertificateSpec> {
  const unknown = { oid: '1.3.6.1.4.1.99999.9', critical: random.chance(0.4), value: der.nothing() };
  return random.chance(0.04) ? { extraExtensions: [unknown] } : {};
}

export function drawHash(random: Random): CertificateSpec['hash'] {
  return random.weighted([
    [80, 'sha256'],
    [9, 'sha384'],
    [8, 'sha512'],
    [3, 'sha1'],
  ]);
}
