import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { ROOT } from './paths.ts';
import { modulePath, runNode } from './run.ts';
import { testsOf } from './testing/testsOf.ts';

/** The checks that most changes need before a commit: lint, types and the unit tests next to the files that differ from main. */
function main(): void {
  const changed = changedFiles();
  const tests = testsOf(changed);
  console.log(`${changed.length} changed files, ${tests.length} test files`);
  const jobs = ['--parallel', `--jobs=${availableParallelism()}`, '--reporter', 'dot'];
  const steps = [
    [modulePath('@biomejs/biome/bin/biome'), 'check'],
    ['scripts/types.ts'],
    [modulePath('mocha/bin/mocha.js'), ...jobs, ...tests],
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
