import { type Random, seededRandom } from '../cases/seededRandom.ts';
import { randomDocument } from './randomDocument.ts';
import { spoiled } from './spoil.ts';
import { TEMPLATES } from './templates.ts';

/** The file of a seed, the same on every machine: a file as people write it or of random structure, mostly spoilt, in some encoding. */
export function generatedFile(seed: number): Uint8Array {
  const random = seededRandom(seed);
  const whole = random.chance(0.6) ? random.pick(TEMPLATES) : randomDocument(random);
  const text = random.chance(0.85) ? spoiled(whole, random) : whole;
  return damaged(encoded(text, random), random);
}

/** Sometimes replaces a byte or cuts the file, so that it may not be valid text. */
function damaged(file: Uint8Array, random: Random): Uint8Array {
  if (file.length === 0 || !random.chance(0.03)) return file;
  const bytes = Uint8Array.from(file);
  bytes[random.index(bytes.length)] = random.index(256);
  return random.chance(0.2) ? bytes.subarray(0, random.index(bytes.length)) : bytes;
}

function encoded(text: string, random: Random): Uint8Array {
  const encoding = random.weighted([
    [60, 'utf-8'],
    [1, 'utf-16le'],
    [1, 'utf-16be'],
  ] as const);
  const little = Buffer.from(`\ufeff${text}`, 'utf16le');
  if (encoding === 'utf-16le') return little;
  return encoding === 'utf-16be' ? little.swap16() : Buffer.from(text);
}
