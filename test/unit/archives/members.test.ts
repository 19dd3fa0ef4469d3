import assert from 'node:assert/strict';
import { Archive } from '../../../src/archives/archive.ts';
import { splitAtArchive } from '../../../src/archives/archiveName.ts';
import { memorySource } from '../../../src/archives/byteSource.ts';
import { createScheduler, unreadOf } from '../../../src/core/index.ts';
import { inspectArchives, openArchive } from '../../support/archives/inspectArchive.ts';
import { gzipped, tarOf } from '../../support/archives/tarOf.ts';
import { xzOf } from '../../support/archives/xzOf.ts';
import { zipOf } from '../../support/archives/zipOf.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

const textOf = async (archive: Archive, path: string) => {
  const bytes = await archive.readFile(path);
  return typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes);
};

const refusal = async (bytes: Uint8Array) => {
  const archive = await Archive.open(memorySource(bytes, '1'), createScheduler());
  return typeof archive === 'string' ? archive : 'read';
};

/** GNU tar 1.35 and XZ Utils 5.4: `echo hello > greeting; tar c --owner=root --group=root greeting | xz`. */
const REAL_XZ =
  '/Td6WFoAAATm1rRGBMB2gFAhARYAAAAAAAAAAC4LQEXgJ/8Abl0AM5yI4O37NGVllX9aQHHMFrFLZHuFd2VGLCPDfCeb7uVTb07UFmIunytCqq4dkxxn6Vsd+7mkMFu1w1Ou3bLfgjcXh/Dj69RoCmZVDL4+l6eF+NRqDw+yFXo4PJuyLr8nLnA+vNTqgNr7ORDzYQAAAABjOn3oUP9XzQABkgGAUAAArtJ+L7HEZ/sCAAAAAARZWg==';

