import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askOpenssl, opensslVersion } from './answer.ts';
import { CASES } from './cases/all.ts';
import type { ParityCase } from './cases/case.ts';
import { compare } from './compare.ts';
import { DIFFERENT } from './differences.ts';
import { DIFFERENCES_FILE, differencesDocument } from './differencesDocument.ts';
import { readOurs } from './readOurs.ts';
import { type RecordedCase, readRecording, writeRecording } from './recordings.ts';

/** openssl is another process: more than the processors, so that none of them waits. */
const WORKERS = 4;

interface Result extends RecordedCase {
  readonly differences: readonly string[];
}

const started = Date.now();
const words = process.argv.slice(2);
const wanted = words.filter((word) => word !== '--record');
const version = await opensslVersion();
const results = await tryCases(
  CASES.filter(({ id }) => wanted.length === 0 || wanted.some((word) => id.startsWith(word))),
);

const differing = results.filter(({ differences }) => differences.length > 0);
const unlisted = differing.filter(({ id }) => !DIFFERENT.has(id));
const alike = results.filter(({ id, differences }) => DIFFERENT.has(id) && differences.length === 0);
for (const { id, differences } of unlisted) console.log([id, ...differences].join('\n  '));
for (const { id } of alike) console.log(`${id}\n  listed as different, and is not`);
const refused = results.filter(({ answer }) => 'refused' in answer).length;
const seconds = Math.round((Date.now() - started) / 1000);
console.log(
  `${version}: ${results.length} certificates, ${refused} refused by openssl, ${differing.length - unlisted.length} ` +
    `different for a documented reason, ${unlisted.length + alike.length} disagreements, ${seconds} s`,
);
if (unlisted.length + alike.length > 0) {
  const recorded = readRecording().version;
  if (recorded !== version) console.log(`The answers in test/openssl/recorded are those of ${recorded}.`);
  process.exitCode = 1;
}
if (words.includes('--record') && wanted.length === 0) {
  writeRecording({ version, cases: results.map(({ id, der, answer }) => ({ id, der, answer })) });
  mkdirSync(new URL('.', DIFFERENCES_FILE), { recursive: true });
  writeFileSync(DIFFERENCES_FILE, differencesDocument());
}

/** Makes every certificate in a folder of the run, asks openssl and us, and leaves nothing behind. */
async function tryCases(cases: readonly ParityCase[]): Promise<readonly Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'pki-openssl-'));
  const found: Result[] = [];
  const waiting = cases.entries();
  const work = async () => {
    for (const [at, { id, make }] of waiting) {
      const der = await make({ folder });
      const answer = await askOpenssl(folder, `case-${at}`, der);
      const differences = compare(await readOurs(der), answer);
      found[at] = { id, der: Buffer.from(der).toString('base64'), answer, differences };
    }
  };
  try {
    await Promise.all(Array.from({ length: WORKERS }, work));
  } finally {
    rmSync(folder, { recursive: true });
  }
  return found;
}
