import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../../scripts/paths.ts';
import type { MutatedFile } from './mutatedFile.ts';
import { MUTATED_FILES } from './mutatedFiles.ts';

const { values } = parseArgs({
  options: {
    /** Only the files whose paths hold this text. */
    only: { type: 'string', default: '' },
  },
});

const copy = mkdtempSync(path.join(tmpdir(), 'mutations-'));
/** The failures of a file of tests without a mutation, by its name; undefined if there are none. */
const unmutated = new Map<string, string | undefined>();
let survivors = 0;
let count = 0;
try {
  makeCopy();
  for (const mutated of MUTATED_FILES) {
    if (mutated.file.includes(values.only)) tryFile(mutated);
  }
} finally {
  rmSync(copy, { recursive: true });
}
console.log(`${count} mutations, ${survivors} that no test notices, ${Math.round(process.uptime())} s`);
process.exitCode = survivors === 0 && count > 0 ? 0 : 1;

/** Everything that tests read, without what is built or downloaded. */
function makeCopy(): void {
  const left = new Set(['node_modules', 'dist', '.git', '.vscode-test', 'test-output']);
  for (const name of readdirSync(ROOT)) {
    if (!left.has(name)) cpSync(path.join(ROOT, name), path.join(copy, name), { recursive: true });
  }
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'));
}

/** Prints a line for each mutation: the first test that notices it, SURVIVES, or why it cannot be tried. */
function tryFile({ file, tests, changes }: MutatedFile): void {
  const target = path.join(copy, 'src/core', `${file}.ts`);
  const text = readFileSync(target, 'utf8');
  console.log(`\n${file}`);
  for (const [what, find, replace] of changes) {
    const result = resultOf(tests, target, text, [find, replace]);
    count++;
    if (!result.startsWith('noticed')) survivors++;
    console.log(`  ${what}: ${result}`);
  }
}

function resultOf(
  tests: readonly string[],
  target: string,
  text: string,
  [find, replace]: readonly [string, string],
): string {
  if (text.split(find).length !== 2) return `FAILS, the file does not contain once: ${find}`;
  try {
    const noticed = firstNotice(tests, target, [text, text.replace(find, () => replace)]);
    return noticed === undefined ? 'SURVIVES' : `noticed by "${noticed}"`;
  } catch (error) {
    return `FAILS, ${String(error)}`;
  } finally {
    writeFileSync(target, text);
  }
}

/** Tries one file of tests after another, since loading one takes longer than most tests, and stops at the first failure. */
function firstNotice(
  tests: readonly string[],
  target: string,
  [unchanged, mutated]: readonly [string, string],
): string | undefined {
  for (const test of tests) {
    writeFileSync(target, mutated);
    const noticed = failedTest(test);
    if (noticed === undefined) continue;
    writeFileSync(target, unchanged);
    const failing = failsWithoutMutation(test);
    if (failing !== undefined) throw new Error(`fails without a mutation: ${failing}`);
    return noticed;
  }
  return undefined;
}

/** Run once for all mutations that these tests notice. */
function failsWithoutMutation(test: string): string | undefined {
  if (!unmutated.has(test)) unmutated.set(test, failedTest(test));
  return unmutated.get(test);
}

/** The title of the first test that fails; throws if none can run, as after a mutation that does not even load. */
function failedTest(test: string): string | undefined {
  const file = `test/unit/${test}.test.ts`;
  if (!existsSync(path.join(copy, file))) throw new Error(`no such test: ${file}`);
  const words = ['node_modules/mocha/bin/mocha.js', '--bail', '--reporter', 'json', file];
  const run = spawnSync(process.execPath, ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', ...words], {
    cwd: copy,
    // Compiling the core takes longer than most tests, and each mutation changes one file of it.
    env: { ...process.env, NODE_COMPILE_CACHE: path.join(copy, '.compiled') },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const start = run.stdout.indexOf('{\n  "stats"');
  if (start === -1) throw new Error(`no test ran: ${run.stderr}`);
  const { failures, passes } = JSON.parse(run.stdout.slice(start)) as Record<
    'failures' | 'passes',
    readonly { readonly fullTitle: string }[]
  >;
  if (failures.length + passes.length === 0) throw new Error(`no test ran: ${file}`);
  return failures[0]?.fullTitle;
}
