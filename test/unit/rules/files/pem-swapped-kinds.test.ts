import assert from 'node:assert/strict';
import { applyFix, checkNode } from '../../../support/checkRule.ts';
import { base64 } from '../../../support/pem.ts';

const RULE = 'files/pem-swapped-kinds';
const APISERVER = 'etc/kubernetes/pki/apiserver.crt';

describe(RULE, () => {
  const MANIFEST = 'etc/kubernetes/manifests/kube-apiserver.yaml';
  const [CERT_FLAG, KEY_FLAG] = ['tls-cert-file', 'tls-private-key-file'];

  it('reports a certificate flag that names a key', async () => {
    const { lines, findings } = await checkNode(RULE, (node) =>
      node.replaceFlag('kube-apiserver', CERT_FLAG, '/etc/kubernetes/pki/apiserver.key'),
    );
    assert.deepEqual(lines, [`certificateIsKey ${MANIFEST} /etc/kubernetes/pki/apiserver.key`]);
    assert.match(findings[0]?.code ?? '', /PEM inputs may have been switched/);
  });

  it('reports an exchanged pair once, and exchanges it', async () => {
    const evaluated = await checkNode(RULE, (node) => {
      node.replaceFlag('kube-apiserver', CERT_FLAG, '/etc/kubernetes/pki/apiserver.key');
      node.replaceFlag('kube-apiserver', KEY_FLAG, '/etc/kubernetes/pki/apiserver.crt');
    });
    assert.deepEqual(evaluated.lines, [`exchanged ${MANIFEST} /etc/kubernetes/pki/apiserver.key`]);
    const fixed = applyFix(evaluated, evaluated.findings[0]?.fixes[0]);
    assert.match(fixed, /--tls-cert-file=\/etc\/kubernetes\/pki\/apiserver\.crt\n/);
    assert.match(fixed, /--tls-private-key-file=\/etc\/kubernetes\/pki\/apiserver\.key\n/);
  });

  it('reports a key flag of an etcd without clients that names a public key', async () => {
    const { lines, findings } = await checkNode(RULE, (node) => {
      node.put('etc/kubernetes/pki/etcd/server.pub', node.text('etc/kubernetes/pki/sa.pub'));
      node.replaceFlag('etcd', 'key-file', '/etc/kubernetes/pki/etcd/server.pub');
      node.remove('etc/kubernetes/manifests/kube-apiserver.yaml');
    });
    assert.deepEqual(lines, ['keyIsPublic etc/kubernetes/manifests/etcd.yaml /etc/kubernetes/pki/etcd/server.pub']);
    assert.match(findings[0]?.code ?? '', /following types: \[PUBLIC KEY\]/);
  });

  it('reports a CA field of a kubeconfig that holds a key', async () => {
    const { findings } = await checkNode(RULE, (node) =>
      node.setField(
        'etc/kubernetes/scheduler.conf',
        'certificate-authority-data',
        base64(node.text('etc/kubernetes/pki/ca.key')),
      ),
    );
    assert.deepEqual(
      findings.map(({ messageId, path }) => [messageId, path]),
      [['trustIsKey', 'etc/kubernetes/scheduler.conf']],
    );
  });

  it('is silent about one file with both', async () => {
    const both = '/etc/kubernetes/pki/both.pem';
    const { lines } = await checkNode(RULE, (node) => {
      node.put(both.slice(1), node.text(APISERVER) + node.text('etc/kubernetes/pki/apiserver.key'));
      node.replaceFlag('kube-apiserver', CERT_FLAG, both);
      node.replaceFlag('kube-apiserver', KEY_FLAG, both);
    });
    assert.deepEqual(lines, []);
  });
});
