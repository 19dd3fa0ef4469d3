import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { ROOT } from '../../scripts/paths.ts';

let bundle: string | undefined;

/** The command line as one file, as it is shipped: it starts several times faster than its thousand sources. Built once a process. */
export function bundledCli(): string {
  bundle ??= build();
  return bundle;
}

function build(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'kubernetes-pki-cli-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const outfile = path.join(folder, 'cli.cjs');
  buildSync({
    absWorkingDir: ROOT,
    entryPoints: ['src/cli.ts'],
    outfile,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    banner: { js: '#!/usr/bin/env node' },
    mainFields: ['module', 'main'],
    alias: { inherits: 'inherits/inherits_browser.js' },
    logLevel: 'warning',
  });
  return outfile;
}
