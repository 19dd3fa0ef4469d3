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
const CLIENT = 'etc/kubernetes/pki/apiserver-etcd-client.crt';

describe('kubernetes-pki compare', () => {
  let directory: string;

  before(async () => {
    directory = await fs.mkdtemp(path.join(os.tmpdir(), 'kubernetes-pki-cli-'));
    const node = await openNode({ now: new Date(NOW), keyAlgorithm: 'ECDSA-P256' });
    await writeNode(node.files, path.join(directory, 'before'));
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

  it('takes two PATHs and no other number of them', async () => {
    for (const args of [['before'], ['before', 'renewed', 'broken']]) {
      const { code, stderr } = await compare(...args);
      assert.equal(code, 2);
      assert.match(stderr, /compare requires two PATHs, BEFORE and AFTER/);
    }
  });
});
