import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { ROOT } from './paths.ts';
import { modulePath, runNode } from './run.ts';
import { pagesOf, testsOf } from './testing/testsOf.ts';

/** The checks that most changes need before a commit: lint and unit tests of the files that differ from main, examples of changed pages, and types. */
function main(): void {
  const changed = changedFiles();
  const tests = testsOf(changed);
  console.log(`${changed.length} changed files, ${tests.length} test files`);
  const jobs = ['--parallel', `--jobs=${availableParallelism()}`, '--reporter', 'dot'];
  const mocha = modulePath('mocha/bin/mocha.js');
  const files = changed.filter((name) => existsSync(path.join(ROOT, name)));
  const pages = pagesOf(files);
  const steps = [
    [modulePath('@biomejs/biome/bin/biome'), 'check', '--no-errors-on-unmatched', ...files],
    ['scripts/types.ts'],
    [mocha, ...jobs, ...tests],
    ...(pages.length > 0 ? [[mocha, 'test/unit/rules/examples.test.ts', '--grep', pages.join('|')]] : []),
  ];
  for (const words of steps) process.exitCode ||= runNode(words);
}

/** Committed since main, changed, or new. */
function changedFiles(): readonly string[] {
  const lists = [
    ['diff', '--name-only', '--merge-base', 'main'],
    ['ls-files', '--others', '--exclude-standard'],
  ].map((words) => {
    const { status, stdout, stderr } = spawnSync('git', words, { cwd: ROOT, encoding: 'utf8' });
    if (status !== 0) throw new Error(`git ${words.join(' ')} failed: ${stderr}`);
    return stdout.split('\n').filter((name) => name !== '');
  });
  return [...new Set(lists.flat())];
}

main();
