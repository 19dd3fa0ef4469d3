import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { packageVsix } from '../packageVsix.ts';
import { ROOT } from '../paths.ts';
import { vsixPath } from '../vsixPath.ts';
import { billOfMaterials } from './billOfMaterials.ts';
import { buildExecutable, MACHINES, packedExecutable } from './executable.ts';
import { releaseNotes } from './notes.ts';
import { writeTagTree } from './tagTree.ts';

/**
 * Writes a release into an empty folder: `tag`, the files of the tag; `assets`, what people download, with checksums; `notes.md`. Publishes
 * nothing.
 */
function buildRelease(folder: string): void {
  const assets = path.join(folder, 'assets');
  const tag = path.join(folder, 'tag');
  mkdirSync(assets, { recursive: true });
  if (readdirSync(assets).length > 0) throw new Error(`${assets} is not empty.`);
  const { name, version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  const write = (file: string, content: string | Buffer) => writeFileSync(path.join(assets, file), content);

  // Builds for production.
  packageVsix(path.join(assets, path.basename(vsixPath())));
  const bundle = path.join(ROOT, 'dist/cli.js');
  writeTagTree(tag, bundle);
  pack(tag, assets);
  for (const machine of MACHINES) {
    write(`kubernetes-pki-${version}-${machine}.gz`, packedExecutable(buildExecutable(bundle, machine)));
  }
  write(`${name}-${version}.cdx.json`, billOfMaterials());
  write('SHA256SUMS', checksums(assets));
  writeFileSync(
    path.join(folder, 'notes.md'),
    releaseNotes(readFileSync(path.join(ROOT, 'CHANGELOG.md'), 'utf8'), version),
  );
}

/** The npm package of the tag's files. */
function pack(tag: string, assets: string): void {
  const words = ['pack', '--silent', '--ignore-scripts', `--pack-destination=${assets}`];
  const { status, stderr } = spawnSync('npm', words, { cwd: tag, encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm pack failed: ${stderr}`);
}

/** In the form of `sha256sum --check`. */
function checksums(folder: string): string {
  const lines = readdirSync(folder).map((name) => {
    const hash = createHash('sha256').update(readFileSync(path.join(folder, name)));
    return `${hash.digest('hex')}  ${name}\n`;
  });
  return lines.sort().join('');
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name the folder to write the release to.');
buildRelease(path.resolve(folder));
console.log(folder);