describe('members of an archive', () => {
  it('are folders, files and links with their modes and owners', async () => {
    const archive = await openArchive(
      await tarOf([
        { name: './etc/', type: 'directory', mode: 0o40750, size: 0 },
        { name: './etc/a.conf', content: 'text', mode: 0o640, uid: 1000, gid: 2000, uname: 'kube', gname: '' },
        { name: './etc/b.conf', type: 'symlink', linkname: '../c' },
        { name: './etc/again.conf', type: 'link', linkname: './etc/a.conf' },
        { name: './dev/null', type: 'character-device' },
      ]),
    );
    assert.deepEqual(archive.readDirectory(''), [
      { name: 'etc', kind: 'directory' },
      { name: 'dev', kind: 'directory' },
    ]);
    assert.deepEqual(
      archive.readDirectory('etc')?.map(({ name, kind }) => `${kind} ${name}`),
      ['file a.conf', 'link b.conf', 'file again.conf'],
    );
    assert.deepEqual(archive.mode('etc/a.conf'), {
      bits: 0o640,
      uid: 1000,
      gid: 2000,
      owner: 'kube',
      group: undefined,
    });
    assert.equal(archive.mode('etc')?.bits, 0o750);
    assert.equal(archive.readLink('etc/b.conf'), '../c');
    assert.equal(await textOf(archive, 'etc/again.conf'), 'text');
    assert.deepEqual(archive.readDirectory('dev'), [{ name: 'null', kind: 'other' }]);
    assert.equal(await textOf(archive, 'dev/null'), 'unreadable');
    assert.equal(archive.stat('etc/none'), 'missing');
    assert.equal(await textOf(archive, 'etc/none'), 'missing');
    assert.equal(archive.readDirectory('etc/a.conf'), undefined);
  });

  it('of a real .tar.xz are read', async () => {
    const archive = await openArchive(new Uint8Array(Buffer.from(REAL_XZ, 'base64')));
    assert.equal(await textOf(archive, 'greeting'), 'hello\n');
    assert.equal(archive.mode('greeting')?.owner, 'root');
  });

  it('of one name: the later one counts, and no file takes the place of a folder', async () => {
    const archive = await openArchive(
      await tarOf([
        { name: 'a', content: 'first' },
        { name: 'a', content: 'second' },
        { name: 'b/c', content: 'kept' },
        { name: 'b', content: 'lost' },
      ]),
    );
    assert.equal(await textOf(archive, 'a'), 'second');
    assert.equal(await textOf(archive, 'b/c'), 'kept');
  });

  it('that are large, and named by nothing, are read again when they are asked for', async () => {
    const large = 'x'.repeat(100_000);
    const inner = await tarOf([{ name: 'log', content: large }]);
    const tar = await tarOf([
      { name: 'var/log', content: large },
      { name: 'in.tgz', content: gzipped(inner) },
    ]);
    for (const packed of [tar, gzipped(tar), xzOf(tar), zipOf({ 'var/log': large, 'in.tgz': gzipped(inner) })]) {
      const archive = await openArchive(packed);
      assert.deepEqual(archive.stat('var/log'), { kind: 'file', size: large.length, version: '1' });
      const both = await Promise.all([textOf(archive, 'var/log'), textOf(archive, 'in.tgz!/log')]);
      assert.ok(both.every((text) => text === large));
    }
  });

  it('whose names lead out of it are listed and lie nowhere', async () => {
    const archive = await tarOf([
      { name: '../../etc/shadow.conf', content: 'x' },
      { name: '/etc/a.conf', content: 'inside' },
      { name: 'link', type: 'symlink', linkname: '/' },
      { name: 'link/etc/b.conf', content: 'x' },
      { name: 'c.conf', type: 'link', linkname: '../../etc/passwd' },
      { name: `${'d/'.repeat(100)}e.conf`, content: 'x' },
    ]);
    const { skipped } = await inspectArchives([archive], NOW);
    const said = skipped.map(({ uri, reason }) => `${reason} ${uri.slice(uri.lastIndexOf('/') + 1).slice(0, 9)}`);
    assert.deepEqual(said.sort(), [
      'link link\\x2fe',
      'missing-target c.conf',
      'missing-target link',
      'outside ..\\x2f..\\',
      'too-deep d\\x2fd\\x2',
    ]);
    assert.equal(await textOf(await openArchive(archive), 'etc/a.conf'), 'inside');
  });

  it('that are links in circles lead nowhere', async () => {
    const archive = await tarOf([
      { name: 'a.conf', type: 'symlink', linkname: 'b.conf' },
      { name: 'b.conf', type: 'symlink', linkname: 'a.conf' },
      { name: 'c.conf', type: 'link', linkname: 'c.conf' },
      { name: 'pki', type: 'symlink', linkname: '.' },
    ]);
    const { skipped } = await inspectArchives([archive], NOW);
    assert.deepEqual(
      skipped.map(({ uri, reason }) => `${reason} ${uri.slice(uri.lastIndexOf('/') + 1)}`),
      ['missing-target a.conf', 'missing-target b.conf', 'missing-target c.conf'],
    );
  });

  it('that are encrypted are listed where they could matter', async () => {
    const zip = zipOf({ 'a.conf': 'secret', 'b.log': 'secret', 'c.conf': 'open' }, 0);
    encrypt(zip, 'a.conf');
    encrypt(zip, 'b.log');
    const report = await inspectArchives([zip], NOW);
    assert.deepEqual(
      report.skipped.map(({ uri, reason }) => `${reason} ${uri.split('/').pop()}`),
      ['encrypted a.conf'],
    );
    assert.deepEqual(
      unreadOf(report).map(({ reason }) => reason),
      ['encrypted'],
    );
    const archive = await openArchive(zip);
    assert.equal(await textOf(archive, 'a.conf'), 'unreadable');
    assert.equal(await textOf(archive, 'c.conf'), 'open');
  });

  it('that are archives are folders to a depth of three, and what is none is listed', async () => {
    let archive = await tarOf([{ name: 'a.conf', content: 'x' }]);
    for (const name of ['four.tar', 'three.tar', 'two.tar']) archive = await tarOf([{ name, content: archive }]);
    const { skipped, files } = await inspectArchives([archive], NOW);
    assert.deepEqual(
      skipped.map(({ uri, reason }) => `${reason} ${uri.slice(uri.indexOf('two'))}`),
      ['too-deep two.tar!/three.tar!/four.tar'],
    );
    assert.equal(files.size, 0);
    const wrong = await inspectArchives(
      [
        await tarOf([
          { name: 'a.zip', content: 'no zip' },
          { name: 'b.tgz', content: gzipped(archive).subarray(0, 99) },
        ]),
      ],
      NOW,
    );
    assert.deepEqual(
      wrong.skipped.map(({ reason }) => reason),
      ['not-an-archive', 'damaged'],
    );
  });
});

