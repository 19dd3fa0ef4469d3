import { type Random, seededRandom } from '../../differential/cases/seededRandom.ts';
import * as der from '../../support/der.ts';
import type { ParityCase } from './case.ts';
import { ascii, attribute, craft, extension, generalizedTime, hex, name, utcTime } from './craft.ts';

/** Any number; another one draws other certificates. */
const SEED = 20_260_601;
const COUNT = 60;

const TYPES = ['3', '4', '5', '6', '7', '8', '9', '10', '11', '12', '13', '17', '42', '46', '65', '97', '500'];
const WORDS = [
  'system:masters',
  'Ünïcode',
  'a,b',
  'c+d=e',
  '"q"',
  'back\\slash',
  '#x',
  ' y ',
  '証明書',
  'z'.repeat(70),
  '',
];
const HOSTS = ['kubernetes', '*.svc', 'cluster.local', 'a-b.example.org', 'localhost', 'xn--bcher-kva.example'];
const PURPOSES = ['2.5.29.37.0', '1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2', '1.3.6.1.5.5.7.3.9', '1.2.3.4.5'];

function bytes(random: Random, length: number): Uint8Array {
  return Uint8Array.from({ length }, () => random.pick(BYTES));
}
/** Without the carriage return, which a dump of ours shows as a dot. */
const BYTES = Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => byte !== 0x0d);

function text(random: Random): Uint8Array {
  const word = random.pick(WORDS);
  return random.weighted([
    [4, der.utf8String(word)],
    [2, der.printableString(word.replaceAll(/[^\x20-\x7e]/g, '?'))],
    [1, der.tlv(0x14, ascii(word.replaceAll(/[^\x20-\xff]/g, '?')))],
    [1, der.ia5String(word.replaceAll(/[^\x20-\x7e]/g, '?'))],
    [
      1,
      der.tlv(
        0x1e,
        Uint8Array.from(Array.from(word).flatMap((one) => [one.charCodeAt(0) >> 8, one.charCodeAt(0) & 255])),
      ),
    ],
  ]);
}

function some<T>(random: Random, most: number, make: () => T): readonly T[] {
  const list: T[] = [];
  while (list.length < most && random.chance(0.75)) list.push(make());
  return list;
}

function randomName(random: Random): Uint8Array {
  const pairs = some(random, 6, () => attribute(`2.5.4.${random.pick(TYPES)}`, text(random)));
  return random.chance(0.2) ? der.sequence(...(pairs.length > 0 ? [der.setOf(...pairs)] : [])) : name(...pairs);
}

function generalName(random: Random): Uint8Array {
  return random.weighted([
    [4, der.implicit(2, ascii(random.pick(HOSTS)))],
    [2, der.implicit(7, bytes(random, random.pick([4, 16])))],
    [1, der.implicit(1, ascii(`user@${random.pick(HOSTS)}`))],
    [1, der.implicit(6, ascii(`spiffe://${random.pick(HOSTS)}/ns`))],
    [1, der.implicit(8, hex('2a030405'))],
    [1, der.explicit(4, name(attribute('2.5.4.3', der.utf8String(random.pick(HOSTS)))))],
    [1, der.tlv(0xa0, der.oid('1.2.3.4'), der.explicit(0, der.utf8String(random.pick(HOSTS))))],
  ]);
}

function randomExtension(random: Random): Uint8Array {
  const critical = random.chance(0.3);
  const names = () => some(random, 8, () => generalName(random));
  return random.weighted([
    [3, () => extension('2.5.29.17', der.sequence(...names()), critical)],
    [2, () => extension('2.5.29.15', der.namedBits([random.pick([0, 1, 2]), random.pick([3, 5, 8])]), critical)],
    [2, () => extension('2.5.29.37', der.sequence(...some(random, 4, () => der.oid(random.pick(PURPOSES)))))],
    [
      2,
      () => extension('2.5.29.19', der.sequence(...(critical ? [der.boolean(true), der.integer(3n)] : [])), critical),
    ],
    [1, () => extension('2.5.29.14', der.octetString(bytes(random, random.pick([1, 20, 32]))))],
    [1, () => extension('2.5.29.35', der.sequence(der.implicit(0, bytes(random, random.pick([8, 20])))))],
    [1, () => extension('2.5.29.18', der.sequence(...names()))],
    [1, () => extension('2.5.29.31', der.sequence(der.sequence(der.explicit(0, der.explicit(0, ...names())))))],
    [1, () => extension('2.5.29.32', der.sequence(der.sequence(der.oid(random.pick(PURPOSES)))))],
    [2, () => extension(random.pick(['1.2.3.4', '2.5.29.99', '1.3.6.1.4.1.311.20.2']), bytes(random, 30), critical)],
  ])();
}

function randomCertificate(random: Random): Uint8Array {
  const years = ['1951', '1969', '1999', '2026', '2049', '2050', '2262', '9998'];
  const time = () => {
    const year = random.pick(years);
    const rest = `${random.pick(['01', '06', '12'])}${random.pick(['01', '09', '28'])}${random.pick(['000000', '235959'])}Z`;
    return Number(year) < 2050 && random.chance(0.8) ? utcTime(year.slice(2) + rest) : generalizedTime(year + rest);
  };
  const length = random.pick([1, 2, 7, 8, 9, 16, 20, 21]);
  // Never a first octet that makes the number longer than it need be.
  const serial = der.tlv(
    0x02,
    Uint8Array.from([random.pick([1, 0x42, 0x7f, 0x80, 0xa5]), ...bytes(random, length - 1)]),
  );
  const extensions = some(random, 6, () => randomExtension(random));
  return craft({
    serial,
    issuer: randomName(random),
    subject: randomName(random),
    notBefore: time(),
    notAfter: time(),
    ...(extensions.length > 0 && { extensions }),
  });
}

/** Certificates of the generator's choosing, from `seed` on. */
function randomCases(seed: number, count: number): readonly ParityCase[] {
  return Array.from({ length: count }, (_, at) => ({
    id: `random: ${seed + at}`,
    make: () => randomCertificate(seededRandom(seed + at)),
  }));
}

export const RANDOM: readonly ParityCase[] = randomCases(SEED, COUNT);
