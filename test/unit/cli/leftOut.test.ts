import assert from 'node:assert/strict';
import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { authority } from '../../support/apiObjects.ts';
import { openNode } from '../../support/kubeadmNode.ts';
import { days } from '../../support/nodeOptions.ts';
import { runCli } from '../../support/runCli.ts';
import { writeNode } from '../../support/writeNode.ts';

const NOW = '2028-06-01T12:00:00Z';
const EARLY = new Date('2026-06-01T12:00:00Z');
const PKI = 'etc/kubernetes/pki/';

/** The formats whose text has the line itself. The others have it as data, or on standard error. */
const SUMMARIES = [
  ...['text', 'json', 'sarif', 'markdown', 'html', 'junit'].map((format) => ['check', format, 'work']),
  ...['text', 'json', 'markdown', 'csv', 'openmetrics', 'ics'].map((format) => ['expiration', format, 'work']),
  ...['text', 'json', 'markdown'].map((format) => ['compare', format, 'work', 'work']),
] as const;

describe('what is left out by name', () => {
  let directory: string;

  before(async () => {
    directory = await fs.mkdtemp(path.join(os.tmpdir(), 'kubernetes-pki-cli-'));
    // Long expired, and in the second node no connection works.
    const pki = await openNode({ now: new Date('2026-06-01T12:00:00Z'), keyAlgorithm: 'ECDSA-P256' });
    const backup = new Map([...pki.files].filter(([name]) => name.startsWith(PKI)));
    await writeNode(
      new Map([...backup].map(([name, one]) => [name.slice('etc/kubernetes/'.length), one])),
      path.join(directory, 'work/backup'),
    );
    await writeNode(pki.files, path.join(directory, 'work/examples/node'));
  });

  after(() => fs.rm(directory, { recursive: true, force: true }));

  const run = (command: string, format: string, paths: readonly string[], ...more: readonly string[]) =>
    runCli([command, '--now', NOW, '--format', format, ...more, ...paths], { cwd: directory });

  for (const [command = '', format = '', ...paths] of SUMMARIES) {
    it(`is named by ${command} as ${format}, with the count and how to include it`, async () => {
      const { stdout, stderr } = await run(command, format, paths);
      if (format === 'json') {
        const { leftOut } = JSON.parse(stdout);
        for (const places of Array.isArray(leftOut) ? [leftOut] : [leftOut.before, leftOut.after]) {
          const found = places.map(({ path: place }: { path: string }) => place).sort();
          assert.deepEqual(found, ['backup', 'examples']);
          assert.ok(
            places.every((one: { files: number; certificates: number }) => one.files > 0 && one.certificates > 0),
          );
        }
        return;
      }
      const text = ['csv', 'openmetrics', 'ics'].includes(format) ? stderr : stdout;
      for (const word of ['backup', 'examples', '--include-left-out']) {
        assert.ok(text.replaceAll('&#45;', '-').includes(word), `${word}\n${text.slice(0, 2000)}`);
      }
    });
  }

  it('has no broken connections next to no findings', async () => {
    const { stdout } = await run('check', 'text', ['work']);
    assert.match(stdout, /^No findings in /m);
    assert.doesNotMatch(stdout, /broken/);
    const included = await run('check', 'text', ['work'], '--include-left-out');
    assert.match(included.stdout, /connections broken/);
    assert.doesNotMatch(included.stdout, /Left out by name/);
  });

  it('is listed by expiration and compared if asked for', async () => {
    const { stdout } = await run('expiration', 'text', ['work'], '--include-left-out');
    assert.match(stdout, /apiserver +May \d\d, 2027 /);
    assert.doesNotMatch(stdout, /Left out by name/);
    const compared = await run('compare', 'json', ['work', 'work'], '--include-left-out');
    assert.deepEqual(JSON.parse(compared.stdout).leftOut, { before: [], after: [] });
  });

  it('is a bundle with the name of that of a system only if it holds as many certificates', async () => {
    const expired = await authority('client-ca', { notBefore: days(EARLY, -30), notAfter: days(EARLY, -3) });
    const roots = await Promise.all(Array.from({ length: 40 }, (_, n) => authority(`root-${n}`)));
    const check = async (folder: string, pems: readonly string[]) => {
      await fs.mkdir(path.join(directory, folder), { recursive: true });
      await fs.writeFile(path.join(directory, folder, 'ca-bundle.crt'), pems.join(''));
      return (await runCli(['check', '--now', EARLY.toISOString(), folder], { cwd: directory })).stdout;
    };
    assert.match(await check('one/configmaps/client-ca', [expired.pem]), /validity\/ca-expired/);
    const whole = await check('all', [expired.pem, ...roots.map(({ pem }) => pem)]);
    assert.match(whole, /Left out by name: 1 file with 41 certificates/);
  });

  it('is not mentioned where nothing is', async () => {
    const node = 'work/examples/node';
    for (const [command, format, ...paths] of [
      ['check', 'text', node],
      ['expiration', 'markdown', node],
      ['compare', 'text', node, node],
    ] as const) {
      const { stdout, stderr } = await run(command, format, paths);
      assert.doesNotMatch(stdout + stderr, /left out|Left out/, command);
    }
  });
});
