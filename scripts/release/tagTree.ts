import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../paths.ts';

/** Files of the repository that a release holds unchanged. */
const COPIED = [
  ...['action.yml', '.pre-commit-hooks.yaml', 'templates'],
  ...['README.md', 'CHANGELOG.md', 'SECURITY.md', 'LICENSE'],
];

/** Members of package.json that a release keeps: no scripts and no dependencies, because the bundle needs none. */
const KEPT = ['name', 'version', 'description', 'license', 'homepage', 'repository', 'bugs', 'keywords', 'bin'];

/**
 * Writes what the tag of a release holds: the action, the hook and the npm package with the built command line. Nothing of it is built
 * or installed on the machine that runs it.
 */
export function writeTagTree(folder: string, bundle: string): void {
  for (const name of COPIED) cpSync(path.join(ROOT, name), path.join(folder, name), { recursive: true });
  mkdirSync(path.join(folder, 'dist'), { recursive: true });
  writeFileSync(path.join(folder, 'dist/cli.js'), readFileSync(bundle), { mode: 0o755 });
  const manifest: Readonly<Record<string, unknown>> = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  const kept = Object.fromEntries(KEPT.map((name) => [name, manifest[name]]));
  const written = { ...kept, type: 'commonjs', files: ['dist/cli.js'], engines: { node: '>=20' } };
  writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify(written, undefined, 2)}\n`);
}
