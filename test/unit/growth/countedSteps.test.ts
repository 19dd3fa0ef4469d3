import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';

const COUNTED = path.join(import.meta.dirname, 'child/countSlow.ts');

describe('counted steps', () => {
  it('distinguish quadratic from linear growth', () => {
    const flags = ['--no-opt', '--no-maglev', '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'];
    const env = { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1' };
    const printed = execFileSync(process.execPath, [...flags, COUNTED], { encoding: 'utf8', env });
    const { square, straight, search } = JSON.parse(printed);
    assert.equal(square.length, 1);
    assert.match(square[0], /^\/src\/slow\.mjs .*: 1024, then 4096$/);
    assert.deepEqual(straight, []);
    assert.equal(search.length, 1);
    assert.match(search[0], /^search in \/src\/slow\.mjs:\d+:\d+\), block at 0: 1024, then 4096$/);
  });
});
