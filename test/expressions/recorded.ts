import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { modulePath } from '../../scripts/run.ts';

const FILE = path.join(import.meta.dirname, 'recorded.txt');

/** An expression with all that a verdict on it depends on: the checker's version, and how it is asked. */
export function lineOf(literal: string): string {
  return createHash('sha256').update(`${checker()}\n${literal}`).digest('hex');
}

/** The lines of the expressions that were found safe. */
export function readSafe(): ReadonlySet<string> {
  return new Set(readFileSync(FILE, 'utf8').split('\n'));
}

export function writeSafe(literals: Iterable<string>): void {
  writeFileSync(FILE, `${[...literals].map(lineOf).sort().join('\n')}\n`);
}

let identity: string | undefined;

function checker(): string {
  identity ??= [
    (JSON.parse(readFileSync(modulePath('recheck/package.json'), 'utf8')) as { readonly version: string }).version,
    readFileSync(path.join(import.meta.dirname, 'checkAll.ts'), 'utf8'),
  ].join('\n');
  return identity;
}
