import assert from 'node:assert/strict';
import { closeSync, constants, promises as fs, openSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runCli } from '../../support/runCli.ts';
import { ODD_NAME, OUTSIDE, READ, SPECIAL, strayTargets, writeStrayLinks } from '../../support/strayLinks.ts';

const isLinux = process.platform === 'linux';

/** Whether no process has the pipe open for reading: then none can be opened for writing at once (open(2), ENXIO). */
function isUnread(pipe: string): boolean {
  try {
    closeSync(openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK));
    return false;
  } catch (error) {
    assert.equal((error as NodeJS.ErrnoException).code, 'ENXIO');
    return true;
  }
}

/** Runs the command line, and looks the whole time whether it has the pipe open. */
async function runBeside(pipe: string, args: readonly string[]) {
  const run = { isOver: false };
  const result = runCli(args).finally(() => {
    run.isOver = true;
  });
  let looks = 0;
  for (; !run.isOver; looks++) {
    assert.ok(isUnread(pipe), 'the pipe is open');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  assert.ok(looks > 0);
  return result;
}

(process.platform === 'win32' ? describe.skip : describe)('links and special files on the command line', () => {
  let parent: string;
  let folder: string;
  let outside: string;
  let pipe: string;

  before(async () => {
    parent = await fs.realpath(await fs.mkdtemp(path.join(os.tmpdir(), 'kubernetes-pki-links-')));
    folder = path.join(parent, 'folder');
    outside = path.join(parent, 'outside');
    pipe = path.join(folder, 'links/pipe.crt');
    await writeStrayLinks(folder, outside);
  });
  after(() => fs.rm(parent, { recursive: true, force: true }));

  const check = (...args: readonly string[]) => runBeside(pipe, ['check', ...args, folder]);
  const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

  it('names in JSON each that was not read, and where it leads', async () => {
    const { code, stdout } = await check('--format', 'json');
    const { skipped, certificates } = JSON.parse(stdout);
    const wanted = [
      ...[...strayTargets(outside)].map(([file, target]) => ({ file, reason: 'missing-target', target })),
      ...SPECIAL.map((file) => ({ file, reason: 'special', target: null })),
      ...(isLinux ? [{ file: ODD_NAME, reason: 'name', target: null }] : []),
    ].sort((a, b) => (a.file < b.file ? -1 : 1));
    assert.deepEqual(skipped, wanted);
    assert.deepEqual(
      certificates.map(({ file }: { file: string }) => file),
      READ,
    );
    // One has a name that is not UTF-8.
    assert.equal(code, 3);
  });

  it('names them next to the text', async () => {
    const { stderr } = await check();
    for (const [file, target] of strayTargets(outside))
      assert.match(
        stderr,
        new RegExp(`^kubernetes-pki: skipped .*/${escaped(file)}: a link to ${escaped(target)},`, 'm'),
      );
    for (const file of SPECIAL) assert.match(stderr, new RegExp(`${file}: not a regular file$`, 'm'));
    if (isLinux) assert.match(stderr, /caf\\xe9\.crt: file name is not UTF-8$/m);
  });

  it('says how many more links there are than it names', async () => {
    const many = path.join(parent, 'many');
    await fs.mkdir(many);
    for (let at = 0; at < 25; at++) await fs.symlink(`/gone/${at}.pem`, path.join(many, `${at}.pem`));
    const { stderr } = await runCli(['check', many]);
    assert.equal(stderr.match(/a link to/g)?.length, 20);
    assert.match(stderr, /skipped 5 more such links/);
  });

  for (const words of [
    ...['text', 'json', 'sarif', 'markdown', 'html'].map((format) => ['check', '--format', format]),
    ...['text', 'markdown', 'csv', 'json'].map((format) => ['expiration', '--format', format]),
  ]) {
    it(`shows nothing of what lies outside: ${words.join(' ')}`, async () => {
      const { code, stdout, stderr } = await runBeside(pipe, [...words, folder]);
      assert.equal(code, words.includes('check') ? 3 : 0, stderr);
      assert.doesNotMatch(stdout + stderr, new RegExp(OUTSIDE));
      assert.doesNotMatch(stdout + stderr, /PATH=/);
    });
  }

  it('follows a link that is itself the folder given', async () => {
    const link = path.join(parent, 'link');
    await fs.symlink('folder', link);
    const { stdout } = await runBeside(pipe, ['check', '--format', 'json', link]);
    assert.deepEqual(
      JSON.parse(stdout).certificates.map(({ file }: { file: string }) => file),
      READ,
    );
  });

  for (const [title, name] of Object.entries({
    'a pipe': 'links/pipe.crt',
    'a link to a pipe': 'links/to-pipe.crt',
    ...(isLinux ? { 'a file that the kernel makes up': 'links/environ.env' } : {}),
  })) {
    it(`decodes no such thing as ${title}, and says so`, async () => {
      const { code, stdout, stderr } = await runBeside(pipe, ['decode', path.join(folder, name)]);
      assert.deepEqual({ code, stdout }, { code: 2, stdout: '' });
      assert.match(stderr, /: not a regular file; decode - reads standard input/);
    });
  }

  it('decodes what a link leads to that is named itself', async () => {
    const { code, stdout } = await runCli(['decode', path.join(folder, 'links/through.crt')]);
    assert.equal(code, 0);
    assert.match(stdout, new RegExp(OUTSIDE));
  });

  it('says of a folder that it is one', async () => {
    const { code, stderr } = await runCli(['decode', folder]);
    assert.equal(code, 2);
    assert.match(stderr, /: is a directory/);
  });
});
