import assert from 'node:assert/strict';
import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { faultyNode } from '../../support/faults.ts';
import { buildNode } from '../../support/kubeadmNode.ts';
import type { NodeFile } from '../../support/nodeOptions.ts';
import { runCli } from '../../support/runCli.ts';
import { writeNode } from '../../support/writeNode.ts';

const NOW = '2026-06-01T12:00:00Z';
const MANIFEST = 'etc/kubernetes/manifests/kube-apiserver.yaml';
const MEBIBYTE = 1024 * 1024;

describe('kubernetes-pki check with incomplete input', () => {
  let directory: string;
  let good: ReadonlyMap<string, NodeFile>;
  let bad: ReadonlyMap<string, NodeFile>;
  let count = 0;

  before(async () => {
    directory = await fs.mkdtemp(path.join(os.tmpdir(), 'kubernetes-pki-incomplete-'));
    const now = new Date(NOW);
    good = await buildNode({ now, keyAlgorithm: 'ECDSA-P256' });
    bad = (await faultyNode('apiserver-expired', { now })).files;
  });

  after(() => fs.rm(directory, { recursive: true, force: true }));

  /** Writes a correct node with more files to a new folder. */
  async function nodeWith(more: Readonly<Record<string, string>>): Promise<string> {
    const folder = `node-${count++}`;
    await writeNode(new Map([...good, ...encoded(more)]), path.join(directory, folder));
    return folder;
  }

  const encoded = (files: Readonly<Record<string, string>>) =>
    Object.entries(files).map(([name, text]) => [name, new TextEncoder().encode(text)] as const);

  const check = (...args: string[]) => runCli(['check', '--now', NOW, ...args], { cwd: directory });

  /** The exit code, and the members of the JSON about completeness. */
  async function unreadIn(...args: string[]) {
    const { code, stdout } = await check('--format', 'json', ...args);
    const { complete, unread } = JSON.parse(stdout);
    return { code, complete, unread };
  }

  const COMPLETE = { code: 0, complete: true, unread: [] };

  it('is complete for a correct node, whatever else is in the folder', async () => {
    const folder = await nodeWith({
      'data/large.json': JSON.stringify({ numbers: 'x'.repeat(6 * MEBIBYTE) }),
      'logs.tgz': 'x',
      'broken.yaml': 'a: [\n',
    });
    assert.deepEqual(await unreadIn(folder), COMPLETE);
  });

  for (const [what, file, text] of [
    ['a manifest', MANIFEST, `${'#'.repeat(6 * MEBIBYTE)}\nkind: Pod\n`],
    ['a file of the static pod folder', 'etc/kubernetes/manifests/apiserver.txt', '#'.repeat(6 * MEBIBYTE)],
    ['a Secret anywhere', 'deploy/web.yaml', `apiVersion: v1\nkind: Secret\n${'#'.repeat(6 * MEBIBYTE)}`],
    ['JSON anywhere', 'web.json', `{"x": "${'x'.repeat(6 * MEBIBYTE)}", "kind": "Secret", "apiVersion": "v1"}`],
  ] as const) {
    it(`reports that ${what} is too large, and exits with 3`, async () => {
      const folder = await nodeWith({ [file]: text });
      assert.deepEqual(await unreadIn(folder), {
        code: 3,
        complete: false,
        unread: [{ path: file, reason: 'too-large' }],
      });
      assert.equal((await check(folder, '--allow-incomplete')).code, 0);
    });
  }

  it('reports where the walk ended, and exits with 3', async () => {
    const folder = await nodeWith({});
    assert.deepEqual(await unreadIn(folder, '--max-files', '5'), {
      code: 3,
      complete: false,
      unread: [{ path: '.', reason: 'too-many-files' }],
    });
    const deep = await nodeWith({ [`${'d/'.repeat(45)}tls.crt`]: 'x' });
    const { code, unread } = await unreadIn(deep);
    assert.equal(code, 3);
    assert.deepEqual(
      unread.map(({ reason }: { reason: string }) => reason),
      ['too-deep'],
    );
  });

  it('reports a document whose aliases exceed the budget', async () => {
    const deep = `apiVersion: v1\nkind: ConfigMap\ndata: &a [${'x,'.repeat(100)}]\nb: [${'*a,'.repeat(1200)}]\n`;
    const folder = await nodeWith({ 'notes.yaml': deep });
    const { code, unread } = await unreadIn(folder);
    assert.deepEqual({ code, unread }, { code: 3, unread: [{ path: 'notes.yaml', reason: 'yaml-too-complex' }] });
  });

  it('exits with 1 where there is a finding as well', async () => {
    await writeNode(
      new Map([...bad, ...encoded({ 'a.yaml': `apiVersion: v1\nkind: Pod\n${'#'.repeat(6 * MEBIBYTE)}` })]),
      path.join(directory, 'both'),
    );
    const { code, complete } = await unreadIn('both');
    assert.deepEqual({ code, complete }, { code: 1, complete: false });
  });

  it('says so in every format', async () => {
    const folder = await nodeWith({ 'web.yaml': `apiVersion: v1\nkind: Secret\n${'#'.repeat(6 * MEBIBYTE)}` });
    const print = async (format: string) => (await check(folder, '--format', format)).stdout;
    assert.match(await print('text'), /^Incomplete: web\.yaml: larger than 5 MiB$/m);
    assert.match(await print('markdown'), /Not read in full[\s\S]*web\.yaml/);
    assert.match((await print('html')).replaceAll(/<[^>]+>/g, ''), /Not read in full[\s\S]*web\.yaml/);
    assert.match(await print('junit'), /<testcase classname="complete" name="web\.yaml">\s*<failure type="incomplete"/);
    const [issue] = JSON.parse(await print('gitlab'));
    assert.deepEqual([issue.check_name, issue.location.path], ['incomplete', `${folder}/web.yaml`]);
    const [{ executionSuccessful, toolExecutionNotifications }] = JSON.parse(await print('sarif')).runs[0].invocations;
    assert.equal(executionSuccessful, false);
    assert.equal(toolExecutionNotifications[0].level, 'error');
    assert.equal(
      toolExecutionNotifications[0].locations[0].physicalLocation.artifactLocation.uri,
      `${folder}/web.yaml`,
    );
  });

  it('lists files that are left out by name, and checks them with --include-left-out', async () => {
    const copies = [...bad].map(([name, content]) => [`old/node/${name}`, content] as const);
    await writeNode(new Map([...good, ...copies]), path.join(directory, 'copies'));
    const { code, stdout } = await check('copies', '--format', 'json');
    const { leftOut, leftOutMore } = JSON.parse(stdout);
    assert.equal(code, 0, JSON.stringify(JSON.parse(stdout).findings.slice(0, 3), undefined, 1));
    assert.deepEqual(
      [leftOut.map(({ path: place }: { path: string }) => place), leftOutMore],
      [['old'], { places: 0, files: 0, certificates: 0 }],
    );
    assert.ok(leftOut[0].files > 20 && leftOut[0].certificates > 10, stdout.slice(-300));
    assert.match((await check('copies')).stdout, /^Left out by name: \d+ files with \d+ certificates \(old\)\./m);
    const all = await check('copies', '--include-left-out');
    assert.equal(all.code, 1);
    assert.match(all.stdout, /^old\/node\/etc\/kubernetes\/pki\/apiserver\.crt.*\[validity\/cert-expired\]$/m);
    assert.doesNotMatch(all.stdout, /Left out by name/);
  });
});
