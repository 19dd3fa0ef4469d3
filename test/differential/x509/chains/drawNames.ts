import * as der from '../../../support/der.ts';
import type { Random } from '../../cases/seededRandom.ts';

/** Domains inside one another, in odd spellings, and invalid ones. */
const DOMAINS = [
  'example.com',
  'a.example.com',
  'b.a.example.com',
  '*.example.com',
  '*.a.example.com',
  'EXAMPLE.com',
  'A.Example.Com',
  'com',
  'localhost',
  'a_b.example.com',
  'xn--bcher-kva.example',
  'other.org',
  'a-b.com',
  'example.com.',
  '.example.com',
  'a..example.com',
  'ex ample.com',
  '*',
  'a.*.com',
  '*a.example.com',
  '10.0.0.1',
  '-a.example.com',
  '',
] as const;

const MAILBOXES = [
  'a@example.com',
  'A@Example.com',
  'b@a.example.com',
  '"a b"@example.com',
  '"a\\"b"@example.com',
  'a.b@example.com',
  '.a@example.com',
  'a..b@example.com',
  'a\\ b@example.com',
  '"a\tb"@example.com',
  'a b@example.com',
  'a@',
  'a@ex ample',
  '@example.com',
  'example.com',
  'a@b@example.com',
] as const;

const URIS = [
  'https://example.com/',
  'https://a.example.com:8443/x?y#z',
  'spiffe://example.com/ns/a/sa/b',
  'HTTPS://EXAMPLE.com/%41?%zz',
  'https://user:p%41ss@example.com/',
  'urn:x',
  'x',
  'x:y/z',
  '//example.com/x',
  'https://10.0.0.1/',
  'https://[fd00::1]:443/',
  'https://[fd00::1%25eth0]/',
  'https://[::1/',
  'https://[10.0.0.1]/',
  'https://[1::2::3]/',
  'https://example.com:x/',
  'https://a:b:80/',
  'x://a:b:80/',
  'https://ex ample.com/',
  'https://example.com./',
  'https://ex%41mple.com/',
  'https://example.com/a b',
  'https://example.com/%4',
  'https://example.com/#%zz',
  'https://example.com/?',
  'a b:c',
  '1:2',
  ':x',
  'https:///x',
  'https://u@v@example.com/',
  'https://u^v@example.com/',
  'https://a"b.example.com/',
  '',
  '*',
] as const;

const ADDRESSES: readonly (readonly number[])[] = [
  [10, 0, 0, 1],
  [192, 168, 0, 10],
  [0, 0, 0, 0],
  [0xfd, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
  [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 10, 0, 0, 1],
  [10, 0, 0],
  [],
];

const NETWORKS: readonly (readonly number[])[] = [
  [10, 0, 0, 0, 255, 0, 0, 0],
  [10, 0, 0, 1, 255, 255, 255, 255],
  [10, 0, 0, 5, 255, 0, 0, 0],
  [192, 168, 0, 0, 255, 255, 0, 0],
  [0, 0, 0, 0, 0, 0, 0, 0],
  [0xfd, ...Array<number>(15).fill(0), 0xff, ...Array<number>(15).fill(0)],
  [...Array<number>(10).fill(0), 0xff, 0xff, 10, 0, 0, 0, ...Array<number>(13).fill(0xff), 0, 0, 0],
  [10, 0, 0, 0, 255, 0, 255, 0],
  [10, 0, 0, 0],
];

/** Hosts that are verified: names and addresses, also such that no certificate is for. */
export const HOSTS = [
  'example.com',
  'a.example.com',
  'EXAMPLE.COM',
  'example.com.',
  'b.a.example.com',
  'localhost',
  'a_b.example.com',
  '10.0.0.1',
  '[10.0.0.1]',
  'fd00::1',
  '[fd00::1]',
  '::ffff:10.0.0.1',
  '*.example.com',
  'leaf',
  'ex ample.com',
  '.',
] as const;

const text = (value: string): Uint8Array => Uint8Array.from(Buffer.from(value, 'latin1'));

/** A GeneralName. */
export function drawName(random: Random): Uint8Array {
  return random.weighted<() => Uint8Array>([
    [8, () => der.implicit(2, text(random.pick(DOMAINS)))],
    [3, () => der.implicit(1, text(random.pick(MAILBOXES)))],
    [4, () => der.implicit(6, text(random.pick(URIS)))],
    [4, () => der.implicit(7, Uint8Array.from(random.pick(ADDRESSES)))],
    [1, () => der.implicit(2, text('b\u00fccher.example'))],
    [1, () => der.implicit(8, Uint8Array.of(0x2a, 3))],
    [1, () => der.explicit(4, der.sequence())],
    [1, () => der.explicit(0, der.oid('1.2.3'), der.explicit(0, der.utf8String('x')))],
  ])();
}

/** A GeneralSubtree. */
export function drawSubtree(random: Random): Uint8Array {
  const base = random.weighted<() => Uint8Array>([
    [8, () => der.implicit(2, text(random.pick(DOMAINS)))],
    [3, () => der.implicit(1, text(random.pick([...MAILBOXES, ...DOMAINS])))],
    [3, () => der.implicit(6, text(random.pick(DOMAINS)))],
    [4, () => der.implicit(7, Uint8Array.from(random.pick(NETWORKS)))],
    [1, () => der.implicit(random.pick([1, 2, 6]), text('b\u00fccher.example'))],
    [1, () => der.explicit(4, der.sequence())],
  ])();
  return der.sequence(base, ...(random.chance(0.1) ? [der.implicit(0, Uint8Array.of(0))] : []));
}

/** One to four of them. */
export function several<T>(random: Random, draw: (random: Random) => T): readonly T[] {
  return Array.from({ length: 1 + random.index(4) }, () => draw(random));
}
