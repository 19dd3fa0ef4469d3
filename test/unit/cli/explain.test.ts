import assert from 'node:assert/strict';
import { promises as fs } from 'node:fs';
import { faultyFolder } from '../../support/faultyFolder.ts';
import { runCli } from '../../support/runCli.ts';

const NOW = '2026-06-01T12:00:00Z';

const UNKNOWN = 'tls: failed to verify certificate: x509: certificate signed by unknown authority';
const LOG = [
  'I1127 03:19:24.1 1 shared_informer.go:247] Caches are synced',
  `E1127 leaderelection.go:340] error retrieving resource lock kube-system/kube-scheduler: Get "https://10.0.0.10:6443/apis/coordination.k8s.io/v1/namespaces/kube-system/leases/kube-scheduler": ${UNKNOWN}`,
  'error: tls: private key does not match public key',
  `E1127 leaderelection.go:340] error retrieving resource lock kube-system/kube-scheduler: Get "https://10.0.0.10:6443/apis/coordination.k8s.io/v1/namespaces/kube-system/leases/kube-scheduler": ${UNKNOWN}`,
].join('\n');

describe('kubernetes-pki explain', () => {
  let directory: string;

  before(async () => {
    directory = await faultyFolder('scheduler-conf-other-ca', NOW);
  });

  after(() => fs.rm(directory, { recursive: true, force: true }));

  it('names the connections and findings by their places in the report of check', async () => {
    const options = ['--now', NOW, '--format', 'json', 'node'];
    const [explained, checked] = await Promise.all([
      runCli(['explain', '-', ...options], { cwd: directory, input: LOG }),
      runCli(['check', ...options], { cwd: directory }),
    ]);
    assert.deepEqual([explained.code, explained.stderr], [0, '']);
    const { schemaVersion, errors } = JSON.parse(explained.stdout);
    const report = JSON.parse(checked.stdout);
    assert.equal(schemaVersion, 1);
    assert.deepEqual(
      errors.map(({ line, kind, count, lastLine }: Record<string, unknown>) => [line, kind, count, lastLine]),
      [
        [2, 'unknownAuthority', 2, 4],
        [3, 'keyMismatch', 1, 3],
      ],
    );
    const [first] = errors;
    assert.deepEqual([first.text, first.saysWho, first.ofWhom], [UNKNOWN, 'kube-scheduler', 'kube-apiserver']);
    assert.ok(first.look.length > 0 && first.meaning.includes('kube-apiserver'));
    const [connection] = first.connections.map((at: number) => report.connections[at]);
    assert.deepEqual([connection.from.component, connection.verdict], ['kube-scheduler', 'broken']);
    const [finding] = first.findings.map((at: number) => report.findings[at]);
    assert.deepEqual(
      [finding.rule, finding.file],
      ['kubeconfigs/kubeconfig-ca-not-issuer', 'etc/kubernetes/scheduler.conf'],
    );
  });

  it('prints each error once, with the line of its cause', async () => {
    const { code, stdout } = await runCli(['explain', '--now', NOW, '-', 'node'], { cwd: directory, input: LOG });
    assert.equal(code, 0);
    assert.match(stdout, /^line 2 and 1 more: kube-scheduler/m);
    assert.match(
      stdout,
      /^ {2}etc\/kubernetes\/scheduler\.conf:4:\d+: error: .*\[kubeconfigs\/kubeconfig-ca-not-issuer\]$/m,
    );
    assert.match(stdout, /^ {2}Fix: Replace with \/etc\/kubernetes\/pki\/ca\.crt$/m);
    assert.equal(stdout.match(/^line /gm)?.length, 2);
  });

  it('prints the command that repairs the cause', async () => {
    const folder = await faultyFolder('apiserver-expired', NOW);
    const message = 'x509: certificate has expired or is not yet valid: current time 2026-06-01T12:00:00Z is after';
    const { stdout } = await runCli(['explain', '--now', NOW, message, 'node'], { cwd: folder });
    await fs.rm(folder, { recursive: true, force: true });
    assert.match(stdout, /^ {2}Fix:\n {4}kubeadm certs renew apiserver &&\n {4}/m);
  });

  it('explains a message alone', async () => {
    const { code, stdout } = await runCli(['explain', `Unable to connect to the server: ${UNKNOWN}`]);
    assert.equal(code, 0);
    assert.match(stdout, /^line 1: kubectl/);
  });

  it('ends with 1 where there is nothing to explain, and with 2 without a message', async () => {
    const nothing = await runCli(['explain', 'Caches are synced']);
    assert.deepEqual([nothing.code, nothing.stdout], [1, '']);
    assert.match(nothing.stderr, /no TLS, certificate or authentication error found/);
    const none = await runCli(['explain']);
    assert.equal(none.code, 2);
    assert.match(none.stderr, /explain requires a MESSAGE/);
    const missing = await runCli(['explain', 'x509: unhandled critical extension', 'no-such-folder']);
    assert.equal(missing.code, 2);
  });
});
