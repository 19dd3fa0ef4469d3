import assert from 'node:assert/strict';
import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createInspector, DEFAULT_SETTINGS } from '../../../src/core/index.ts';
import { host } from '../../../src/host/node.ts';
import { nodeFileSystem } from '../../../src/host/nodeFileSystem.ts';
import { buildNode } from '../../support/kubeadmNode.ts';
import { writeNode } from '../../support/writeNode.ts';

const NOW = Date.parse('2026-06-01T12:00:00Z');
/** An unprivileged user of most systems; any user without rights works. */
const NOBODY = 65_534;

/** Runs as somebody without rights: root reads everything, whatever its mode. */
async function withoutRights<T>(run: () => Promise<T>): Promise<T> {
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(NOBODY);
  try {
    return await run();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}

describe('nodeFileSystem', () => {
  let directory: string;
  const uriOf = (name: string) => pathToFileURL(path.join(directory, name)).href;

  beforeEach(async () => {
    directory = await fs.mkdtemp(path.join(os.tmpdir(), 'kubernetes-pki-modes-'));
    await fs.chmod(directory, 0o755);
    await fs.writeFile(path.join(directory, 'ca.key'), 'text');
    await fs.symlink('ca.key', path.join(directory, 'link.key'));
    await fs.symlink('gone', path.join(directory, 'dangling.key'));
  });

  afterEach(() => fs.rm(directory, { recursive: true, force: true }));

  describe('mode', () => {
    for (const bits of [0o600, 0o644, 0o4755, 0]) {
      it(`reads ${bits.toString(8)} with the owner`, async () => {
        await fs.chmod(path.join(directory, 'ca.key'), bits);
        const { uid, gid, username } = os.userInfo();
        const mode = await nodeFileSystem.mode?.(uriOf('ca.key'));
        assert.equal(mode?.bits, bits);
        assert.deepEqual([mode.uid, mode.gid, mode.owner], [uid, gid, username]);
      });
    }

    it('follows no link, and knows directories', async () => {
      assert.equal(await nodeFileSystem.mode?.(uriOf('link.key')), undefined);
      assert.equal((await nodeFileSystem.mode?.(uriOf('.')))?.bits, 0o755);
    });

    it('is undefined for what is not there', async () => {
      for (const name of ['absent', 'dangling.key', 'ca.key/below']) {
        assert.equal(await nodeFileSystem.mode?.(uriOf(name)), undefined);
      }
    });

    it('is undefined where the directory may not be searched', async () => {
      await fs.chmod(directory, 0o600);
      const mode = await withoutRights(async () => nodeFileSystem.mode?.(uriOf('ca.key')));
      await fs.chmod(directory, 0o755);
      assert.equal(mode, undefined);
    });

    it('is the extension’s as well, for this machine’s files alone', async () => {
      const fsPath = path.join(directory, 'ca.key');
      await fs.chmod(fsPath, 0o600);
      assert.equal((await host.readMode?.({ scheme: 'file', fsPath }))?.bits, 0o600);
      assert.equal(await host.readMode?.({ scheme: 'vscode-vfs', fsPath }), undefined);
    });
  });

  it('distinguishes a file without permission from a missing one', async () => {
    await fs.chmod(path.join(directory, 'ca.key'), 0);
    const [closed, absent] = await withoutRights(async () => [
      await nodeFileSystem.readFile(uriOf('ca.key')),
      await nodeFileSystem.readFile(uriOf('absent')),
    ]);
    assert.deepEqual([closed, absent], ['unreadable', 'missing']);
  });

  it('lets an inspection go on without what permission denied', async () => {
    await writeNode(await buildNode({ now: new Date(NOW), keyAlgorithm: 'ECDSA-P256' }), directory);
    await openAll(directory);
    await fs.chmod(path.join(directory, 'etc/kubernetes/pki/sa.key'), 0);
    const log = { debug() {}, info() {}, warn() {} };
    const inspector = createInspector({ fileSystem: nodeFileSystem, now: () => NOW, log });
    const folders = [{ uri: pathToFileURL(directory).href, name: 'node' }];
    const report = await withoutRights(() => inspector.inspect({ ...DEFAULT_SETTINGS, folders }));
    assert.deepEqual(
      report?.findings.map(({ rule, severity }) => `${rule} ${severity}`),
      ['files/file-not-readable info'],
    );
    assert.deepEqual(
      report.skipped.filter(({ reason }) => reason === 'unreadable').map(({ uri }) => uri),
      [uriOf('etc/kubernetes/pki/sa.key')],
    );
  });
});

/** Everyone may read everything: what is left out is left out for its own mode. */
async function openAll(directory: string): Promise<void> {
  for (const entry of await fs.readdir(directory, { recursive: true, withFileTypes: true })) {
    const target = path.join(entry.parentPath, entry.name);
    if (entry.isDirectory()) await fs.chmod(target, 0o755);
    else if (entry.isFile()) await fs.chmod(target, 0o644);
  }
}
