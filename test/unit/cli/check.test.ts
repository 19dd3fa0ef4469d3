import assert from 'node:assert/strict';
import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { faultyNode } from '../../support/faults.ts';
import { buildNode } from '../../support/kubeadmNode.ts';
import { runCli } from '../../support/runCli.ts';
import { writeNode } from '../../support/writeNode.ts';

const NOW = '2026-06-01T12:00:00Z';

describe('kubernetes-pki check', () => {
  let directory: string;

  before(async () => {
    directory = await fs.mkdtemp(path.join(os.tmpdir(), 'kubernetes-pki-cli-'));
    const now = new Date(NOW);
    await writeNode(await buildNode({ now, keyAlgorithm: 'ECDSA-P256' }), path.join(directory, 'good'));
    await writeNode((await faultyNode('apiserver-expired', { now })).files, path.join(directory, 'bad'));
  });

  after(() => fs.rm(directory, { recursive: true, force: true }));

  const check = (...args: string[]) => runCli(['check', '--now', NOW, ...args], { cwd: directory });

  it('leaves out what --exclude names, relative to each directory', async () => {
    const found = await check('bad');
    assert.equal(found.code, 1);
    for (const globs of [['etc/kubernetes'], ['**/pki', '**/*.{conf,yaml}']]) {
      const { code, stdout } = await check('bad', ...globs.flatMap((glob) => ['--exclude', glob]));
      assert.equal(code, 0, stdout);
    }
    const { stdout } = await check('good', 'bad', '--exclude', 'bad/**');
    assert.match(stdout, /1 error/);
  });

  it('reads as many files as --max-files says, and says that there are more', async () => {
    const { stdout, stderr } = await check('good', '--max-files', '5');
    // The files that those refer to are read all the same.
    assert.match(stdout, / in [56] files with /);
    assert.match(stderr, /the limit of --max-files was reached/);
    assert.equal((await check('good', '--max-files', '500')).stderr, '');
    for (const wrong of ['0', '-1', 'many']) assert.equal((await check('good', `--max-files=${wrong}`)).code, 2);
  });

  it('says nothing of a correct node and exits 0', async () => {
    const { code, stdout, stderr } = await check('good');
    assert.match(stdout, /^No findings in 3\d files with 1\d certificates \(2\d with copies\)\.\n$/);
    assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
  });

  it('names place, severity, message and rule of a fault, and exits 1', async () => {
    const { code, stdout } = await check('bad');
    assert.match(stdout, /^etc\/kubernetes\/pki\/apiserver\.crt:1:1: error: .*expired.* \[validity\/cert-expired\]$/m);
    assert.equal(code, 1);
  });

  it('prints the JSON of the contract, byte for byte the same each time', async () => {
    const [first, second] = await Promise.all([check('--format', 'json', 'bad'), check('--format', 'json', 'bad')]);
    assert.equal(first.stdout, second.stdout);
    const report = JSON.parse(first.stdout);
    assert.deepEqual(Object.keys(report), [
      'schemaVersion',
      'roots',
      'now',
      'kubernetesVersion',
      'summary',
      'certificates',
      'connections',
      'components',
      'findings',
      'causes',
      'rotation',
      'firstBreak',
      'skipped',
      'complete',
      'unread',
      'leftOut',
      'leftOutMore',
    ]);
    assert.equal(report.schemaVersion, 1);
    assert.deepEqual(report.roots, ['bad']);
    assert.equal(report.now, NOW);
    const scheduler = report.certificates.find(
      (one: { yamlPath: string; file: string }) =>
        one.file === 'etc/kubernetes/scheduler.conf' && one.yamlPath.startsWith('users'),
    );
    assert.equal(scheduler.yamlPath, 'users[0].user.client-certificate-data');
    assert.deepEqual(scheduler.subject, [{ type: 'CN', value: 'system:kube-scheduler' }]);
    assert.deepEqual(scheduler.extendedKeyUsage, ['clientAuth']);
    const [finding] = report.findings;
    assert.equal(finding.file, 'etc/kubernetes/pki/apiserver.crt');
    assert.match(finding.help, /^https:\/\/.*validity\/cert-expired\.md$/);
    assert.deepEqual(report.summary.errors, report.findings.length);
  });

  it('prefixes paths with the number of their root where several are given', async () => {
    const { stdout } = await check('--format', 'json', 'good', 'bad');
    const report = JSON.parse(stdout);
    assert.deepEqual(report.roots, ['good', 'bad']);
    assert.ok(report.findings.every(({ file }: { file: string }) => file.startsWith('2:etc/')));
  });

  it('prints SARIF with a rule, a region and related places', async () => {
    const { stdout } = await check('--format', 'sarif', 'bad');
    const [run] = JSON.parse(stdout).runs;
    assert.equal(run.tool.driver.rules[0].id, 'validity/cert-expired');
    assert.equal(
      run.results[0].locations[0].physicalLocation.artifactLocation.uri,
      'bad/etc/kubernetes/pki/apiserver.crt',
    );
    assert.equal(run.results[0].locations[0].physicalLocation.region.startLine, 1);
  });

  it('prints Markdown', async () => {
    const { stdout } = await check('--format', 'markdown', 'bad');
    assert.match(stdout, /^# Kubernetes PKI report\n/);
    assert.match(stdout, /validity\/cert-expired/);
  });

  it('prints HTML, byte for byte the same each time, with the folder as it was given', async () => {
    const [first, second] = await Promise.all([check('--format', 'html', 'bad'), check('--format', 'html', 'bad')]);
    assert.equal(first.stdout, second.stdout);
    assert.equal(first.code, 1);
    assert.match(first.stdout, /^<!DOCTYPE html>\n/);
    assert.match(first.stdout, /<bdi>bad<\/bdi>/);
    assert.ok(!first.stdout.includes(directory));
  });

  it('lets severities, thresholds and the exit code be chosen', async () => {
    assert.equal((await check('--fail-on', 'never', 'bad')).code, 0);
    assert.equal((await check('--rule', 'validity/cert-expired=warning', 'bad')).code, 0);
    assert.match((await check('--rule', 'validity/cert-expired=off', 'bad')).stdout, /^No findings/);
    const later = ['--now', '2027-03-20T00:00:00Z', '--fail-on', 'warning'];
    assert.equal((await check(...later, 'good')).code, 0);
    assert.equal((await check(...later, '--warning-days', '60', 'good')).code, 1);
  });

  const wrong: readonly [args: readonly string[], message: RegExp][] = [
    [[], /missing command/],
    [['chekc', '.'], /unknown command "chekc"/],
    [['check'], /requires at least one PATH/],
    [['check', 'absent'], /absent: no such file or directory/],
    [['check', 'good/etc/kubernetes/admin.conf'], /not a directory/],
    [['check', 'good', '--format', 'xml'], /--format must be one of text, json, sarif, markdown, html/],
    [['check', 'good', '--now', 'yesterday'], /--now must be an ISO 8601 time/],
    [['check', 'good', '--kubernetes-version', '1.15'], /must be a release of Kubernetes from 1\.16 on, not "1\.15"/],
    [['check', 'good', '--kubernetes-version', 'next'], /must be a release of Kubernetes from 1\.16 on, not "next"/],
    [['check', 'good', '--warning-days', '-1'], /warning-days/],
    [['check', 'good', '--rule', 'no/such-rule=off'], /unknown rule "no\/such-rule"/],
    [['check', 'good', '--rule', 'validity/cert-expired=loud'], /must be one of off, error, warning, info, hint/],
    [['check', 'good', '--unknown'], /unknown/i],
  ];
  for (const [args, message] of wrong) {
    it(`exits 2 on ${args.join(' ') || 'no command'}`, async () => {
      const { code, stdout, stderr } = await runCli(args, { cwd: directory });
      assert.match(stderr, message);
      assert.match(stderr, /Usage:/);
      assert.deepEqual({ code, stdout }, { code: 2, stdout: '' });
    });
  }

  it('evaluates the same files as another release, and says where its knowledge of releases ends', async () => {
    const file = path.join(directory, 'flags', 'etc/kubernetes/manifests/kube-apiserver.yaml');
    await fs.cp(path.join(directory, 'good'), path.join(directory, 'flags'), { recursive: true });
    const manifest = await fs.readFile(file, 'utf8');
    await fs.writeFile(file, manifest.replace(/( +)- --etcd-servers=/, '$1- --tls-curve-preferences=29\n$&'));
    const asRelease = (release: string, ...args: string[]) =>
      runCli(['check', 'flags', '--now', NOW, '--kubernetes-version', release, ...args], { cwd: directory });
    const old = await asRelease('1.35');
    assert.deepEqual([old.code, old.stderr], [1, '']);
    assert.match(
      old.stdout,
      /was added in 1\.36: kube-apiserver 1\.35 exits with unknown flag: --tls-curve-preferences/,
    );
    const known = await asRelease('v1.37.2', '--format', 'json');
    assert.deepEqual([known.code, known.stderr, JSON.parse(known.stdout).kubernetesVersion], [0, '', '1.37.2']);
    const beyond = await asRelease('1.39');
    assert.equal(beyond.code, 0);
    assert.equal(
      beyond.stderr,
      'kubernetes-pki: Kubernetes 1.39 is newer than 1.37, the newest known release: what changes after that is unknown.\n',
    );
  });

  it('prints the expiration table', async () => {
    const { code, stdout } = await runCli(['expiration', '--now', NOW, 'good'], { cwd: directory });
    assert.equal(code, 0);
    assert.match(
      stdout,
      /^CERTIFICATE {2,}EXPIRES {2,}RESIDUAL TIME {2,}CERTIFICATE AUTHORITY {2,}EXTERNALLY MANAGED$/m,
    );
    assert.match(stdout, /^apiserver-etcd-client .* etcd-ca +no +$/m);
  });

  it('decodes a file, and standard input', async () => {
    const file = path.join(directory, 'good/etc/kubernetes/scheduler.conf');
    const text = await runCli(['decode', file]);
    assert.equal(text.code, 0);
    assert.match(text.stdout, /^Certificate:\n {4}Data:\n {8}Version: 3 \(0x2\)\n/);
    assert.match(text.stdout, /Subject: CN=system:kube-scheduler/);
    assert.doesNotMatch(text.stdout + text.stderr, /BEGIN|LS0t/);
    const input = await fs.readFile(path.join(directory, 'good/etc/kubernetes/pki/sa.key'));
    const json = JSON.parse((await runCli(['decode', '-', '--format', 'json'], { input })).stdout);
    assert.equal(json.privateKeys.length, 1);
    assert.equal(json.privateKeys[0].encrypted, false);
    const nothing = await runCli(['decode', '-'], { input: 'nothing here' });
    assert.equal(nothing.code, 1);
  });
});
