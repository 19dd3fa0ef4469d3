import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { ROOT } from '../paths.ts';

/**
 * Uses the assets of a release as people do, outside of the checkout: their checksums, the npm package without a registry, and the executable
 * of this machine in a root folder that contains only the shared libraries it names. Throws if anything fails. Needs root for the root folder.
 */
function verifyRelease(assets: string): void {
  const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  const folder = mkdtempSync(path.join(os.tmpdir(), 'kubernetes-pki-verify-'));
  const find = (ending: string) => {
    const name = readdirSync(assets).find((one) => one.endsWith(ending));
    if (name === undefined) throw new Error(`The release has no ${ending}.`);
    return path.join(assets, name);
  };
  try {
    run('sha256sum', ['--check', '--strict', 'SHA256SUMS'], assets);

    const node = path.join(folder, 'node');
    writeNode(node);
    const installed = path.join(folder, 'installed');
    mkdirSync(installed);
    run('npm', ['install', '--offline', '--no-audit', '--no-fund', find('.tgz')], installed);
    const bin = path.join(installed, 'node_modules/.bin/kubernetes-pki');
    assert.equal(run(bin, ['--version'], folder), `${version}\n`);
    const expected = run(bin, ['check', 'node', '--format', 'json', '--now', NOW], folder);

    const root = path.join(folder, 'root');
    mkdirSync(root);
    const executable = path.join(root, 'kubernetes-pki');
    writeFileSync(executable, gunzipSync(readFileSync(find(`-${process.platform}-${process.arch}.gz`))), {
      mode: 0o755,
    });
    for (const library of libraries(executable)) {
      mkdirSync(path.join(root, path.dirname(library)), { recursive: true });
      copyFileSync(library, path.join(root, library));
    }
    cpSync(node, path.join(root, 'node'), { recursive: true });
    assert.equal(run('chroot', [root, '/kubernetes-pki', '--version'], folder), `${version}\n`);
    assert.equal(
      run('chroot', [root, '/kubernetes-pki', 'check', 'node', '--format', 'json', '--now', NOW], folder),
      expected,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const NOW = '2026-06-01T12:00:00Z';

/** A kubeconfig, without any key. */
function writeNode(folder: string): void {
  mkdirSync(path.join(folder, 'etc/kubernetes'), { recursive: true });
  writeFileSync(
    path.join(folder, 'etc/kubernetes/admin.conf'),
    'apiVersion: v1\nkind: Config\nclusters: [{name: a, cluster: {server: "https://10.0.0.1:6443", certificate-authority: ca.crt}}]\n',
  );
}

/** The files that the loader reads for the program. */
function libraries(program: string): readonly string[] {
  return [...run('ldd', [program], '/').matchAll(/(?:^|\s)(\/\S+)/gm)].flatMap(([, file]) => file ?? []);
}

/** The output of the program. Findings are no failure. */
function run(program: string, words: readonly string[], cwd: string): string {
  const { status, stdout, stderr, error } = spawnSync(program, words, { cwd, encoding: 'utf8' });
  if (status !== 0 && !(status === 1 && words.includes('check'))) {
    throw new Error(`${program} ${words.join(' ')} failed: ${error?.message ?? `${stdout}${stderr}`}`);
  }
  return stdout;
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name the folder of the release.');
verifyRelease(path.resolve(folder, 'assets'));
console.log('The release works outside of the checkout.');
