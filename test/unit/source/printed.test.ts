import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../../scripts/paths.ts';

/** Everything by which a program prints. */
const PRINTS = /\bprocess\s*\.\s*std(?:out|err)\b(?!\.(?:on\(|isTTY\b))|\bconsole\s*[.[]|\b(?:writeSync|stdio)\b/;

describe('the command line prints', () => {
  it('through one file, which leaves no command of a runner', () => {
    const files = globSync('src/{cli.ts,{cli,host,archives,core}/**/*.ts}', { cwd: ROOT });
    assert.ok(files.length > 500);
    const printing = files.filter((file) => PRINTS.test(readFileSync(path.join(ROOT, file), 'utf8')));
    assert.deepEqual(printing, ['src/cli/print.ts']);
  });
});
