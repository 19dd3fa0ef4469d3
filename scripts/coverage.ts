import { globSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { lcovOf, lineCoverage, type ScriptCoverage } from './coverage/lineCoverage.ts';
import { OUTPUT, ROOT } from './paths.ts';
import { modulePath, runNode } from './run.ts';

const SOURCES = path.join(ROOT, 'src');
const LCOV = path.join(OUTPUT, 'coverage', 'lcov.info');

/** Runs the unit tests in the files given, or all of them, prints how many lines of each part they run, and writes the lines for editors. */
function main(files: readonly string[]): void {
  const recorded = mkdtempSync(path.join(tmpdir(), 'coverage-'));
  try {
    const tests = files.length > 0 ? files : ['test/unit/**/*.test.ts'];
    const jobs = ['--parallel', `--jobs=${availableParallelism()}`, '--reporter', 'dot'];
    process.exitCode = runNode([modulePath('mocha/bin/mocha.js'), ...jobs, ...tests], { NODE_V8_COVERAGE: recorded });
    report(scriptsByFile(recorded));
  } finally {
    rmSync(recorded, { recursive: true });
  }
}

/** The reports of all processes, by the path of the source below the repository. */
function scriptsByFile(folder: string): ReadonlyMap<string, readonly ScriptCoverage[]> {
  const byFile = new Map<string, ScriptCoverage[]>();
  for (const name of readdirSync(folder)) {
    const { result }: { readonly result: readonly ScriptCoverage[] } = JSON.parse(
      readFileSync(path.join(folder, name), 'utf8'),
    );
    for (const script of result) {
      if (!script.url.startsWith('file:')) continue;
      const file = fileURLToPath(script.url);
      if (!file.startsWith(SOURCES + path.sep)) continue;
      const key = path.relative(ROOT, file).split(path.sep).join('/');
      byFile.set(key, [...(byFile.get(key) ?? []), script]);
    }
  }
  return byFile;
}

/** Files that no test loads count as well. */
function report(scripts: ReadonlyMap<string, readonly ScriptCoverage[]>): void {
  const parts = new Map<string, { lines: number; ran: number }>();
  const lcov: string[] = [];
  for (const name of globSync('src/**/*.ts', { cwd: ROOT }).sort()) {
    const file = name.split(path.sep).join('/');
    const coverage = lineCoverage(readFileSync(path.join(ROOT, file), 'utf8'), scripts.get(file) ?? []);
    lcov.push(lcovOf(file, coverage));
    for (const part of [partOf(file), 'all']) {
      const sum = parts.get(part) ?? { lines: 0, ran: 0 };
      sum.lines += coverage.lines.filter((ran) => ran !== undefined).length;
      sum.ran += coverage.lines.filter((ran) => ran === true).length;
      parts.set(part, sum);
    }
  }
  mkdirSync(path.dirname(LCOV), { recursive: true });
  writeFileSync(LCOV, lcov.join(''));
  for (const [part, { lines, ran }] of [...parts].sort())
    console.log(`${part.padEnd(28)} ${ran} of ${lines} lines, ${((100 * ran) / Math.max(lines, 1)).toFixed(1)} %`);
  console.log(path.relative(ROOT, LCOV));
}

/** A layer of the core, or another folder of the sources. */
function partOf(file: string): string {
  const [, part = '', layer = ''] = file.split('/');
  return part === 'core' && !layer.endsWith('.ts') ? `core/${layer}` : part;
}

main(process.argv.slice(2));
