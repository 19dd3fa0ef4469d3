import assert from 'node:assert/strict';
import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { authority } from '../../support/apiObjects.ts';
import { runCli } from '../../support/runCli.ts';

/** Moves the cursor, recolors, retitles, links, reorders and breaks the line. No file system takes "/" or NUL. */
const NAME =
  '\u{1b}[2J\u{1b}]0;x\u{7}\u{1b}]8;;http:\u{7}\u{9b}1m\u{202e}gnp\u{2066}\u{200b}\nerror: all is well\r$(id)`id`';
const HIDDEN = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

describe('names of files on the command line', () => {
  let folder: string;

  before(async () => {
    folder = await fs.mkdtemp(path.join(os.tmpdir(), 'kubernetes-pki-names-'));
    const ca = await authority('hostile');
    const inside = path.join(folder, NAME);
    await fs.mkdir(inside);
    await fs.writeFile(path.join(inside, `${NAME}.crt`), ca.pem);
    await fs.writeFile(path.join(inside, `${NAME}-damaged.crt`), ca.pem.slice(0, 200));
    await fs.writeFile(path.join(inside, `${NAME}-large.crt`), new Uint8Array(6 * 1024 * 1024));
  });
  after(() => fs.rm(folder, { recursive: true, force: true }));

  const assertPlain = (text: string, what: string) => {
    assert.doesNotMatch(text, HIDDEN, what);
    assert.doesNotMatch(text, /^error: all is well/m, what);
  };

  for (const words of [
    ...['text', 'markdown', 'html', 'sarif', 'json'].map((format) => ['check', '--format', format]),
    ...['text', 'markdown', 'csv', 'json'].map((format) => ['expiration', '--format', format]),
  ]) {
    it(`reach a terminal as text: ${words.join(' ')}`, async () => {
      const { stdout, stderr, code } = await runCli([...words, folder]);
      assert.ok(code === 0 || code === 1, stderr);
      assertPlain(stdout.replaceAll('\r\n', '\n'), words.join(' '));
      assertPlain(stderr, 'standard error');
      assert.match(stderr, /skipped .*\\u\{1b\}\[2J.*-large\.crt: larger than 5 MiB/);
    });
  }

  it('reach a terminal as text where a file is decoded, or cannot be', async () => {
    const decode = async (name: string, expected: number, ...more: readonly string[]) => {
      const { stdout, stderr, code } = await runCli(['decode', path.join(folder, NAME, name), ...more]);
      assert.equal(code, expected, stderr);
      assertPlain(stdout, name);
      assertPlain(stderr, name);
      return stdout;
    };
    await decode(`${NAME}.crt`, 0);
    await decode(`${NAME}-damaged.crt`, 1);
    await decode(`${NAME}-large.crt`, 2);
    await decode(`${NAME}-gone.crt`, 2);
    const json = JSON.parse(await decode(`${NAME}.crt`, 0, '--format', 'json'));
    assert.ok(json.certificates[0].file.endsWith(`${NAME}.crt`));
    assertPlain((await runCli(['check', path.join(folder, 'gone', NAME)])).stderr, 'no such file or directory');
  });

  it('is no way around the limit of size', async () => {
    const { code, stderr } = await runCli(['decode', '-'], { input: new Uint8Array(6 * 1024 * 1024) });
    assert.equal(code, 2);
    assert.match(stderr, /-: larger than 5 MiB/);
  });
});
