import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { breachesIn } from '../../support/law/breaches.ts';
import { EDITOR_LAW, LAW } from '../../support/law/law.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');

const SOURCES = new Map(
  globSync('src/**/*.ts', { cwd: ROOT }).map((file) => [
    file.split(path.sep).join('/'),
    readFileSync(path.join(ROOT, file), 'utf8'),
  ]),
);

/** The project with one more file, or one more line at the end of a file. */
function withLine(file: string, line: string): ReadonlyMap<string, string> {
  return new Map([...SOURCES, [file, `${SOURCES.get(file) ?? ''}\n${line}\n`]]);
}

describe('the law of the layers', () => {
  it('is kept', () => {
    assert.deepEqual(breachesIn(SOURCES), []);
  });

  it('names every folder of the core, and none that is not there', () => {
    const core = path.join(ROOT, 'src/core');
    const found = globSync('**/*.ts', { cwd: core }).map((file) => path.posix.dirname(file.split(path.sep).join('/')));
    const named = [...LAW].flatMap(([layer, rows]) => rows.flat().map((folder) => path.posix.join(layer, folder)));
    assert.deepEqual([...new Set(named)].sort(), [...new Set(found)].filter((folder) => folder !== '.').sort());
  });

  it('names every folder of the editor, and none that is not there', () => {
    const found = globSync('src/editor/**/*.ts', { cwd: ROOT }).map((file) =>
      path.posix.relative('src/editor', path.posix.dirname(file.split(path.sep).join('/'))),
    );
    assert.deepEqual(EDITOR_LAW.flat().sort(), [...new Set(found)].sort());
  });

  it('reports a loose file of the editor, and an import of a later room', () => {
    assert.deepEqual(breachesIn(withLine('src/editor/loose.ts', '')), [
      'src/editor/loose.ts: the law knows no such folder',
    ]);
    const file = 'src/editor/inspection/prepareReport.ts';
    const breaches = breachesIn(withLine(file, "import { links } from '../surfaces/links.ts';"));
    assert.match(breaches[0] ?? '', /^src\/editor\/inspection\/prepareReport\.ts:\d+: imports src\/editor\/surfaces/);
    assert.ok(breaches.includes('circle of folders: src/editor/inspection, src/editor/surfaces'), breaches.join('\n'));
  });

  it('reports an import of a later layer by file and line', () => {
    const file = 'src/core/formats/sniff.ts';
    const line = (SOURCES.get(file) ?? '').split('\n').length + 1;
    const breaches = breachesIn(withLine(file, "import type { Rule } from '../rules/engine/rule.ts';"));
    assert.equal(
      breaches[0],
      `${file}:${line}: imports src/core/rules/engine/rule.ts, which comes after it or stands beside it`,
    );
  });

  it('reports that one group of rules imports another', () => {
    const file = 'src/core/rules/validity/cert-expired.ts';
    const [breach = ''] = breachesIn(withLine(file, "import { caNotACa } from '../trust/ca-not-a-ca.ts';"));
    assert.match(
      breach,
      /^src\/core\/rules\/validity\/cert-expired\.ts:\d+: imports src\/core\/rules\/trust\/ca-not-a-ca\.ts/,
    );
  });

  it('reports circles of files, also of those outside the core, and of folders', () => {
    const files = new Map([
      ['src/cli/one.ts', "export { two } from './two.ts';"],
      ['src/cli/two.ts', "const one = import('./one.ts');"],
      ['src/core/trust/three.ts', "import type { Four } from './tokens/four.ts';"],
      ['src/core/trust/tokens/four.ts', "import type { Five } from '../five.ts';"],
      ['src/core/trust/five.ts', ''],
    ]);
    const breaches = breachesIn(files);
    assert.ok(breaches.includes('circle of files: src/cli/one.ts, src/cli/two.ts'), breaches.join('\n'));
    assert.ok(breaches.includes('circle of folders: src/core/trust, src/core/trust/tokens'), breaches.join('\n'));
  });

  it('reports a file in a folder without a name in the law, and a way around the door', () => {
    assert.deepEqual(breachesIn(withLine('src/core/loose.ts', '')), [
      'src/core/loose.ts: the law knows no such folder',
    ]);
    const file = 'src/cli/help.ts';
    const [breach = ''] = breachesIn(withLine(file, "import { RULES } from '../core/rules/catalogue/catalogue.ts';"));
    assert.match(
      breach,
      /^src\/cli\/help\.ts:\d+: imports src\/core\/rules\/catalogue\/catalogue\.ts, not the core's index\.ts$/,
    );
  });
});
