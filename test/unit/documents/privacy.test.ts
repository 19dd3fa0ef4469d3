import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

const SRC = path.resolve(import.meta.dirname, '../../../src');
const files = globSync('**/*.ts', { cwd: SRC }).map((name) => name.split(path.sep).join('/'));
const read = (name: string) => readFileSync(path.join(SRC, name), 'utf8');

/** All that the product uses of Node: it reads files and arguments, decompresses archives, and makes digests. */
const NODE_MODULES_USED = [
  'crypto',
  'fs',
  'fs/promises',
  'path',
  'stream',
  'stream/consumers',
  'url',
  'util',
  'v8',
  'zlib',
];

/** Whatever could reach a network, start a process, run text as code or count users. */
const FORBIDDEN =
  /\b(?:fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon|createTelemetryLogger|createTerminal|executeTask|eval|importScripts|new Function)\s*\(/;

const IMPORT = /^(?:import|export)\s(?:[^';]*?from )?'([^']+)'|\bimport\(\s*'([^']+)'/gm;
const importsOf = (name: string) => [...read(name).matchAll(IMPORT)].map(([, from, dynamic]) => from ?? dynamic ?? '');

describe('what the README promises of the source', () => {
  it('imports nothing of Node that reaches a network or starts a process', () => {
    assert.ok(files.length > 100);
    for (const name of files) {
      for (const from of importsOf(name).filter((word) => word.startsWith('node:'))) {
        assert.ok(NODE_MODULES_USED.includes(from.slice('node:'.length)), `${name} imports ${from}`);
      }
    }
  });

  it('calls nothing that reaches a network, starts a process or counts users', () => {
    for (const name of files) assert.doesNotMatch(read(name), FORBIDDEN, name);
  });

  it('takes from other packages only readers of archives, a cipher and a hash for old key stores, and the maker of the sample', () => {
    const packages = files.flatMap(importsOf).filter((from) => !/^(?:\.|node:|vscode$)/.test(from));
    assert.deepEqual([...new Set(packages)].sort(), [
      '@noble/hashes/legacy.js',
      '@peculiar/asn1-ecc',
      '@peculiar/asn1-schema',
      '@peculiar/x509',
      'des.js',
      'fflate/browser',
      'modern-tar',
      'xz-decompress',
    ]);
  });

  it('writes to disk nowhere but where a person saves a picture or a report, or wants an exercise: edits go through the editor', () => {
    const writing =
      /\b(?:writeFile|appendFile|createWriteStream|unlink)\w*\((?!uri: vscode\.Uri\): never)|\bfs\.(?:write|delete|copy|rename|create)/;
    const saving = [
      'editor/panels/graphPanel.ts',
      'editor/panels/saveComparison.ts',
      'editor/panels/saveExpiration.ts',
      'editor/commands/exportReport.ts',
    ];
    const exercise = 'editor/exercises/writeExercise.ts';
    for (const name of files.filter((one) => ![...saving, exercise].includes(one)))
      assert.doesNotMatch(read(name), writing, name);
    assert.match(
      read(exercise),
      /const \[parent\] =\s+\(await vscode\.window\.showOpenDialog\([\s\S]*freeFolder\(parent,[\s\S]*writeFile\(vscode\.Uri\.joinPath\(folder,/,
    );
    assert.equal(read(exercise).match(/writeFile\(/g)?.length, 1);
    for (const name of saving) {
      assert.equal(read(name).match(/writeFile\(/g)?.length, 1, name);
      assert.match(read(name), /const target = await vscode\.window\.showSaveDialog\([\s\S]*writeFile\(target,/, name);
    }
  });
});

/** The folders of the core in which each package may be used. */
const HOMES: Readonly<Record<string, string>> = {
  'fflate/browser': 'core/formats/gzip/',
  'des.js': 'core/formats/pkcs/',
  '@noble/hashes/legacy.js': 'core/formats/pkcs/',
};

describe('the import boundary', () => {
  const inFolder = (folder: string) => {
    const found = files.filter((name) => name.startsWith(folder));
    assert.ok(found.length > 0, folder);
    return found;
  };

  it('keeps the core pure', () => {
    for (const name of inFolder('core/')) {
      for (const from of importsOf(name)) {
        const home = HOMES[from];
        const allowed = from.startsWith('.') || (home !== undefined && name.startsWith(home));
        assert.ok(allowed, `${name} imports ${from}`);
        const target = path.posix.normalize(path.posix.join(path.posix.dirname(name), from));
        if (from.startsWith('.')) assert.ok(target.startsWith('core/'), `${name} imports ${from}`);
      }
    }
  });

  it('keeps the maker of the sample cluster as pure', () => {
    for (const name of inFolder('sample/')) {
      for (const from of importsOf(name)) assert.match(from, /^(?:\.\/\w+\.ts|@peculiar\/[\w-]+)$/, name);
    }
  });

  it('lets only the editor import vscode, and only the command line and the Node host import Node', () => {
    for (const name of files) {
      const from = importsOf(name);
      if (from.includes('vscode')) assert.match(name, /^(?:extension(?:Node)?\.ts$|editor\/|host\/)/);
      if (from.some((word) => word.startsWith('node:'))) assert.match(name, /^(?:cli\.ts$|cli\/|host\/node)/);
    }
  });

  it('lets the outer layers into the core by its doors', () => {
    for (const name of files.filter((file) => /^(?:cli\/|cli\.ts|editor\/|extension\.ts|host\/)/.test(file))) {
      const inner = importsOf(name).filter(
        (from) => /\/core\//.test(from) && !/\/core\/(?:index|beforeCandidates)\.ts$/.test(from),
      );
      assert.deepEqual(inner, [], name);
    }
  });
});
