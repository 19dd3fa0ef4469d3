import assert from 'node:assert/strict';
import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { faultyNode } from '../../support/faults.ts';
import { buildNode } from '../../support/kubeadmNode.ts';
import { MACHINE_FORMS, machineTexts } from '../../support/machineForms.ts';
import { documentFor, filesIn, MARKED_FOLDERS } from '../../support/markedFolders.ts';
import type { NodeFiles } from '../../support/nodeOptions.ts';
import { runCli } from '../../support/runCli.ts';
import { writeNode } from '../../support/writeNode.ts';

const NOW = '2026-06-01T12:00:00Z';
const OPTIONS = { now: new Date(NOW), keyAlgorithm: 'ECDSA-P256' } as const;

function documentOf(name: string, files: NodeFiles): string {
  const form = MACHINE_FORMS.find((one) => one.name === name);
  assert.ok(form);
  return form.write(machineTexts(files));
}

describe('a machine configuration on the command line', () => {
  let directory: string;
  let bad: NodeFiles;
  let etcd: NodeFiles;

  before(async () => {
    directory = await fs.mkdtemp(path.join(os.tmpdir(), 'kubernetes-pki-machines-'));
    bad = (await faultyNode('apiserver-expired', OPTIONS)).files;
    etcd = (await faultyNode('etcd-client-auth-off', OPTIONS)).files;
  });

  after(() => fs.rm(directory, { recursive: true, force: true }));

  async function check(files: Readonly<Record<string, string>>, ...args: string[]) {
    const folder = await fs.mkdtemp(path.join(directory, 'in '));
    for (const [name, text] of Object.entries(files)) await fs.writeFile(path.join(folder, name), text);
    return runCli(['check', '--now', NOW, ...args, '.'], { cwd: folder });
  }

  it('is silent where the node is correct', async () => {
    const files = { 'user data.yaml': documentOf('cloud-init', await buildNode(OPTIONS)) };
    assert.deepEqual({ ...(await check(files)), stdout: '' }, { code: 0, stdout: '', stderr: '' });
  });

  it('has its findings at the certificate in the document', async () => {
    const text = documentOf('cloud-init', bad);
    const { code, stdout } = await check({ 'user data.yaml': text });
    const line = text.slice(0, text.indexOf('BEGIN', text.indexOf('/pki/apiserver.crt'))).split('\n').length;
    assert.ok(stdout.startsWith(`user data.yaml:${line}:5: error: `), stdout);
    assert.match(stdout, /\[validity\/cert-expired\]/);
    assert.equal(code, 1);
  });

  it('has them at the value where that is encoded, in every format of report', async () => {
    const text = documentOf('Ignition, gzip', bad);
    const files = { 'node.ign': text };
    const before = text.split('\n').findIndex((one) => one.includes('/pki/apiserver.crt'));
    const line = text.split('\n').findIndex((one, at) => at > before && one.includes('"source"')) + 1;
    const report = JSON.parse((await check(files, '--format', 'json')).stdout);
    const places = report.findings.map((one: { file: string; line: number; rule: string }) => [one.file, one.line]);
    assert.deepEqual(places, [['node.ign', line]]);
    assert.ok(report.certificates.length > 5);
    for (const certificate of report.certificates) assert.equal(certificate.file, 'node.ign');
    const sarif = JSON.parse((await check(files, '--format', 'sarif')).stdout);
    const [{ physicalLocation }] = sarif.runs[0].results[0].locations;
    assert.equal(physicalLocation.artifactLocation.uri, 'node.ign');
    assert.equal(physicalLocation.region.startLine, line);
    for (const format of ['junit', 'markdown', 'html', 'gitlab'])
      assert.doesNotMatch((await check(files, '--format', format)).stdout, /node\.ign(?:!|%21)\/[^ ]*:\d/, format);
  });

  it('is hidden by comments of the document', async () => {
    const text = documentOf('cloud-init, b64', bad);
    const rule = 'validity/cert-expired';
    const whole = text.replace('\n', `\n# kubernetes-pki-disable-file ${rule} -- known\n`);
    assert.equal((await check({ 'node.cfg': whole })).stdout.includes(rule), false);
    const at = text.indexOf('  content: ', text.indexOf('/pki/apiserver.crt'));
    const above = `${text.slice(0, at)}  # kubernetes-pki-disable-next-line ${rule} -- known\n${text.slice(at)}`;
    const { code, stdout } = await check({ 'node.cfg': above });
    assert.equal(stdout.includes(rule), false);
    assert.equal(code, 0);
  });

  for (const { folder, document } of MARKED_FOLDERS) {
    it(`is not taken for a folder, nor a folder for it: ${folder}`, async () => {
      const said = async (name: string) => {
        const directory = await fs.mkdtemp(path.join(os.tmpdir(), 'kubernetes-pki-marked-'));
        try {
          await writeNode(filesIn(name, etcd), directory);
          const run = (...args: string[]) => runCli(['check', '--now', NOW, ...args, '.'], { cwd: directory });
          const alone = await run();
          await fs.writeFile(path.join(directory, document), documentFor(folder, bad));
          const all = [alone, await run(), await run('--format', 'sarif'), await run('--format', 'json', name)];
          // The node of the document has the same label as the folder.
          const place = (text: string) =>
            text
              .replaceAll(encodeURIComponent(name), 'NAME')
              .replaceAll(name, 'NAME')
              .replaceAll(`"node": "${folder}"`, '"node": "NAME"');
          return all.map(({ code, stdout, stderr }) => ({ code, stdout: place(stdout), stderr: place(stderr) }));
        } finally {
          await fs.rm(directory, { recursive: true, force: true });
        }
      };
      const shown = await said(folder);
      // SARIF's fingerprints hold the path, and findings are sorted by it.
      const lines = (all: typeof shown) =>
        all.map(({ stdout, ...other }) => ({
          ...other,
          lines: stdout
            .split('\n')
            .filter((line) => !line.includes('"kubernetesPki/v1"'))
            .sort(),
        }));
      assert.deepEqual(lines(shown), lines(await said('real')));
      const [alone, beside, sarif] = shown;
      const at = /^NAME\/etc\/kubernetes\/manifests\/etcd\.yaml:\d+:\d+: error: /m;
      assert.match(alone?.stdout ?? '', at);
      assert.match(beside?.stdout ?? '', at);
      assert.ok(beside?.stdout.includes(`\n${document}:`) || beside?.stdout.startsWith(`${document}:`));
      const fixed = JSON.parse(sarif?.stdout ?? '').runs[0].results.flatMap(
        (result: { fixes?: unknown }) => JSON.stringify(result.fixes ?? []).match(/"uri":"[^"]*"/g) ?? [],
      );
      assert.deepEqual(new Set(fixed), new Set(['"uri":"NAME/etc/kubernetes/manifests/etcd.yaml"']));
    });
  }

  it('has its modes judged', async () => {
    const good = documentOf('cloud-init', await buildNode(OPTIONS));
    const open = good.replace(
      /(path: \/etc\/kubernetes\/pki\/ca\.key\n {2}owner: root:root\n {2}permissions: ')0600/,
      '$10644',
    );
    assert.notEqual(open, good);
    assert.match((await check({ 'user-data': open })).stdout, /^user-data:\d+:\d+: .*\[permissions\/key-mode-open\]/m);
  });

  it('names what does not decode, and reads the rest', async () => {
    const bomb = gzipSync(new Uint8Array(50 * 1024 * 1024)).toString('base64');
    const item = (name: string, content: string) =>
      `- path: /etc/kubernetes/pki/${name}\n  encoding: gz+b64\n  content: ${content}\n`;
    const { code, stderr } = await check({
      'user-data': `#cloud-config\nwrite_files:\n${item('a.crt', bomb)}${item('b.crt', 'bm8gZ3ppcA==')}`,
    });
    assert.match(stderr, /skipped .*user-data!\/etc\/kubernetes\/pki\/a\.crt: larger than 5 MiB/);
    assert.match(stderr, /skipped .*user-data!\/etc\/kubernetes\/pki\/b\.crt: the content cannot be decoded/);
    assert.equal(code, 0);
  });
});
