import assert from 'node:assert/strict';
import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildNode } from '../../support/kubeadmNode.ts';
import { runCli } from '../../support/runCli.ts';
import { writeNode } from '../../support/writeNode.ts';

const NOW = '2026-06-01T12:00:00Z';

describe('kubernetes-pki check --file-modes', () => {
  let directory: string;
  const at = (name: string) => path.join(directory, 'etc/kubernetes', name);

  before(async () => {
    directory = await fs.mkdtemp(path.join(os.tmpdir(), 'kubernetes-pki-modes-'));
    await writeNode(await buildNode({ now: new Date(NOW), keyAlgorithm: 'ECDSA-P256', systemdUnit: true }), directory);
    // Whatever the umask of who runs this.
    for (const folder of ['etc/kubernetes/pki', 'etc/kubernetes/pki/etcd', 'var/lib/kubelet/pki']) {
      await fs.chmod(path.join(directory, folder), 0o755);
    }
  });

  after(() => fs.rm(directory, { recursive: true, force: true }));

  const check = (...args: string[]) => runCli(['check', '--now', NOW, directory, ...args]);

  it('finds nothing in a copy with kubeadm’s modes, whoever made it', async () => {
    const { code, stdout, stderr } = await check('--file-modes', 'always');
    assert.match(stdout, /^No findings in /);
    assert.deepEqual([code, stderr], [0, '']);
  });

  it('names modes in the profile cis', async () => {
    const { stdout } = await check('--file-modes', 'always', '--profile', 'cis');
    assert.match(stdout, /kubelet\/config\.yaml:1:1: warning: Mode .*0644\b.* \[permissions\/kubelet-config-mode\]/);
    assert.match(stdout, /10-kubeadm\.conf:1:1: warning: Mode .*0644\b.* \[permissions\/unit-file-mode\]/);
  });

  it('judges a copy’s modes when asked, and only then', async () => {
    await fs.chmod(at('pki/ca.key'), 0o644);
    await fs.chmod(at('manifests/etcd.yaml'), 0o644);
    const { code, stdout } = await check('--file-modes', 'always', '--fail-on', 'warning');
    assert.deepEqual(stdout.split('\n').slice(0, 2), [
      'etc/kubernetes/manifests/etcd.yaml:1:1: hint: Mode is 0644, but CIS 1.1.7 recommends 600. [permissions/manifest-mode-open]',
      'etc/kubernetes/pki/ca.key:1:1: warning: Mode 0644 lets everyone read this private key. [permissions/key-mode-open]',
    ]);
    assert.equal(code, 1);
    for (const fileModes of ['auto', 'never']) {
      assert.match((await check('--file-modes', fileModes)).stdout, /^No findings in /);
    }
  });

  it('refuses any other word', async () => {
    const { code, stderr } = await check('--file-modes', 'yes');
    assert.equal(code, 2);
    assert.match(stderr, /--file-modes must be one of auto, always, never, not "yes"/);
  });
});
