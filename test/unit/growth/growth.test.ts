import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

/** Code that is optimized does not count its runs; the code of the baseline compiler does. */
const NOT_OPTIMIZED = ['--no-opt', '--no-maglev'];

const CHILD = path.join(import.meta.dirname, 'child/countGrowth.ts');

describe('for twice the input, at most about twice as many steps', () => {
  it('whatever there is more of', async () => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [...NOT_OPTIMIZED, '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', CHILD],
      { maxBuffer: 64 * 1024 * 1024, env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1' } },
    );
    const results: readonly { name: string; faster: readonly string[] }[] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.ok(results.length > 90, `${results.length} subjects`);
    assert.deepEqual(
      results.filter(({ faster }) => faster.length > 0),
      [],
    );
  }).timeout(600_000);
});
