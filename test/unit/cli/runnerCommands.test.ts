import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { seededRandom } from '../../differential/cases/seededRandom.ts';
import { openNode } from '../../support/kubeadmNode.ts';
import { runCli } from '../../support/runCli.ts';
import { COMMAND_PIECES, runnerCommands } from '../../support/runnerCommands.ts';
import { writeNode } from '../../support/writeNode.ts';
import { attack } from '../hostile/attackedNode.ts';

const RUN_COMMANDS = path.resolve(import.meta.dirname, '../hostile/child/runCommands.ts');

const NOW = '2026-06-01T12:00:00Z';

/** Names that are commands by themselves, and some of pieces that become commands together with what stands next to them. */
const NAMES: readonly string[] = [
  '::warning title=x::y',
  'a##[set-output name=b]c',
  'a##vso[task.setvariable variable=b]c',
  "##teamcity[buildStop comment='x']",
  'section_start:1700000000:a[collapsed=true]\r\u{1b}[0K',
  '\n::stop-commands::resume-token\n--- a',
  ...drawn(),
];

function drawn(): readonly string[] {
  const random = seededRandom(7);
  return Array.from({ length: 4 }, () => Array.from({ length: 6 }, () => random.pick(COMMAND_PIECES)).join(''));
}

/** Lines of a log whose values are the names. */
const LOG = NAMES.flatMap((name) => [
  `${name}x509: certificate is valid for ${name}, not ${name}`,
  `tls: failed to verify certificate: x509: certificate signed by unknown authority (possibly because of "x" while trying to verify candidate authority certificate "${name}")`,
  `Unable to connect to the server: dial tcp: lookup ${name} on 10.0.0.1:53: no such host x509: certificate has expired`,
]);

/** Shows that names are in an output at all. */
const A_NAME = /(?:teamcity|vso)(?:\[|&#91;)|\[error\]after/;

const FORMATS = {
  check: ['text', 'json', 'sarif', 'markdown', 'html', 'junit', 'gitlab'],
  expiration: ['text', 'markdown', 'csv', 'json', 'openmetrics', 'ics'],
  compare: ['text', 'json', 'markdown'],
  explain: ['text', 'json'],
  decode: ['text', 'json'],
} as const;

describe('text in a terminal or the log of a job is no command of the runner', () => {
  let folder: string;
  const BEFORE = '::error title=a::before';
  const AFTER = '##[error]after';
  const files: string[] = [];

  before(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'kubernetes-pki-runner-'));
    const pki = await openNode({ now: new Date(NOW), keyAlgorithm: 'ECDSA-P256' });
    await attack(pki, NAMES);
    const kubeconfig = pki.files.get('work/0.conf');
    assert.ok(kubeconfig);
    for (const name of NAMES) pki.put(`${name.replaceAll(/[/\0]/g, '_')}/a.conf`, kubeconfig as Uint8Array);
    await writeNode(pki.files, path.join(folder, BEFORE));
    files.push(...[...pki.files.keys()].filter((name) => name.startsWith('work/')));
    for (const name of [...pki.files.keys()].filter((one) => one.endsWith('-large.crt'))) pki.files.delete(name);
    for (const name of [...pki.files.keys()].filter((one) => one.includes('vso['))) pki.files.delete(name);
    await writeNode(pki.files, path.join(folder, AFTER));
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  function assertHarmless(text: string, what: string): void {
    assert.deepEqual(runnerCommands(text), [], what);
    assert.doesNotMatch(text.replaceAll('\r\n', '\n'), /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u, what);
  }

  async function run(words: readonly string[], cwd = folder) {
    const result = await runCli(words, { cwd });
    assertHarmless(result.stdout, `${words.join(' ')}: output`);
    assertHarmless(result.stderr, `${words.join(' ')}: errors`);
    return result;
  }

  /** Runs many commands in one process, and returns their exit codes. */
  async function runAll(commands: readonly (readonly string[])[], input = ''): Promise<readonly number[]> {
    const list = path.join(folder, 'commands.json');
    writeFileSync(list, JSON.stringify(commands));
    const { stdout, stderr } = await runCli([list], { cwd: folder, program: RUN_COMMANDS, input });
    assertHarmless(stdout, 'output');
    assertHarmless(stderr, 'errors');
    const codes = [...stdout.matchAll(/^=== command \d+ ended with (\d)$/gm)].map(([, code]) => Number(code));
    assert.equal(codes.length, commands.length, stderr);
    return codes;
  }

  for (const format of FORMATS.check) {
    it(`check --format ${format}`, async () => {
      const { stdout, stderr } = await run(['check', '--now', NOW, '--format', format, '.'], path.join(folder, BEFORE));
      assert.match(stderr, /skipped .*\\u\{23\}#\[set-output/);
      assert.match(stdout, A_NAME);
      if (format === 'json') assert.ok(JSON.stringify(JSON.parse(stdout)).includes('##vso['));
    });
  }

  for (const format of FORMATS.expiration) {
    it(`expiration --format ${format}`, async () => {
      const { stdout } = await run(['expiration', '--now', NOW, '--format', format, BEFORE, AFTER]);
      assert.match(stdout, A_NAME);
    });
  }

  for (const format of FORMATS.compare) {
    it(`compare --format ${format}`, async () => {
      const { stdout } = await run(['compare', '--now', NOW, '--format', format, BEFORE, AFTER]);
      assert.match(stdout, A_NAME);
    });
  }

  it('explain', async () => {
    const commands = FORMATS.explain.flatMap((format) => {
      const words = ['explain', '--now', NOW, '--format', format];
      return [...LOG.map((line) => [...words, '--', line]), [...words, '--', LOG.join('\n'), BEFORE]];
    });
    assert.ok((await runAll(commands)).filter((code) => code === 0).length > LOG.length);
  });

  it('decode', async () => {
    const commands = FORMATS.decode.flatMap((format) =>
      files.flatMap((file) => {
        const words = ['decode', '--now', NOW, '--format', format, '--', path.join(BEFORE, file)];
        return file.startsWith('work/0') ? [words, [...words, BEFORE]] : [words];
      }),
    );
    const codes = await runAll(commands);
    assert.ok(codes.includes(0) && codes.includes(1));
  });

  it('wrong usage, and names that are not there', async () => {
    const commands = NAMES.flatMap((name) => [
      ...[[name], ['check', '--', name], ['decode', '--', name], ['check', `--${name}`], ['help', name]],
      ...[
        ['check', '--now', name, '.'],
        ['check', '--rule', name, '.'],
        ['check', '--format', name, '.'],
      ],
    ]);
    assert.deepEqual([...new Set(await runAll(commands))], [2]);
  });
});