describe('what is no readable archive', () => {
  it('is refused for what it is', async () => {
    const tar = await tarOf([{ name: 'a', content: 'x'.repeat(5000) }]);
    assert.equal(await refusal(new TextEncoder().encode('apiVersion: v1')), 'not-an-archive');
    assert.equal(await refusal(new Uint8Array(0)), 'not-an-archive');
    assert.equal(await refusal(gzipped(new TextEncoder().encode('a log'))), 'not-an-archive');
    assert.equal(await refusal(new TextEncoder().encode('BZh91AY&SY')), 'unsupported');
    for (const whole of [tar, gzipped(tar), xzOf(tar), zipOf({ a: 'x'.repeat(5000) })]) {
      assert.equal(await refusal(whole), 'read');
      assert.equal(await refusal(whole.subarray(0, whole.length / 2)), 'damaged');
    }
  });

  it('does not keep the next one from being read', async () => {
    const xz = xzOf(await tarOf([{ name: 'a', content: 'x'.repeat(200_000) }]));
    assert.equal(await refusal(xz.subarray(0, 70_000)), 'damaged');
    assert.equal(await refusal(xzOf(new TextEncoder().encode('a log'))), 'not-an-archive');
    assert.equal(await refusal(xz), 'read');
  });

  it('throws nothing, wherever a byte is another', async () => {
    const tar = await tarOf([{ name: 'a.conf', content: 'x'.repeat(600) }]);
    for (const whole of [tar, gzipped(tar), xzOf(tar), zipOf({ 'a.conf': 'x'.repeat(600), b: 'y' })]) {
      for (let at = 0; at < whole.length; at += 1 + Math.floor(whole.length / 400)) {
        const damaged = whole.slice();
        damaged[at] = (damaged[at] ?? 0) ^ 0xff;
        assert.match(await refusal(damaged), /^(?:read|damaged|unsupported|not-an-archive|expands-too-far)$/);
      }
    }
  });

  it('are not mixed up with an archive next to a folder that is called like what stands for it', async () => {
    const big = `# ${'x'.repeat(100_000)}`;
    const inner = gzipped(
      await tarOf([
        { name: 'a.conf', content: 'inner' },
        { name: 'big.bin', content: big },
      ]),
    );
    for (const isFirst of [true, false]) {
      const real = [{ name: 'in.tgz!/a.conf', content: 'real' }];
      const archive = await openArchive(
        await tarOf([...(isFirst ? real : []), { name: 'in.tgz', content: inner }, ...(isFirst ? [] : real)]),
      );
      assert.equal(await textOf(archive, 'in.tgz!/a.conf'), 'real');
      assert.equal(await textOf(archive, 'in.tgz!!/a.conf'), 'inner');
      assert.equal(await textOf(archive, 'in.tgz!!/big.bin'), big);
      assert.deepEqual(
        archive.readDirectory('in.tgz!')?.map(({ name }) => name),
        ['a.conf'],
      );
    }
  });

  it('are apart from the path of the archive, whose folders may be called like one', () => {
    const path = '/a/backup.tgz!/in.tgz!/etc/a.conf';
    assert.deepEqual(splitAtArchive(path), { archive: '/a/backup.tgz', member: 'in.tgz!/etc/a.conf' });
    const archive = '/a/backup.tgz!/in.tgz';
    assert.deepEqual(splitAtArchive(path, archive.length), { archive, member: 'etc/a.conf' });
  });
});

/** Sets the flag of encryption in the central directory's entry of that name. */
function encrypt(zip: Uint8Array, name: string): void {
  const at = Buffer.from(zip.buffer, zip.byteOffset, zip.length).lastIndexOf(name) - 46;
  zip[at + 8] = (zip[at + 8] ?? 0) | 1;
}
