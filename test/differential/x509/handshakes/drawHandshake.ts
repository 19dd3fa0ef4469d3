import type { SignatureHash } from '../../../support/certificates.ts';
import type { San } from '../../../support/extensions.ts';
import type { KeyAlgorithm } from '../../../support/keyPair.ts';
import { type Random, seededRandom } from '../../cases/seededRandom.ts';

/** Who signed a certificate: the CA, through an intermediate, the key itself, a key under the CA's name, or another CA. */
export type Issuer = 'ca' | 'intermediate' | 'self' | 'impostor' | 'stranger';

/** The certificate that an end presents. */
export interface ShownDraft {
  readonly algorithm: KeyAlgorithm;
  readonly issuer: Issuer;
  readonly sendsIntermediate: boolean;
  readonly sendsAuthority: boolean;
  readonly years: readonly [from: number, to: number];
  readonly usages: readonly string[];
  readonly names: readonly San[];
  readonly hash: SignatureHash;
  /** The key is that of another certificate. */
  readonly isKeyOther: boolean;
}

export type Bundle = readonly ('ca' | 'stranger')[];

/** Limits of the server, absent for Go's own. */
export interface LimitsDraft {
  readonly minVersion?: number | undefined;
  readonly maxVersion?: number | undefined;
  readonly suites?: readonly string[] | undefined;
  readonly curves?: readonly number[] | undefined;
}

/** A handshake that is still to be made. */
export interface HandshakeDraft {
  readonly authority: KeyAlgorithm;
  readonly server: ShownDraft;
  readonly client?: ShownDraft;
  /** By which the client verifies the server, and the server the client. */
  readonly clientTrusts: Bundle;
  readonly serverTrusts: Bundle;
  readonly demand: 'required' | 'requested' | 'none';
  readonly host: string;
  readonly limits: LimitsDraft;
}

const ALGORITHMS: readonly (readonly [weight: number, algorithm: KeyAlgorithm])[] = [
  [10, 'ECDSA-P256'],
  [6, 'RSA-2048'],
  [2, 'Ed25519'],
  [2, 'ECDSA-P384'],
  [1, 'ECDSA-P521'],
  [1, 'ECDSA-P224'],
  [1, 'RSA-1024'],
  [1, 'RSA-768'],
  [1, 'RSA-512'],
];

export const SUITES = [
  'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
  'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
  'TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256',
  'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
] as const;

/** X25519, P-256, P-384, P-521, X25519MLKEM768. */
const CURVES = [29, 23, 24, 25, 4588] as const;

const TLS12 = 0x0303;
const TLS13 = 0x0304;

/** Most handshakes work but for one or two things. */
export function drawHandshake(seed: number): HandshakeDraft {
  const random = seededRandom(seed);
  const authority = random.chance(0.9) ? 'ECDSA-P256' : random.pick(['RSA-2048', 'ECDSA-P384', 'Ed25519'] as const);
  const host = random.pick(['example.com', '10.0.0.1']);
  return {
    authority,
    server: drawShown(random, 'serverAuth', random.chance(0.9) ? 'ca' : undefined),
    ...(random.chance(0.8) && { client: drawShown(random, 'clientAuth', random.chance(0.9) ? 'ca' : undefined) }),
    clientTrusts: drawBundle(random),
    serverTrusts: drawBundle(random),
    demand: random.weighted([
      [5, 'required'],
      [3, 'requested'],
      [1, 'none'],
    ]),
    host,
    limits: drawLimits(random),
  };
}

function drawShown(random: Random, usage: string, issuer: Issuer | undefined): ShownDraft {
  return {
    algorithm: random.weighted(ALGORITHMS),
    issuer: issuer ?? random.pick(['intermediate', 'self', 'impostor', 'stranger'] as const),
    sendsIntermediate: random.chance(0.8),
    sendsAuthority: random.chance(0.1),
    years: random.chance(0.9)
      ? [2025, 2035]
      : random.pick([
          [2020, 2021],
          [2030, 2031],
        ] as const),
    usages: random.chance(0.85) ? [usage] : random.pick([[], ['serverAuth'], ['clientAuth'], ['any']] as const),
    names: random.chance(0.9) ? ['dns:example.com', 'ip:10.0.0.1'] : random.pick([[], ['dns:*.com'], ['ip:10.0.0.2']]),
    hash: random.chance(0.95) ? 'sha256' : random.pick(['sha1', 'sha384', 'sha512'] as const),
    isKeyOther: random.chance(0.02),
  };
}

function drawBundle(random: Random): Bundle {
  return random.chance(0.9) ? ['ca'] : random.pick([[], ['stranger'], ['stranger', 'ca']] as const);
}

function drawLimits(random: Random): LimitsDraft {
  if (random.chance(0.6)) return {};
  const minVersion = random.pick([undefined, TLS12, TLS13]);
  const maxVersion = minVersion === TLS13 ? undefined : random.pick([undefined, TLS12]);
  return {
    minVersion,
    maxVersion,
    suites: random.chance(0.5) ? SUITES.filter(() => random.chance(0.4)) : undefined,
    // Only kube-apiserver has a flag for curves, and none for the newest version.
    curves: maxVersion === undefined && random.chance(0.5) ? CURVES.filter(() => random.chance(0.4)) : undefined,
  };
}

const PLAIN: ShownDraft = {
  algorithm: 'ECDSA-P256',
  issuer: 'ca',
  sendsIntermediate: false,
  sendsAuthority: false,
  years: [2025, 2035],
  usages: ['serverAuth', 'clientAuth'],
  names: ['dns:example.com', 'ip:10.0.0.1'],
  hash: 'sha256',
  isKeyOther: false,
};

/** The same with less that is odd. */
export function* smallerHandshakes(draft: HandshakeDraft): Generator<HandshakeDraft> {
  const { client, server, limits } = draft;
  if (draft.demand !== 'none') yield { ...draft, demand: 'none' };
  if (client) {
    const { client: _, ...rest } = draft;
    yield rest;
  }
  if (Object.values(limits).some((limit) => limit !== undefined)) yield { ...draft, limits: {} };
  for (const limit of ['minVersion', 'maxVersion', 'suites', 'curves'] as const) {
    if (limits[limit] !== undefined) yield { ...draft, limits: { ...limits, [limit]: undefined } };
  }
  if (draft.authority !== 'ECDSA-P256') yield { ...draft, authority: 'ECDSA-P256' };
  for (const plainer of plainerShown(server)) yield { ...draft, server: plainer };
  for (const plainer of client ? plainerShown(client) : []) yield { ...draft, client: plainer };
  for (const bundle of ['clientTrusts', 'serverTrusts'] as const) {
    if (draft[bundle].join() !== 'ca') yield { ...draft, [bundle]: ['ca'] };
  }
}

function* plainerShown(shown: ShownDraft): Generator<ShownDraft> {
  for (const member of Object.keys(PLAIN) as (keyof ShownDraft)[]) {
    if (JSON.stringify(shown[member]) !== JSON.stringify(PLAIN[member])) yield { ...shown, [member]: PLAIN[member] };
  }
}
