import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { bundledCli } from '../../support/bundledCli.ts';
import { faultyNode } from '../../support/faults.ts';
import { writeNode } from '../../support/writeNode.ts';

const COMMAND = `'${process.execPath}' '${bundledCli()}'`;

/** Runs a script of the shell: it tells exit codes by file descriptor 3, and what a command says by 4. */
async function runScript(script: string, cwd: string) {
  const child = spawn('sh', ['-c', script], { cwd, stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe'] });
  const [shown, said, code, other] = [child.stdout, child.stderr, child.stdio[3], child.stdio[4]];
  assert.ok(shown && said && code && other && 'read' in code && 'read' in other);
  const [stdout, stderr, exit, more] = await Promise.all([text(shown), text(said), text(code), text(other)]);
  return { stdout, stderr: stderr + more, code: Number(exit) };
}

(process.platform === 'win32' ? describe.skip : describe)('the command line, where nobody reads on', () => {
  let directory: string;

  before(async () => {
    directory = await fs.mkdtemp(path.join(os.tmpdir(), 'kubernetes-pki-pipe-'));
    const now = new Date('2026-06-01T12:00:00Z');
    await writeNode((await faultyNode('apiserver-expired', { now })).files, path.join(directory, 'bad'));
  });
  after(() => fs.rm(directory, { recursive: true, force: true }));

  const CHECK = "check bad --now '2026-06-01T12:00:00Z'";
  const commands: readonly [command: string, code: number][] = [
    [CHECK, 1],
    ...['json', 'sarif', 'markdown', 'html'].map((format): [string, number] => [`${CHECK} --format ${format}`, 1]),
    [`${CHECK} --fail-on never --format json`, 0],
    ['expiration bad', 0],
    ['expiration bad --format json', 0],
    ['decode bad/etc/kubernetes/admin.conf', 0],
    ['--help', 0],
    ['check --help', 0],
  ];

  for (const [command, code] of commands) {
    it(`exits ${code}, without a word, before a reader that is gone: ${command}`, async () => {
      // The reader has ended long before Node has started.
      const run = await runScript(`{ ${COMMAND} ${command} 2>&4; echo $? >&3; } | true`, directory);
      assert.deepEqual(run, { stdout: '', stderr: '', code });
    });
  }

  it('exits as the findings ask, before a reader of the first line', async () => {
    const script = `{ ${COMMAND} ${CHECK} --format json 2>&4; echo $? >&3; } | head -1`;
    assert.deepEqual(await runScript(script, directory), { stdout: '{\n', stderr: '', code: 1 });
  });

  it('exits so where standard error is gone, too', async () => {
    await fs.symlink('/gone', path.join(directory, 'bad/gone.crt'));
    const run = await runScript(`{ ${COMMAND} ${CHECK} 2>&1 >&4; echo $? >&3; } | true`, directory);
    assert.equal(run.code, 1);
    assert.match(run.stderr, /validity\/cert-expired/);
    const wrong = await runScript(`{ ${COMMAND} check 2>&1 >&4; echo $? >&3; } | true`, directory);
    assert.deepEqual(wrong, { stdout: '', stderr: '', code: 2 });
  });

  (process.platform === 'linux' ? it : it.skip)('exits 2, and says why, where the disk is full', async () => {
    for (const [target, wanted] of [
      ['4', 'kubernetes-pki: the output cannot be written: ENOSPC\n'],
      ['1', ''],
    ] as const) {
      const run = await runScript(`${COMMAND} check --help >/dev/full 2>&${target}; echo $? >&3`, directory);
      assert.deepEqual(run, { stdout: '', stderr: wanted, code: 2 });
    }
  });
});
