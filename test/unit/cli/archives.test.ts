import assert from 'node:assert/strict';
import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { overlappingZip } from '../../support/archives/bombs.ts';
import { gzipped, tarOf, tarOfNode } from '../../support/archives/tarOf.ts';
import { zipOf } from '../../support/archives/zipOf.ts';
import { faultyNode } from '../../support/faults.ts';
import { buildNode } from '../../support/kubeadmNode.ts';
import { runCli } from '../../support/runCli.ts';

const NOW = '2026-06-01T12:00:00Z';

describe('an archive on the command line', () => {
  let directory: string;

  before(async () => {
    directory = await fs.mkdtemp(path.join(os.tmpdir(), 'kubernetes-pki-archives-'));
    const options = { now: new Date(NOW), keyAlgorithm: 'ECDSA-P256' } as const;
    const good = await tarOfNode(await buildNode(options));
    const bad = gzipped(await tarOfNode((await faultyNode('apiserver-expired', options)).files));
    const files = {
      'good.tar': good,
      'bad.tgz': bad,
      'two.zip': zipOf({ 'node-1/backup.tgz': bad }),
      'bomb.zip': overlappingZip(),
      'cut.tgz': bad.subarray(0, 2000),
      'other.tar.bz2': new TextEncoder().encode('BZh91AY&SY'),
      'a.conf': new TextEncoder().encode('no archive'),
    };
    for (const [name, bytes] of Object.entries(files)) await fs.writeFile(path.join(directory, name), bytes);
    await fs.symlink('bad.tgz', path.join(directory, 'link.tgz'));
  });

  after(() => fs.rm(directory, { recursive: true, force: true }));

  const run = (command: string, ...args: string[]) => runCli([command, '--now', NOW, ...args], { cwd: directory });
  const check = (...args: string[]) => run('check', ...args);

  it('is a root, and paths are relative to it', async () => {
    assert.deepEqual({ ...(await check('good.tar')), stdout: '' }, { code: 0, stdout: '', stderr: '' });
    for (const name of ['bad.tgz', 'link.tgz']) {
      const { code, stdout, stderr } = await check(name);
      assert.match(stdout, /^etc\/kubernetes\/pki\/apiserver\.crt:1:1: error: /m);
      assert.deepEqual({ code, stderr }, { code: 1, stderr: '' });
    }
  });

  it('has "!/" between an archive in it and what that holds', async () => {
    const { stdout } = await check('two.zip', '--format', 'json');
    const report = JSON.parse(stdout);
    assert.deepEqual(report.roots, ['two.zip']);
    assert.deepEqual(
      report.findings.map(({ file }: { file: string }) => file),
      ['node-1/backup.tgz!/etc/kubernetes/pki/apiserver.crt'],
    );
  });

  it('stands next to others and to folders', async () => {
    const { stdout } = await check('good.tar', 'bad.tgz', '--format', 'json');
    const report = JSON.parse(stdout);
    assert.ok(report.findings.every(({ file }: { file: string }) => file.startsWith('2:etc/')));
    assert.ok(report.certificates.some(({ file }: { file: string }) => file.startsWith('1:etc/')));
  });

  it('is read in every format and by expiration', async () => {
    for (const format of ['sarif', 'markdown', 'html']) {
      const { code, stdout } = await check('two.zip', '--format', format);
      assert.equal(code, 1);
      assert.match(stdout.replaceAll('<wbr>', ''), /backup\.tgz!\/etc\/kubernetes\/pki\/apiserver\.crt/);
    }
    assert.match((await run('expiration', 'bad.tgz')).stdout, /apiserver-kubelet-client/);
  });

  const refused: readonly [name: string, reason: RegExp][] = [
    ['bomb.zip', /: bomb\.zip: the archive is too large, or expands to too much$/m],
    ['cut.tgz', /: cut\.tgz: a damaged archive$/m],
    ['other.tar.bz2', /: other\.tar\.bz2: compression format not supported$/m],
    ['a.conf', /: a\.conf: not a directory, and not a \.tar, \.tar\.gz, \.tar\.xz or \.zip archive$/m],
  ];
  for (const [name, reason] of refused) {
    it(`is refused where it cannot be read: ${name}`, async () => {
      const { code, stdout, stderr } = await check(name);
      assert.match(stderr, reason);
      assert.deepEqual({ code, stdout }, { code: 2, stdout: '' });
    });
  }

  it('in a folder is listed with the command that reads it', async () => {
    const { code, stdout, stderr } = await check('.', '--format', 'json');
    assert.equal(code, 0);
    assert.deepEqual(
      JSON.parse(stdout).skipped.map(({ file, reason }: { file: string; reason: string }) => `${reason} ${file}`),
      ['archive bad.tgz', 'archive bomb.zip', 'archive cut.tgz', 'archive good.tar', 'archive two.zip'],
    );
    assert.match(stderr, /skipped .*bad\.tgz: an archive; to inspect it: kubernetes-pki check .*bad\.tgz$/m);
  });

  it('with hostile names moves no cursor', async () => {
    await fs.writeFile(
      path.join(directory, 'hostile.tar'),
      await tarOf([
        { name: 'a\u001b[2J/b.tgz', content: 'x' },
        { name: '../\u202e.conf', content: 'x' },
      ]),
    );
    const { stdout, stderr } = await check('hostile.tar');
    assert.match(stderr, /b\.tgz/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none may be there.
    assert.doesNotMatch(stdout + stderr, /[\u0000-\u0009\u000b-\u001f\u202e]/);
  });
});
