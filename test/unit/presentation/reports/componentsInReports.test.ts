import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { drawGraph, expirationReport, expirationSummary, graphSource, plainText } from '../../../../src/core/index.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { runCli } from '../../../support/runCli.ts';
import { writeNode } from '../../../support/writeNode.ts';

const NOW = '2026-06-01T12:00:00Z';
const WORDS = 'Error creating leases: error creating storage factory: context deadline exceeded';

describe('the states of components in reports', () => {
  let directory: string;

  before(async () => {
    directory = await fs.mkdtemp(path.join(os.tmpdir(), 'kubernetes-pki-components-'));
    const node = await openNode({ now: new Date(NOW), keyAlgorithm: 'ECDSA-P256' });
    node.replaceFlag('kube-apiserver', 'etcd-cafile', '/etc/kubernetes/pki/ca.crt');
    await writeNode(node.files, path.join(directory, 'node'));
  });

  after(() => fs.rm(directory, { recursive: true, force: true }));

  const check = async (format: string) =>
    (await runCli(['check', '--now', NOW, '--format', format, 'node'], { cwd: directory })).stdout;

  it('are a table of Markdown and HTML, next to what follows from the cause', async () => {
    const markdown = await check('markdown');
    assert.match(markdown, /\n- Consequences: 6 more because kube-apiserver does not start\n/);
    assert.ok(markdown.includes(`| ✗ does not start | kube-apiserver | <code>${WORDS}</code>`));
    assert.match(markdown, /\n\| ✓ starts \| etcd \| {2}\|\n/);
    const html = await check('html');
    assert.ok(html.includes('id="components"') && html.includes(WORDS));
  });

  it('are a suite of JUnit, in which a component that does not start fails', async () => {
    const junit = await check('junit');
    assert.match(junit, /<testsuite name="components" tests="5" failures="1" skipped="0">/);
    assert.ok(
      junit.includes(`<failure type="does not start" message="kube-apiserver → etcd is broken.">${WORDS}</failure>`),
    );
    assert.match(junit, /<testcase classname="node" name="etcd"\/>/);
    assert.match(junit, /1 connection broken, 6 more because kube-apiserver does not start\.<\/failure>/);
  });

  it('say once that a component does not start if its own files and a connection stop it', async () => {
    const node = await openNode({ now: new Date(NOW), keyAlgorithm: 'ECDSA-P256' });
    node.replaceFlag('kube-apiserver', 'etcd-cafile', '/etc/kubernetes/pki/ca.crt');
    node.replaceFlag('kube-apiserver', 'encryption-provider-config', '/etc/kubernetes/pki/encryption.yaml');
    node.put('etc/kubernetes/pki/encryption.yaml', 'apiVersion: v1\nkind: Secret\n');
    await writeNode(node.files, path.join(directory, 'both'));
    const inFormat = async (format: string) =>
      (await runCli(['check', '--now', NOW, '--format', format, 'both'], { cwd: directory })).stdout;
    assert.match(await inFormat('text'), /^kube-apiserver does not start\.$/m);
    const { components, causes } = JSON.parse(await inFormat('json'));
    const stopped = components.flatMap(({ by, needs }: { by: string | null; needs: unknown[] }) =>
      by === null ? [] : [[by, needs.length]],
    );
    assert.deepEqual(stopped, [['files', 1]]);

    // A cause that breaks no connection by itself counts everywhere.
    assert.equal(causes.length, 2);
    const { report } = await inspectFiles(node.files, new Date(NOW));
    const { picture } = drawGraph(graphSource(report));
    const texts = [
      await inFormat('text'),
      await inFormat('markdown'),
      await inFormat('html'),
      plainText(picture.summary),
    ];
    for (const text of texts)
      assert.match(text, /2 causes, 1 connection broken(?: \(\d+ in total\))?,(?: and)? 7 more because kube-apiserver/);
    assert.equal(
      expirationSummary(expirationReport(report, { warningDays: 30, caWarningDays: 180 }), report).causes.length,
      2,
    );
  });
});
