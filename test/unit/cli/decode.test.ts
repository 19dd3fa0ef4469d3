import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openNode } from '../../support/kubeadmNode.ts';
import { base64 } from '../../support/pem.ts';
import { runCli } from '../../support/runCli.ts';

describe('kubernetes-pki decode', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'pki-decode-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  async function decoded(name: string, text: string) {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    return runCli(['decode', file]);
  }

  it('decodes a kubeconfig that a Secret holds, and shows no byte of its key', async () => {
    const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
    const admin = node.files.get('etc/kubernetes/admin.conf');
    assert.ok(admin instanceof Uint8Array);
    const kubeconfig = new TextDecoder().decode(admin);
    const { code, stdout } = await decoded('secret.yaml', `kind: Secret\ndata:\n  value: ${base64(kubeconfig)}\n`);
    assert.equal(code, 0);
    assert.match(stdout, /Subject: O=kubeadm:cluster-admins, CN=kubernetes-admin/);
    assert.match(stdout, /^Private-Key: EC P-256/m);
    const [, key = '?'] = /client-key-data: (\S{60})/.exec(kubeconfig) ?? [];
    assert.ok(!stdout.includes(key));
  });

  it('describes bootstrap tokens, in their Secrets and in commands', async () => {
    const half = '0123456789abcdef';
    const secret = `kind: Secret\nmetadata: {name: bootstrap-token-abcdef}\nstringData: {token-id: abcdef, token-secret: ${half}}\n`;
    for (const [name, text] of [
      ['token.yaml', secret],
      ['join.sh', `kubeadm join 10.0.0.1:6443 --token abcdef.${half}\n`],
    ] as const) {
      const { code, stdout } = await decoded(name, text);
      assert.equal(code, 0, name);
      assert.match(stdout, /User: system:bootstrap:abcdef/);
      assert.ok(!stdout.includes(half));
    }
  });

  it('compares with the files of a folder, in text and in JSON', async () => {
    const now = '2026-06-01T12:00:00Z';
    const node = await openNode({ keyAlgorithm: 'ECDSA-P256', now: new Date(now) });
    const cluster = path.join(folder, 'node');
    for (const [name, content] of node.files) {
      if (!(content instanceof Uint8Array)) continue;
      mkdirSync(path.dirname(path.join(cluster, name)), { recursive: true });
      writeFileSync(path.join(cluster, name), content);
    }
    const file = path.join(folder, 'pasted.pem');
    writeFileSync(file, node.certificate('etc/kubernetes/pki/apiserver.crt').pem);
    const text = await runCli(['decode', file, cluster, '--now', now]);
    assert.equal(text.code, 0);
    assert.match(text.stdout, /^Certificate "kube-apiserver":\n {4}Validity: Expires in/);
    assert.match(text.stdout, /^ {4}Signed by: CN=kubernetes \(etc\/kubernetes\/pki\/ca\.crt\)$/m);
    assert.match(text.stdout, /\n\nCertificate:\n {4}Data:\n/);
    const json = await runCli(['decode', file, cluster, '--now', now, '--format', 'json']);
    const { workspace, certificates } = JSON.parse(json.stdout);
    const [found] = workspace.certificates;
    assert.equal(found.sha256, certificates[0].sha256);
    assert.deepEqual([found.signer, found.signedBy.file], ['found', 'etc/kubernetes/pki/ca.crt']);
    assert.deepEqual(found.places, [
      {
        file: 'etc/kubernetes/pki/apiserver.crt',
        yamlPath: null,
        line: 1,
        usedBy: ['--tls-cert-file of kube-apiserver'],
      },
    ]);
    const alone = await runCli(['decode', file]);
    assert.match(alone.stdout, /^Certificate:\n/);
  });

  it('says where there is nothing, with another exit code', async () => {
    const { code, stdout, stderr } = await decoded('note.txt', 'nothing here\n');
    assert.equal(code, 1);
    assert.equal(stdout, '');
    assert.match(stderr, /no certificate, request, key, CRL or token found/);
  });
});
