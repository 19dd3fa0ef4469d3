import * as der from '../../../support/der.ts';
import type { ExtensionSpec } from '../../../support/extensions.ts';
import type { Random } from '../../cases/seededRandom.ts';
import { drawName, drawSubtree, several } from './drawNames.ts';

const POLICIES = ['1.2.3.4', '1.2.3.5', '1.2.3.6', '2.5.29.32.0'] as const;

const PURPOSES = [
  '1.3.6.1.5.5.7.3.1',
  '1.3.6.1.5.5.7.3.2',
  '1.3.6.1.5.5.7.3.3',
  '2.5.29.37.0',
  '1.3.6.1.4.1.311.10.3.3',
  '1.2.3.4',
] as const;

const NUMBERS = [0n, 1n, 2n, 5n, -1n, 2n ** 31n, 2n ** 63n, 2n ** 64n] as const;

type Draw = (random: Random) => Uint8Array;

/** By the object identifier: what RFC 5280 and Go know, and what they do not. */
const VALUES: Readonly<Record<string, Draw>> = {
  '2.5.29.14': (random) => der.octetString(bytes(random)),
  '2.5.29.15': (random) => der.namedBits(several(random, () => random.index(9))),
  '2.5.29.17': (random) => der.sequence(...several(random, drawName)),
  '2.5.29.18': (random) => der.sequence(...several(random, drawName)),
  '2.5.29.19': drawBasicConstraints,
  '2.5.29.30': drawNameConstraints,
  '2.5.29.31': (random) => der.sequence(...several(random, drawDistributionPoint)),
  '2.5.29.32': (random) => der.sequence(...several(random, drawPolicy)),
  '2.5.29.33': (random) => der.sequence(...several(random, drawMapping)),
  '2.5.29.35': drawAuthorityKeyId,
  '2.5.29.36': drawPolicyConstraints,
  '2.5.29.37': (random) => der.sequence(...several(random, () => der.oid(random.pick(PURPOSES)))),
  '2.5.29.46': (random) => der.sequence(...several(random, drawDistributionPoint)),
  '2.5.29.54': (random) => der.integer(random.pick(NUMBERS)),
  '1.3.6.1.5.5.7.1.1': (random) => der.sequence(...several(random, drawAccess)),
  '1.3.6.1.5.5.7.1.11': (random) => der.sequence(...several(random, drawAccess)),
  '1.3.6.1.5.5.7.1.24': () => der.sequence(der.integer(5n)),
  '1.2.3.4.5': () => der.nothing(),
};

const USUALLY_CRITICAL: readonly string[] = ['2.5.29.15', '2.5.29.19', '2.5.29.30', '2.5.29.36'];

/** An extension, critical now and then against its rules. */
export function drawExtension(random: Random, oid = random.pick(Object.keys(VALUES))): ExtensionSpec {
  const isUsual = USUALLY_CRITICAL.includes(oid);
  const critical = random.chance(0.12) ? !isUsual : isUsual;
  return { oid, critical, value: (VALUES[oid] ?? der.nothing)(random) };
}

function bytes(random: Random): Uint8Array {
  return Uint8Array.from({ length: random.index(6) }, () => random.index(256));
}

function drawBasicConstraints(random: Random): Uint8Array {
  const flag = random.chance(0.7) ? [der.boolean(true)] : [];
  return der.sequence(...flag, ...(random.chance(0.5) ? [der.integer(random.pick(NUMBERS))] : []));
}

function drawNameConstraints(random: Random): Uint8Array {
  const lists = [0, 1].filter(() => random.chance(0.6));
  return der.sequence(...lists.map((tag) => der.explicit(tag, ...several(random, drawSubtree))));
}

function drawDistributionPoint(random: Random): Uint8Array {
  const full = der.explicit(0, ...several(random, drawName));
  const name = random.chance(0.8) ? full : der.explicit(1, der.sequence());
  return der.sequence(
    ...(random.chance(0.8) ? [der.explicit(0, name)] : []),
    ...(random.chance(0.2) ? [der.implicit(1, Uint8Array.of(1, 6))] : []),
    ...(random.chance(0.2) ? [der.explicit(2, drawName(random))] : []),
  );
}

function drawPolicy(random: Random): Uint8Array {
  const qualifier = der.sequence(der.oid('1.3.6.1.5.5.7.2.1'), der.ia5String('https://example.com/cps'));
  return der.sequence(der.oid(random.pick(POLICIES)), ...(random.chance(0.3) ? [der.sequence(qualifier)] : []));
}

function drawMapping(random: Random): Uint8Array {
  return der.sequence(der.oid(random.pick(POLICIES)), der.oid(random.pick(POLICIES)));
}

function drawAuthorityKeyId(random: Random): Uint8Array {
  return der.sequence(
    ...(random.chance(0.8) ? [der.implicit(0, bytes(random))] : []),
    ...(random.chance(0.2) ? [der.explicit(1, drawName(random)), der.implicit(2, Uint8Array.of(1))] : []),
  );
}

function drawPolicyConstraints(random: Random): Uint8Array {
  const number = (tag: number): Uint8Array => {
    const integer = der.integer(random.pick(NUMBERS));
    return der.tlv(0x80 | tag, integer.subarray(2));
  };
  return der.sequence(...[0, 1].filter(() => random.chance(0.7)).map(number));
}

function drawAccess(random: Random): Uint8Array {
  return der.sequence(der.oid(random.pick(['1.3.6.1.5.5.7.48.1', '1.3.6.1.5.5.7.48.2', '1.2.3'])), drawName(random));
}
