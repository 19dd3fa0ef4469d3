import assert from 'node:assert/strict';
import { globSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { load } from 'js-yaml';
import { ROOT } from '../../../scripts/paths.ts';
import { writeTagTree } from '../../../scripts/release/tagTree.ts';

const read = (name: string) => readFileSync(path.join(ROOT, name), 'utf8');
const { version } = JSON.parse(read('package.json')) as { readonly version: string };

/** The commands that people copy into pipelines, without the README's commands for a clone of this repository. */
const EXAMPLES = [
  'README.md',
  'action.yml',
  '.pre-commit-hooks.yaml',
  ...globSync('{docs,templates}/**/*.{md,yml}', { cwd: ROOT }),
];
const texts = EXAMPLES.map((name) => ({ name, text: read(name).replaceAll(/npm ci && npm (?:start|test)/g, '') }));

describe('the examples for pipelines', () => {
  it('install the command from a release, outside of the checkout and without scripts, and build nothing', () => {
    let installed = 0;
    for (const { name, text } of texts) {
      assert.doesNotMatch(text, /\bnpx\b|\bnpm (?:ci|exec|x)\b|git clone|curl .*\| *(?:ba)?sh/, name);
      for (const { index } of text.matchAll(/\bnpm (?:install|i)\b.*/g)) {
        const [before, line] = [text.slice(0, index).trimEnd(), text.slice(index).split('\n')[0]];
        assert.match(line ?? '', /^npm install --global --ignore-scripts /, name);
        assert.match(before.split('\n').slice(-2).join('\n'), /cd "\$\(mktemp -d\)"/, name);
        installed++;
      }
    }
    assert.equal(installed, 2);
  });

  it('name this release', () => {
    for (const { name, text } of texts) {
      for (const [, tag] of text.matchAll(/kubernetes-pki-inspector\/(?:releases\/download\/)?v([\d.]+)\//g))
        assert.equal(tag, version, name);
      for (const [, used] of text.matchAll(/kubernetes-pki-inspector-([\d.]+)\.tgz/g))
        assert.equal(used, version, name);
      for (const [, rev] of text.matchAll(/rev: (\S+)/g)) assert.equal(rev, `v${version}`, name);
    }
  });

  it('pin each action by its commit, and ours by its release', () => {
    const used = texts.flatMap(({ text }) => text.match(/uses: \S+@.*/g) ?? []);
    assert.equal(used.length, 3);
    for (const line of used) {
      if (line.startsWith('uses: kubernetes-pki-inspector/')) assert.ok(line.includes(`@v${version} `), line);
      else assert.match(line, /^uses: [\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    }
  });

  it('are an action that passes its inputs by the environment, and runs node on its own bundle only', () => {
    const { runs } = load(read('action.yml')) as {
      readonly runs: { readonly steps: readonly { readonly run: string; readonly shell: string }[] };
    };
    for (const { run, shell } of runs.steps) {
      assert.equal(shell, 'bash');
      assert.doesNotMatch(run, /\$\{\{|\bnpm\b|\bnpx\b|\beval\b/);
      assert.match(run, /\$GITHUB_ACTION_PATH\/dist\/cli\.js/);
    }
  });
});

describe('a release', () => {
  it('holds the built command line, and nothing that npm would build or run', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'kubernetes-pki-release-'));
    try {
      const bundle = path.join(folder, 'bundle');
      writeFileSync(bundle, '#!/usr/bin/env node\n');
      writeTagTree(path.join(folder, 'tree'), bundle);
      const manifest = JSON.parse(readFileSync(path.join(folder, 'tree/package.json'), 'utf8'));
      for (const name of ['scripts', 'dependencies', 'devDependencies']) assert.ok(!(name in manifest), name);
      assert.equal(manifest.version, version);
      assert.equal(
        readFileSync(path.join(folder, 'tree', manifest.bin['kubernetes-pki']), 'utf8'),
        readFileSync(bundle, 'utf8'),
      );
      assert.ok(statSync(path.join(folder, 'tree/action.yml')).isFile());
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
