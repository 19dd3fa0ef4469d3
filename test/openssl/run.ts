import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askOpenssl, opensslVersion } from './answer.ts';
import { CASES } from './cases/all.ts';
import type { ParityCase } from './cases/case.ts';
import { compare } from './compare.ts';
import { DIFFERENT } from './differences.ts';
import { DIFFERENCES_FILE, differencesDocument } from './differencesDocument.ts';
import { KEY_STORES } from './keyStores.ts';
import { useOpenssl35 } from './program.ts';
import { readOurs } from './readOurs.ts';
import { type RecordedCase, readRecording, writeRecording } from './recordings.ts';
import { askStructure, compareStructure } from './structure.ts';

/** openssl is another process: more than the processors, so that none of them waits. */
const WORKERS = 4;

interface Result extends RecordedCase {
  readonly differences: readonly string[];
}

const started = Date.now();
const words = process.argv.slice(2);
const wanted = words.filter((word) => word !== '--record');
const isWanted = ({ id }: { readonly id: string }) => wanted.length === 0 || wanted.some((word) => id.startsWith(word));
useOpenssl35();
const version = await opensslVersion();
const folder = mkdtempSync(join(tmpdir(), 'pki-openssl-'));
process.on('exit', () => rmSync(folder, { recursive: true }));
const results = await tryCases(CASES.filter(isWanted));
const stores = KEY_STORES.filter(isWanted);
const failed = await tryStores(stores);

const differing = results.filter(({ differences }) => differences.length > 0);
const unlisted = differing.filter(({ id }) => !DIFFERENT.has(id));
const alike = results.filter(({ id, differences }) => DIFFERENT.has(id) && differences.length === 0);
for (const { id, differences } of unlisted) console.log([id, ...differences].join('\n  '));
for (const { id } of alike) console.log(`${id}\n  listed as different, and is not`);
for (const text of failed) console.log(text);
const refused = results.filter(({ answer }) => 'refused' in answer).length;
const seconds = Math.round((Date.now() - started) / 1000);
const requests = results.filter(({ kind }) => kind === 'request').length;
const disagreements = unlisted.length + alike.length + failed.length;
console.log(
  `${version}: ${results.length - requests} certificates, ${requests} requests, ${stores.length} key stores, ` +
    `${refused} refused by openssl, ${differing.length - unlisted.length} different for a documented reason, ` +
    `${disagreements} disagreements, ${seconds} s`,
);
if (disagreements > 0) {
  const recorded = readRecording().version;
  if (recorded !== version) console.log(`The answers in test/openssl/recorded are those of ${recorded}.`);
  process.exitCode = 1;
}
if (words.includes('--record') && wanted.length === 0) {
  writeRecording({ version, cases: results.map(({ differences, ...recorded }) => recorded) });
  mkdirSync(new URL('.', DIFFERENCES_FILE), { recursive: true });
  writeFileSync(DIFFERENCES_FILE, differencesDocument());
}

/** Makes every certificate and request, and asks openssl and us. */
async function tryCases(cases: readonly ParityCase[]): Promise<readonly Result[]> {
  const found: Result[] = [];
  const waiting = cases.entries();
  const work = async () => {
    for (const [at, one] of waiting) found[at] = await tryCase(one, `case-${at}`);
  };
  await Promise.all(Array.from({ length: WORKERS }, work));
  return found;
}

async function tryCase({ id, kind, make, hasStructure }: ParityCase, name: string): Promise<Result> {
  const der = await make({ folder });
  const answer = await askOpenssl(folder, name, der, kind ?? 'certificate');
  const structure = hasStructure && (await askStructure(join(folder, `${name}.pem`), der));
  const differences = [
    ...compare(await readOurs(der, kind ?? 'certificate'), answer),
    ...(structure ? compareStructure(der, structure) : []),
  ];
  const base64 = Buffer.from(der).toString('base64');
  return { id, ...(kind && { kind }), der: base64, answer, ...(structure && { structure }), differences };
}

/** The failures of key stores, tried one after another: they share file names. */
async function tryStores(all: typeof KEY_STORES): Promise<readonly string[]> {
  const failures: string[] = [];
  for (const { id, check } of all) {
    try {
      await check({ folder });
    } catch (error) {
      failures.push(`${id}\n  ${error instanceof Error ? error.message : error}`);
    }
  }
  return failures;
}
