import assert from 'node:assert/strict';
import { lstat, mkdtemp, readFile, readlink, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildNode } from '../../support/kubeadmNode.ts';
import { writeNode } from '../../support/writeNode.ts';

describe('support/writeNode', () => {
  let dir = '';
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'node-'));
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));

  it('writes every file, and again over itself', async () => {
    const files = await buildNode({ keyAlgorithm: 'ECDSA-P256' });
    await writeNode(files, dir);
    await writeNode(files, dir);
    for (const [path, content] of files) {
      if (content instanceof Uint8Array)
        assert.deepEqual(new Uint8Array(await readFile(join(dir, path))), content, path);
    }
  });

  it('gives keys 0600, certificates 0644 and keeps links', async function () {
    if (process.platform === 'win32') return this.skip();
    await writeNode(await buildNode({ keyAlgorithm: 'ECDSA-P256' }), dir);
    const mode = async (path: string) => (await stat(join(dir, path))).mode & 0o777;
    assert.equal(await mode('etc/kubernetes/pki/ca.key'), 0o600);
    assert.equal(await mode('etc/kubernetes/pki/sa.pub'), 0o600);
    assert.equal(await mode('etc/kubernetes/admin.conf'), 0o600);
    assert.equal(await mode('etc/kubernetes/pki/ca.crt'), 0o644);
    const link = join(dir, 'var/lib/kubelet/pki/kubelet-client-current.pem');
    assert.ok((await lstat(link)).isSymbolicLink());
    assert.match(await readlink(link), /^\/var\/lib\/kubelet\/pki\/kubelet-client-2026-.*\.pem$/);
  });
});
