import assert from 'node:assert/strict';
import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Disk } from '../../../src/host/host.ts';
import { blockingDisk } from '../../../src/host/nodeBlockingDisk.ts';
import { nodeDisk, readRegularFile } from '../../../src/host/nodeDisk.ts';
import { writeStrayLinks } from '../../support/strayLinks.ts';

for (const [title, disk] of [
  ['nodeDisk', nodeDisk],
  ['blockingDisk', blockingDisk],
] as const) {
  (process.platform === 'win32' ? describe.skip : describe)(title, () => tryDisk(disk));
}

function tryDisk(disk: Disk): void {
  let parent: string;
  const at = (name: string) => path.join(parent, 'folder/links', name);

  before(async () => {
    parent = await fs.realpath(await fs.mkdtemp(path.join(os.tmpdir(), 'kubernetes-pki-disk-')));
    await writeStrayLinks(path.join(parent, 'folder'), path.join(parent, 'outside'));
  });
  after(() => fs.rm(parent, { recursive: true, force: true }));

  const kindOf = async (file: string) => {
    const stat = await disk.stat(file);
    return typeof stat === 'string' ? stat : stat.kind;
  };

  for (const name of ['out', 'through.crt', 'absolute.crt', 'inside.crt', 'to-pipe.crt', 'loop.crt', 'gone.crt']) {
    it(`takes ${name} for a link, whatever it leads to, and reads nothing through it`, async () => {
      assert.equal(await kindOf(at(name)), 'link');
      assert.equal(await disk.readFile(at(name)), 'unreadable');
    });
  }

  it('lists links as such, and does not wait for a pipe', async () => {
    const entries = new Map((await disk.readDirectory(at('.')))?.map(({ name, kind }) => [name, kind]));
    for (const [name, kind] of [
      ['out', 'link'],
      ['inside.crt', 'link'],
      ['pipe.crt', 'other'],
      ['in.crt', 'file'],
    ] as const)
      assert.equal(entries.get(name), kind, name);
    assert.equal(await kindOf(at('pipe.crt')), 'other');
    assert.equal(await disk.readFile(at('pipe.crt')), 'unreadable');
    assert.equal(await readRegularFile(at('pipe.crt')), undefined);
    assert.ok((await disk.readFile(at('in.crt'))) instanceof Uint8Array);
  });

  it('opens no device, and knows directories', async () => {
    assert.equal(await disk.readFile('/dev/zero'), 'unreadable');
    assert.equal(await disk.readFile(at('.')), 'unreadable');
    assert.equal(await disk.readFile(at('absent')), 'missing');
  });

  if (process.platform === 'linux') {
    it('takes what the kernel makes up for no file, and an empty file for one', async () => {
      assert.equal(await kindOf('/proc/self/environ'), 'other');
      await fs.writeFile(at('empty.txt'), '');
      assert.equal(await kindOf(at('empty.txt')), 'file');
    });

    it('shows the bytes of a name that is not UTF-8, and no other name so', async () => {
      await fs.writeFile(at('really \u{fffd}.txt'), '');
      const entries = (await disk.readDirectory(at('.'))) ?? [];
      assert.deepEqual(
        entries.filter(({ isNotUtf8 }) => isNotUtf8),
        [{ name: 'caf\\xe9.crt', kind: 'file', isNotUtf8: true }],
      );
      assert.ok(entries.some(({ name }) => name === 'really \u{fffd}.txt'));
      assert.equal(entries.length, (await fs.readdir(at('.'))).length);
    });
  }
}
