import { signatureOf } from '../../../support/certificates.ts';
import * as der from '../../../support/der.ts';
import { encodeName } from '../../../support/distinguishedName.ts';
import { type ExtensionSpec, encodeExtension } from '../../../support/extensions.ts';
import { type KeyAlgorithm, type KeyPair, key } from '../../../support/keyPair.ts';
import { type Random, seededRandom } from '../../cases/seededRandom.ts';
import { encodeTree, spoil, treeOf } from '../derTree.ts';
import type { Question } from '../question.ts';
import { drawExtension } from './drawExtension.ts';
import { HOSTS } from './drawNames.ts';

/** A certificate that is still to be written, of which parts can be left out. */
export interface Draft {
  readonly subject: string;
  readonly issuer: string;
  readonly algorithm: KeyAlgorithm;
  readonly signer: { readonly name: string; readonly algorithm: KeyAlgorithm };
  readonly version: 1 | 2 | 3;
  readonly years: readonly [from: number, to: number];
  readonly extensions: readonly ExtensionSpec[];
  /** Seeds of changes to the finished certificate, before it is signed. */
  readonly spoils: readonly number[];
}

/** A chain that is still to be written. */
export interface ChainDraft extends Pick<Question, 'purpose' | 'host' | 'time'> {
  readonly leaf: Draft;
  readonly intermediates: readonly Draft[];
  readonly anchors: readonly Draft[];
}

const TIME = Date.UTC(2026, 0, 15, 12);

const ALGORITHMS: readonly KeyAlgorithm[] = ['ECDSA-P384', 'ECDSA-P521', 'Ed25519'];

/** Most of its certificates are as they should be, but for one or two extensions. */
export function drawChain(seed: number): ChainDraft {
  const random = seededRandom(seed);
  const root = draftOf(random, 'root', undefined, true);
  const middle = random.weighted([
    [2, 0],
    [5, 1],
    [2, 2],
  ]);
  const intermediates: Draft[] = [];
  for (let at = 0; at < middle; at++) {
    intermediates.push(draftOf(random, `intermediate ${at}`, intermediates.at(-1) ?? root, true));
  }
  const leaf = draftOf(random, 'leaf', intermediates.at(-1) ?? root, false);
  const isTrustedItself = random.chance(0.03);
  return {
    leaf,
    intermediates,
    anchors: isTrustedItself ? [leaf] : [root],
    purpose: random.weighted([
      [4, 'serverAuth'],
      [2, 'clientAuth'],
      [1, 'any'],
    ]),
    host: random.chance(0.6) ? '' : random.pick(HOSTS),
    time: TIME,
  };
}

function draftOf(random: Random, subject: string, issuer: Draft | undefined, isAuthority: boolean): Draft {
  const algorithm = random.weighted<() => KeyAlgorithm>([
    [180, () => 'ECDSA-P256'],
    [19, () => random.pick(ALGORITHMS)],
    [1, () => 'ECDSA-P224'],
  ])();
  const usual = random.chance(0.93) ? usualExtensions(isAuthority) : [];
  const odd = Array.from(
    {
      length: random.weighted([
        [5, 0],
        [4, 1],
        [1, 2],
      ]),
    },
    () => drawExtension(random),
  );
  // A second extension of a kind is refused at once: it stays the exception.
  const kept = random.chance(0.05) ? usual : usual.filter(({ oid }) => !odd.some((other) => other.oid === oid));
  const years: Draft['years'] = random.chance(0.04)
    ? random.pick([
        [2020, 2021],
        [2030, 2031],
        [1950, 2060],
      ] as const)
    : [2025, 2035];
  return {
    subject,
    issuer: issuer?.subject ?? subject,
    algorithm,
    signer: {
      name: issuer?.subject ?? subject,
      algorithm: issuer?.algorithm ?? algorithm,
    },
    version: random.chance(0.97) ? 3 : random.pick([1, 2] as const),
    years,
    extensions: [...kept, ...odd],
    spoils: random.chance(0.08) ? [random.index(2 ** 31)] : [],
  };
}

function usualExtensions(isAuthority: boolean): readonly ExtensionSpec[] {
  if (isAuthority) {
    return [
      { oid: '2.5.29.15', critical: true, value: der.namedBits([0, 5]) },
      { oid: '2.5.29.19', critical: true, value: der.sequence(der.boolean(true)) },
    ];
  }
  const names = [der.implicit(2, Buffer.from('example.com')), der.implicit(7, Uint8Array.of(10, 0, 0, 1))];
  return [{ oid: '2.5.29.17', value: der.sequence(...names) }];
}

/** The chain in DER. Equal drafts have equal certificates. */
export async function questionOf({ leaf, intermediates, anchors, ...rest }: ChainDraft): Promise<Question> {
  return {
    ...rest,
    leaf: await write(leaf),
    intermediates: await Promise.all(intermediates.map(write)),
    anchors: await Promise.all(anchors.map(write)),
  };
}

const written = new WeakMap<Draft, Uint8Array>();

async function write(draft: Draft): Promise<Uint8Array> {
  const known = written.get(draft);
  if (known) return known;
  const bytes = sign(
    draft,
    await key(draft.subject, draft.algorithm),
    await key(draft.signer.name, draft.signer.algorithm),
  );
  written.set(draft, bytes);
  return bytes;
}

function sign(draft: Draft, own: KeyPair, signer: KeyPair): Uint8Array {
  const signature = signatureOf(signer, 'sha256');
  const [from, to] = draft.years.map((year) => der.time(new Date(Date.UTC(year, 0, 1))));
  const extensions = draft.extensions.map(encodeExtension);
  let tbs = der.sequence(
    ...(draft.version === 1 ? [] : [der.explicit(0, der.integer(BigInt(draft.version - 1)))]),
    der.integer(7n),
    signature.algorithm,
    encodeName({ commonName: draft.issuer }),
    der.sequence(from ?? der.nothing(), to ?? der.nothing()),
    encodeName({ commonName: draft.subject }),
    own.spki,
    ...(extensions.length > 0 ? [der.explicit(3, der.sequence(...extensions))] : []),
  );
  for (const seed of draft.spoils) {
    const tree = treeOf(tbs);
    spoil(seededRandom(seed), tree);
    tbs = encodeTree(tree);
  }
  return der.sequence(tbs, signature.algorithm, der.bitString(signature.over(tbs)));
}
