import assert from 'node:assert/strict';
import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildNode } from '../../support/kubeadmNode.ts';
import { runCli } from '../../support/runCli.ts';
import { writeNode } from '../../support/writeNode.ts';

const NOW = '2026-06-01T12:00:00Z';

describe('kubernetes-pki expiration', () => {
  let directory: string;

  before(async () => {
    directory = await fs.mkdtemp(path.join(os.tmpdir(), 'kubernetes-pki-cli-'));
    const files = await buildNode({ now: new Date(NOW), keyAlgorithm: 'ECDSA-P256' });
    await writeNode(files, path.join(directory, 'node'));
  });

  after(() => fs.rm(directory, { recursive: true, force: true }));

  const expiration = (...args: string[]) => runCli(['expiration', '--now', NOW, ...args, 'node'], { cwd: directory });

  it('prints kubeadm’s table by default', async () => {
    const [plain, text] = await Promise.all([expiration(), expiration('--format', 'text')]);
    assert.match(plain.stdout, /^CERTIFICATE +EXPIRES +RESIDUAL TIME/);
    assert.equal(text.stdout, plain.stdout);
  });

  it('prints every certificate as Markdown, CSV and JSON', async () => {
    const [markdown, csv, json] = await Promise.all(
      ['markdown', 'csv', 'json'].map((format) => expiration('--format', format)),
    );
    assert.match(markdown?.stdout ?? '', /^# Certificate expiration\n[\s\S]*^\| kubelet-client \|/m);
    assert.match(csv?.stdout ?? '', /^CERTIFICATE,EXPIRES[^\r]*\r\n[\s\S]*\r\nkubelet-client,/);
    const { certificates, warningDays } = JSON.parse(json?.stdout ?? '');
    assert.ok(certificates.some(({ name }: { name: string }) => name === 'kubelet-client'));
    assert.equal(warningDays, 30);
    assert.deepEqual([markdown?.code, csv?.code, json?.code], [0, 0, 0]);
  });

  it('leaves out what --exclude names', async () => {
    const { stdout } = await expiration('--format', 'csv', '--exclude', 'var/lib/kubelet');
    assert.match(stdout, /\napiserver,/);
    assert.doesNotMatch(stdout, /kubelet-client-|kubelet\.crt/);
  });

  it('takes the days of warning, and no format it does not know', async () => {
    const later = ['--format', 'json', '--now', '2027-03-20T00:00:00Z'];
    for (const [days, status] of [
      ['60', 'expiring'],
      ['30', 'valid'],
    ] as const) {
      const { stdout } = await expiration(...later, '--warning-days', days);
      const { certificates } = JSON.parse(stdout);
      assert.equal(certificates.find(({ name }: { name: string }) => name === 'apiserver')?.status, status);
    }
    const wrong = await expiration('--format', 'yaml');
    assert.equal(wrong.code, 2);
    assert.match(wrong.stderr, /--format must be one of text, markdown, csv, json, openmetrics, ics, not "yaml"/);
  });
});
