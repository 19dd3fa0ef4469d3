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

/** Prints a line for each mutation: the first test that notices it, or SURVIVES. */
function tryFile({ file, tests, changes }: MutatedFile): void {
  const failing = failedTest(tests);
  if (failing !== undefined) throw new Error(`fails without a mutation: ${failing}`);
  const target = path.join(copy, 'src/core', `${file}.ts`);
  const text = readFileSync(target, 'utf8');
  console.log(`\n${file}`);
  for (const [what, find, replace] of changes) {
    if (text.split(find).length !== 2) throw new Error(`${file} does not hold once: ${find}`);
    writeFileSync(
      target,
      text.replace(find, () => replace),
    );
    const noticed = failedTest(tests);
    count++;
    if (noticed === undefined) survivors++;
    console.log(
      `  ${noticed === undefined ? 'SURVIVES' : 'noticed '}  ${what}${noticed === undefined ? '' : `  ← ${noticed}`}`,
    );
  }
  writeFileSync(target, text);
}

/** The title of the first test that fails; throws if none can run, as after a mutation that does not even load. */
function failedTest(tests: readonly string[]): string | undefined {
  const files = tests.map((test) => `test/unit/${test}.test.ts`);
  const lost = files.filter((name) => !existsSync(path.join(copy, name)));
  if (lost.length > 0) throw new Error(`no such test: ${lost.join(' ')}`);
  const words = ['node_modules/mocha/bin/mocha.js', '--bail', '--reporter', 'json', ...files];
  const run = spawnSync(process.execPath, ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', ...words], {
    cwd: copy,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const start = run.stdout.indexOf('{\n  "stats"');
  if (start === -1) throw new Error(`no test ran: ${run.stderr}`);
  const { failures, passes } = JSON.parse(run.stdout.slice(start)) as Record<
    'failures' | 'passes',
    readonly { readonly fullTitle: string }[]
  >;
  if (failures.length + passes.length === 0) throw new Error(`no test ran: ${files.join(' ')}`);
  return failures[0]?.fullTitle;
}
