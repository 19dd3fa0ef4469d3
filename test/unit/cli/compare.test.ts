import assert from 'node:assert/strict';
import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { JsonComparison } from '../../../src/core/index.ts';
import { gzipped, tarOfNode } from '../../support/archives/tarOf.ts';
import { openNode } from '../../support/kubeadmNode.ts';
import { runCli } from '../../support/runCli.ts';
import { writeNode } from '../../support/writeNode.ts';

const NOW = '2026-06-01T12:00:00Z';
const KCM = 'etc/kubernetes/manifests/kube-controller-manager.yaml';
const APISERVER = 'etc/kubernetes/manifests/kube-apiserver.yaml';
const CLIENT = 'etc/kubernetes/pki/apiserver-etcd-client.crt';

describe('kubernetes-pki compare', () => {
  let directory: string;

  before(async () => {
    directory = await fs.mkdtemp(path.join(os.tmpdir(), 'kubernetes-pki-cli-'));
    const node = await openNode({ now: new Date(NOW), keyAlgorithm: 'ECDSA-P256' });
    await writeNode(node.files, path.join(directory, 'before'));
    const manifest = node.text(KCM);
    node.replaceFlag('kube-controller-manager', 'concurrent-service-syncs', '1');
    await writeNode(node.files, path.join(directory, 'upgrade'));
    node.put(KCM, manifest);
    const apiserver = node.text(APISERVER);
    node.setText(APISERVER, (text) => text.replace(/^( +- )--client-ca-file/m, '$1--no-such-flag=1\n$&'));
    await writeNode(node.files, path.join(directory, 'stopped'));
    node.put(APISERVER, apiserver);
    node.reissue(CLIENT, {});
    await writeNode(node.files, path.join(directory, 'renewed'));
    await fs.writeFile(path.join(directory, 'renewed.tar.gz'), gzipped(await tarOfNode(node.files)));
    node.reissue(CLIENT, { issuer: await node.otherAuthority('etcd-ca') });
    await writeNode(node.files, path.join(directory, 'broken'));
  });

  after(() => fs.rm(directory, { recursive: true, force: true }));

  const compare = (...args: string[]) => runCli(['compare', '--now', NOW, ...args], { cwd: directory });

  it('ends with 0 where every connection goes on working, of folders and archives alike', async () => {
    for (const after of ['renewed', 'renewed.tar.gz']) {
      const { code, stdout, stderr } = await compare('before', after);
      assert.deepEqual([code, stderr], [0, '']);
      assert.match(
        stdout,
        /^Certificates: 0 added, 0 removed, 1 renewed\.\n {2}renewed \S*apiserver-etcd-client\.crt: /,
      );
      assert.match(
        stdout,
        /\nConnections: 0 broken by the change, 0 recovered, 0 interrupted on the way, \d+ in all\.\n/,
      );
      assert.match(stdout, /\nEvery connection keeps working, whatever the order of restarts\.\n$/);
    }
  });

  it('ends with 1 where one is broken, and names it with its error', async () => {
    const { code, stdout } = await compare('before', 'broken');
    assert.equal(code, 1);
    assert.match(
      stdout,
      /\n {2}kube-apiserver → etcd: works, then broken: .*x509: certificate signed by unknown authority/,
    );
  });

  it('ends with 1 where a component no longer starts, with its last words, its cause, and what follows', async () => {
    const { code, stdout } = await compare('before', 'stopped');
    assert.equal(code, 1);
    assert.match(stdout, /\n {2}kube-apiserver: starts, then does not start: unknown flag: --no-such-flag\n/);
    assert.match(stdout, /\nCauses: 1\.\n.*\n {4}7 connections broken because kube-apiserver does not start\n/);
    assert.match(
      stdout,
      /\n {2}kube-scheduler → kube-apiserver: works, then fails because kube-apiserver does not start\n/,
    );
    assert.match(stdout, /\nEvery connection keeps working until a restart of kube-apiserver, which would fail\.\n$/);
    const json = JSON.parse((await compare('before', 'stopped', '--format', 'json')).stdout) as JsonComparison;
    assert.deepEqual(
      [json.components[0]?.component, json.components[0]?.lastWords, json.components[0]?.exitsAfter],
      ['kube-apiserver', 'unknown flag: --no-such-flag', 1],
    );
    const scheduler = json.connections.find(({ from }) => from === 'kube-scheduler');
    assert.deepEqual([scheduler?.before, scheduler?.after, scheduler?.follows], ['ok', 'broken', 0]);
    assert.match(scheduler?.error ?? '', /^dial tcp .*: connect: connection refused$/);
    assert.deepEqual(
      json.causes.map(({ file, breaks, stops, follows }) => [file, breaks, stops, follows.length]),
      [[APISERVER, [], [0], 7]],
    );
    const { stdout: markdown } = await compare('before', 'stopped', '--format', 'markdown');
    assert.match(markdown, /\n\| kube-apiserver \| starts, then does not start: /);
    assert.match(markdown, /\n\| etcd \| starts \|\n/);
  });

  it('prints JSON in the shape that is promised', async () => {
    const { stdout } = await compare('before', 'broken', '--format', 'json');
    const json = JSON.parse(stdout) as JsonComparison;
    assert.deepEqual([json.schemaVersion, json.before, json.after, json.now], [1, 'before', 'broken', NOW]);
    const [renewed] = json.certificates.renewed;
    assert.deepEqual([renewed?.before.file, renewed?.after.file], [CLIENT, CLIENT]);
    assert.notEqual(renewed?.before.sha256, renewed?.after.sha256);
    const [first] = json.connections;
    assert.deepEqual([first?.from, first?.to, first?.before, first?.after], ['kube-apiserver', 'etcd', 'ok', 'broken']);
    assert.deepEqual(
      first?.during.map(({ from, to, verdict, side }) => [from, to, verdict, side]),
      [[{ pair: 'new', trust: 'new' }, { pair: 'new', trust: 'new' }, 'broken', 'server']],
    );
    assert.deepEqual(json.order, []);
  });

  it('prints Markdown for a change request', async () => {
    const { stdout } = await compare('before', 'broken', '--format', 'markdown');
    assert.match(stdout, /^# Kubernetes PKI comparison\n\n- Before: <code>before<\/code>\n/);
    assert.match(stdout, /\n\| When \| In use \| Verdict \|\n/);
  });

  it('shows what another release breaks in the same files, with the first release that does, the fix and the source', async () => {
    const { code, stdout, stderr } = await compare('upgrade', '--kubernetes-version', '1.38');
    assert.deepEqual([code, stderr], [1, '']);
    assert.equal(
      stdout.slice(0, stdout.indexOf('  1 more because')),
      [
        'Kubernetes 1.38 in place of 1.34.2, by way of 1.35 to 1.37.',
        'Kubernetes 1.38 is newer than 1.37, the newest known release: what changes after that is unknown.',
        'The first release that breaks something is 1.37: 1 component no longer starts, 0 connections break.',
        `  1.37 ${KCM}:30: does not start: kube-controller-manager no longer starts: unknown flag: --concurrent-service-syncs.`,
        `  1.37 ${KCM}:30: error: --concurrent-service-syncs was removed in 1.37: kube-controller-manager 1.37 exits with unknown flag: --concurrent-service-syncs.`,
        '    fix: Remove --concurrent-service-syncs',
        '    source: https://github.com/kubernetes/kubernetes/blob/master/CHANGELOG/CHANGELOG-1.37.md',
        '',
      ].join('\n'),
    );
    const { upgrade } = JSON.parse(
      (await compare('upgrade', 'upgrade', '--kubernetes-version', 'v1.37.2', '--format', 'json')).stdout,
    ) as JsonComparison;
    assert.deepEqual(
      [upgrade?.release, upgrade?.from, upgrade?.passed, upgrade?.newestKnown, upgrade?.firstBreak],
      ['1.37.2', '1.34.2', ['1.35', '1.36', '1.37', '1.37.2'], '1.37', '1.37'],
    );
    assert.deepEqual(
      upgrade?.items.map(({ since, kind, file }) => [since, kind, file]),
      [
        ['1.37', 'stops', KCM],
        ['1.37', 'error', KCM],
      ],
    );
    const { stdout: markdown } = await compare('upgrade', '--kubernetes-version', '1.37', '--format', 'markdown');
    assert.match(markdown, /\n## Upgrade\n[\s\S]*\n\| Since \| Kind \| Place \| What \| Fix \| Source \|\n/);
  });

  it('ends with 0 for a release that breaks nothing, and has no upgrade without the option', async () => {
    const { code, stdout } = await compare('before', '--kubernetes-version', '1.37');
    assert.equal(code, 0);
    assert.match(
      stdout,
      /\nEvery component that starts still starts, and no further connection breaks\.\nCertificates/,
    );
    const { stdout: json } = await compare('before', 'renewed', '--format', 'json');
    assert.equal((JSON.parse(json) as JsonComparison).upgrade, null);
  });

  it('takes two PATHs and no other number of them', async () => {
    for (const args of [['before'], ['before', 'renewed', 'broken']]) {
      const { code, stderr } = await compare(...args);
      assert.equal(code, 2);
      assert.match(stderr, /compare requires two PATHs, BEFORE and AFTER/);
    }
  });
});
