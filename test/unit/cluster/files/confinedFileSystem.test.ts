import assert from 'node:assert/strict';
import { ConfinedFileSystem } from '../../../../src/core/cluster/files/confinedFileSystem.ts';
import { FOLDER_URI, MemoryWorkspace } from '../../../support/memoryWorkspace.ts';

const FILES = {
  'node/pki/ca.crt': 'text',
  'node/pki/sub/deep.crt': 'text',
  'node/inside.crt': { linkTo: 'pki/ca.crt' },
  'node/twice.crt': { linkTo: './inside.crt' },
  'node/folder': { linkTo: 'pki' },
  'node/middle.crt': { linkTo: 'folder/sub/../ca.crt' },
  'node/round': { linkTo: '..' },
  'node/back.crt': { linkTo: 'round/node/pki/ca.crt' },
  'node/up.crt': { linkTo: '../outside/out.crt' },
  'node/away': { linkTo: '../outside' },
  'node/through.crt': { linkTo: 'away/out.crt' },
  'node/absolute.crt': { linkTo: '/etc/ssl/ca.crt' },
  'node/mixed.crt': { linkTo: 'pki/../absolute-folder/x/out.crt' },
  'node/absolute-folder': { linkTo: '/etc/' },
  'node/gone.crt': { linkTo: 'pki/gone.crt' },
  'node/loop': { linkTo: 'loop/loop' },
  'outside/out.crt': 'text',
} as const;

describe('ConfinedFileSystem', () => {
  let workspace: MemoryWorkspace;
  let confined: ConfinedFileSystem;
  const uriOf = (path: string) => `${FOLDER_URI}/${path}`;

  beforeEach(() => {
    workspace = new MemoryWorkspace(FILES);
    confined = new ConfinedFileSystem(workspace);
    confined.beginScan([uriOf('node')]);
  });

  const leads: Readonly<Record<string, string>> = {
    'inside.crt': 'inside node/pki/ca.crt',
    'twice.crt': 'inside node/pki/ca.crt',
    folder: 'inside node/pki',
    // The folder above what a link leads to, as the kernel has it, and not the one above the link.
    'middle.crt': 'inside node/pki/ca.crt',
    'gone.crt': 'inside node/pki/gone.crt',
    'up.crt': 'outside ../outside/out.crt',
    'through.crt': 'outside ../outside/out.crt',
    round: 'outside ..',
    'back.crt': 'outside ../node/pki/ca.crt',
    'absolute.crt': 'outside /etc/ssl/ca.crt',
    'mixed.crt': 'outside /etc/x/out.crt',
    loop: 'outside loop/loop',
  };
  for (const [link, wanted] of Object.entries(leads)) {
    it(`follows ${link}: ${wanted}`, async () => {
      const lead = await confined.follow(uriOf(`node/${link}`));
      assert.ok(lead.kind !== 'unknown');
      assert.equal(`${lead.kind} ${lead.kind === 'inside' ? workspace.path(lead.uri) : lead.target}`, wanted);
    });
  }

  it('looks at nothing behind a link to a folder, in or out', async () => {
    for (const path of ['node/folder/ca.crt', 'node/away/out.crt', 'node/folder/sub/deep.crt']) {
      const stat = await confined.stat(uriOf(path));
      assert.ok(typeof stat === 'object' && stat.kind === 'link', path);
      assert.equal(await confined.readFile(uriOf(path)), 'unreadable');
      assert.equal(await confined.readLink(uriOf(path)), undefined);
    }
    assert.equal(await confined.readDirectory(uriOf('node/folder')), undefined);
    assert.equal(await confined.readDirectory(uriOf('node/away')), undefined);
    assert.deepEqual(workspace.reads, []);
  });

  it('reads through a link to a file that stays inside', async () => {
    const uri = uriOf('node/twice.crt');
    const stat = await confined.stat(uri);
    assert.ok(typeof stat === 'object' && stat.kind === 'file');
    assert.ok((await confined.readFile(uri)) instanceof Uint8Array);
    assert.deepEqual(workspace.reads, ['node/pki/ca.crt']);
  });

  it('sees another version where a link leads to another file that is as old', async () => {
    const uri = uriOf('node/inside.crt');
    const before = await confined.stat(uri);
    workspace.write('node/inside.crt', { linkTo: 'pki/sub/deep.crt' });
    confined.beginScan([uriOf('node')]);
    const after = await confined.stat(uri);
    assert.ok(typeof before === 'object' && typeof after === 'object');
    assert.notEqual(before.version, after.version);
  });

  it('looks again at what was a folder before', async () => {
    const uri = uriOf('node/pki/ca.crt');
    await confined.readDirectory(uriOf('node'));
    assert.ok((await confined.readFile(uri)) instanceof Uint8Array);
    workspace.files.delete('node/pki/ca.crt');
    workspace.files.delete('node/pki/sub/deep.crt');
    workspace.write('node/pki', { linkTo: '../outside' });
    confined.beginScan([uriOf('node')]);
    assert.equal(await confined.readFile(uri), 'unreadable');
  });

  it('opens a folder in an opened one that is a link itself', async () => {
    confined.beginScan([uriOf('node'), uriOf('node/away')]);
    workspace.files.set('node/away/found.crt', new Uint8Array(1));
    assert.ok((await confined.readFile(uriOf('node/away/found.crt'))) instanceof Uint8Array);
  });

  it('answers "unknown" if the host reads no links', async () => {
    const limited = new ConfinedFileSystem({
      join: (uri, ...segments) => workspace.join(uri, ...segments),
      machinePath: () => undefined,
      readDirectory: (uri) => workspace.readDirectory(uri),
      stat: (uri) => workspace.stat(uri),
      readFile: (uri) => workspace.readFile(uri),
    });
    limited.beginScan([uriOf('node')]);
    assert.deepEqual(await limited.follow(uriOf('node/inside.crt')), { kind: 'unknown' });
    const stat = await limited.stat(uriOf('node/inside.crt'));
    assert.ok(typeof stat === 'object' && stat.kind === 'link');
  });

  it('has no end but the top of a file system that was not opened', async () => {
    confined.beginScan([]);
    assert.ok((await confined.readFile(uriOf('node/pki/ca.crt'))) instanceof Uint8Array);
    assert.equal(await confined.readFile(uriOf('node/away/out.crt')), 'unreadable');
  });
});
