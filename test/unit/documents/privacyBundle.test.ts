import assert from 'node:assert/strict';
import path from 'node:path';
import { build, type Metafile } from 'esbuild';

const ROOT = path.resolve(import.meta.dirname, '../../..');

/**
 * The modules by which the Node host reads files, their modes and links, paths, digests, and streams of bytes. None is about a network, a process or
 * a thread.
 */
const READING = [
  'crypto',
  'fs',
  'fs/promises',
  'path',
  'url',
  'util',
  'stream',
  'stream/consumers',
  'stream/web',
  'zlib',
];

async function importsOf(entry: string, platform: 'node' | 'browser'): Promise<readonly string[]> {
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    platform,
    format: 'cjs',
    target: 'es2023',
    mainFields: ['module', 'main'],
    alias: { inherits: 'inherits/inherits_browser.js' },
    external: ['vscode'],
    outdir: 'out',
    logLevel: 'silent',
  });
  return externalImports(metafile);
}

function externalImports({ outputs, inputs }: Metafile): readonly string[] {
  assert.ok(Object.keys(inputs).length > 0);
  const imports = Object.values(outputs).flatMap((output) => output.imports);
  return [...new Set(imports.filter(({ external }) => external).map((one) => one.path.replace(/^node:/, '')))].sort();
}

describe('what the bundles can reach', () => {
  it('is the editor and the reading of files, in the desktop', async () => {
    const imports = await importsOf('src/extension.ts', 'node');
    assert.ok(imports.includes('vscode'));
    for (const name of imports) assert.ok(name === 'vscode' || READING.includes(name), name);
  });

  it('is the editor alone, in the web', async () => {
    assert.deepEqual(await importsOf('src/extension.ts', 'browser'), ['vscode']);
  });

  it('is the reading of files alone, on the command line', async () => {
    const imports = await importsOf('src/cli.ts', 'node');
    assert.ok(imports.includes('fs/promises'));
    // The size of V8's space for new objects is set through the module v8.
    for (const name of imports) assert.ok(name === 'v8' || READING.includes(name), name);
  });

  it('includes no module in the webview pages', async () => {
    for (const page of ['graph', 'certificate', 'expiration']) {
      assert.deepEqual(await importsOf(`src/webview/${page}.ts`, 'browser'), []);
    }
  });
});
