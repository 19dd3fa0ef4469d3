import { type Random, seededRandom } from '../../cases/seededRandom.ts';
import type { BlockDraft, Content, KeyKind, Layout, PairDraft } from './pairDraft.ts';

const KINDS: readonly (readonly [weight: number, kind: KeyKind])[] = [
  [8, 'ECDSA-P256'],
  [6, 'RSA-2048'],
  [2, 'Ed25519'],
  [2, 'ECDSA-P384'],
  [1, 'ECDSA-P521'],
  [1, 'ECDSA-P224'],
  [1, 'RSA-512'],
  [1, 'RSA-1024'],
  [1, 'X25519'],
  [1, 'DSA'],
];

const OTHERS: readonly Content[] = [
  'key',
  'PKCS#8 key',
  'encrypted PKCS#8 key',
  'encrypted key',
  'certificate',
  'public key',
  'PKCS#1 public key',
  'request',
  'parameters',
  'nothing',
];

const LABELS = [
  'CERTIFICATE',
  'X509 CERTIFICATE',
  'TRUSTED CERTIFICATE',
  'certificate',
  'PRIVATE KEY',
  'RSA PRIVATE KEY',
  'EC PRIVATE KEY',
  'ENCRYPTED PRIVATE KEY',
  'DSA PRIVATE KEY',
  'OPENSSH PRIVATE KEY',
  'ANY PRIVATE KEY',
  'PUBLIC KEY',
  'RSA PUBLIC KEY',
  'CERTIFICATE REQUEST',
  'EC PARAMETERS',
  'X509 CRL',
] as const;

const LAYOUTS: readonly Layout[] = [
  'CRLF',
  'CR',
  'indented',
  'blanks at ends',
  'headers',
  'no END',
  'another END',
  'one line',
  'blank line',
  'glued',
  'text before',
  'text after',
  'byte-order mark',
  'literal newlines',
  'character that is no base64',
  'no padding',
  'blank after BEGIN',
  'lower case',
];

/** Most pairs are as they should be, but for one or two things. */
export function drawPair(seed: number): PairDraft {
  const random = seededRandom(seed);
  const kind = random.weighted(KINDS);
  const count = random.weighted([
    [6, 1],
    [3, 2],
    [1, 3],
  ]);
  const certificate = Array.from({ length: count }, (_, at): BlockDraft => {
    return { content: 'certificate', kind: at === 0 ? kind : random.weighted(KINDS), name: at === 0 ? 'one' : 'other' };
  });
  const form: Content = random.chance(0.6) ? 'key' : 'PKCS#8 key';
  const own: BlockDraft = {
    content: random.chance(0.06) ? random.pick(OTHERS) : form,
    kind: random.chance(0.06) ? random.weighted(KINDS) : kind,
    name: random.chance(0.08) ? 'other' : 'one',
  };
  return { certificate: withOddities(random, certificate), key: withOddities(random, [own]) };
}

function withOddities(random: Random, usual: readonly BlockDraft[]): readonly BlockDraft[] {
  let blocks = [...usual];
  if (random.chance(0.12)) {
    const other = { content: random.pick(OTHERS), kind: random.weighted(KINDS), name: 'other' } as const;
    blocks.splice(random.index(blocks.length + 1), 0, other);
  }
  if (random.chance(0.04)) blocks.reverse();
  if (random.chance(0.03)) blocks = blocks.slice(1);
  return blocks.map((block) => ({
    ...block,
    ...(random.chance(0.06) && { label: random.pick(LABELS) }),
    ...(random.chance(0.15) && { layout: random.pick(LAYOUTS) }),
    ...(random.chance(0.06) && { spoil: random.index(2 ** 31) }),
  }));
}

/** The same with less that is odd. */
export function* smallerPairs({ certificate, key }: PairDraft): Generator<PairDraft> {
  for (const smaller of smallerFiles(certificate)) yield { certificate: smaller, key };
  for (const smaller of smallerFiles(key)) yield { certificate, key: smaller };
}

function* smallerFiles(blocks: readonly BlockDraft[]): Generator<readonly BlockDraft[]> {
  for (const at of blocks.keys()) yield blocks.toSpliced(at, 1);
  for (const [at, { content, kind, name, label, layout, spoil }] of blocks.entries()) {
    const plain = { content, kind, name };
    if (label !== undefined) yield blocks.with(at, { ...plain, layout, spoil });
    if (layout !== undefined) yield blocks.with(at, { ...plain, label, spoil });
    if (spoil !== undefined) yield blocks.with(at, { ...plain, label, layout });
  }
}
