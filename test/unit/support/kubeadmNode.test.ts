import assert from 'node:assert/strict';
import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';
import { load } from 'js-yaml';
import { buildCluster, buildNode, type NodeFiles, type NodeOptions, openNode } from '../../support/kubeadmNode.ts';
import { fromBase64 } from '../../support/pem.ts';

const PKI = 'etc/kubernetes/pki';
const CURRENT = 'var/lib/kubelet/pki/kubelet-client-current.pem';
const fast = (options: NodeOptions = {}) => buildNode({ keyAlgorithm: 'ECDSA-P256', ...options });

function text(files: NodeFiles, path: string): string {
  const content = files.get(path);
  assert.ok(content instanceof Uint8Array, `${path} is a file`);
  return new TextDecoder().decode(content);
}

/** A file's text with the PEM inside its kubeconfig fields. */
function openText(files: NodeFiles, path: string): string {
  const whole = text(files, path);
  return [whole, ...[...whole.matchAll(/-data: (\S+)/g)].map((match) => fromBase64(match[1] ?? ''))].join('\n');
}

function certificates(files: NodeFiles, path: string): X509Certificate[] {
  const blocks = openText(files, path).match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  return blocks.map((block) => new X509Certificate(block));
}

function first(files: NodeFiles, path: string): X509Certificate {
  const [certificate] = certificates(files, path);
  assert.ok(certificate !== undefined, `${path} holds a certificate`);
  return certificate;
}

const regular = (files: NodeFiles) => [...files.keys()].filter((path) => files.get(path) instanceof Uint8Array);

describe('support/kubeadmNode', () => {
  it('has the files and certificates of a kubeadm node', async () => {
    const files = await fast();
    assert.equal(files.size, 37);
    assert.equal(regular(files).flatMap((path) => certificates(files, path)).length, 22);
    const current = files.get(CURRENT);
    assert.ok(current !== undefined && 'linkTo' in current && files.has(current.linkTo.slice(1)));
  });

  const issuers = [
    ['apiserver.crt', 'ca.crt'],
    ['apiserver-kubelet-client.crt', 'ca.crt'],
    ['apiserver-etcd-client.crt', 'etcd/ca.crt'],
    ['front-proxy-client.crt', 'front-proxy-ca.crt'],
    ['etcd/server.crt', 'etcd/ca.crt'],
    ['etcd/peer.crt', 'etcd/ca.crt'],
    ['etcd/healthcheck-client.crt', 'etcd/ca.crt'],
  ] as const;
  for (const keyAlgorithm of ['RSA-2048', 'ECDSA-P256'] as const) {
    it(`signs every leaf by its own CA and gives it its own key (${keyAlgorithm})`, async () => {
      const files = await buildNode({ keyAlgorithm });
      for (const [leaf, authority] of issuers) {
        const certificate = first(files, `${PKI}/${leaf}`);
        assert.ok(certificate.verify(first(files, `${PKI}/${authority}`).publicKey), `${leaf} by ${authority}`);
        const keyText = text(files, `${PKI}/${leaf.replace('.crt', '.key')}`);
        assert.ok(certificate.checkPrivateKey(createPrivateKey(keyText)), `key of ${leaf}`);
      }
    });
  }

  it('gives apiserver.crt the names kubeadm gives it', async () => {
    const names = first(await fast(), `${PKI}/apiserver.crt`).subjectAltName;
    const dns = 'DNS:cp-1, DNS:kubernetes, DNS:kubernetes.default, DNS:kubernetes.default.svc';
    const expected = `${dns}, DNS:kubernetes.default.svc.cluster.local, IP Address:10.0.0.10, IP Address:10.96.0.1`;
    assert.equal(names, expected);
    const endpoint = await fast({
      controlPlaneEndpoint: 'api.example.com:6443',
      serviceSubnet: '10.200.0.0/16,fd00:1::/112',
    });
    assert.match(
      first(endpoint, `${PKI}/apiserver.crt`).subjectAltName ?? '',
      /^DNS:api\.example\.com.*10\.200\.0\.1$/,
    );
    assert.match(text(endpoint, 'etc/kubernetes/admin.conf'), /server: https:\/\/api\.example\.com:6443\n/);
    assert.match(text(endpoint, 'etc/kubernetes/scheduler.conf'), /server: https:\/\/10\.0\.0\.10:6443\n/);
  });

  it('embeds in each kubeconfig a client certificate with its key, both of the cluster CA', async () => {
    const files = await fast();
    for (const name of ['admin', 'super-admin', 'controller-manager', 'scheduler']) {
      const path = `etc/kubernetes/${name}.conf`;
      const [authority, client] = certificates(files, path);
      assert.ok(authority !== undefined && client !== undefined, name);
      assert.ok(client.verify(authority.publicKey), name);
      const keyText = /-----BEGIN EC PRIVATE KEY.*$/s.exec(openText(files, path))?.[0] ?? '';
      assert.ok(client.checkPrivateKey(createPrivateKey(keyText)), name);
    }
  });

  it('pairs sa.key and sa.pub', async () => {
    const files = await fast();
    const ofKey = createPublicKey(text(files, `${PKI}/sa.key`));
    assert.ok(ofKey.equals(createPublicKey(text(files, `${PKI}/sa.pub`))));
  });

  it('writes YAML that parses, for IPv6 too', async () => {
    for (const ipv6 of [false, true]) {
      const files = await fast({ ipv6 });
      const documents = regular(files).filter((path) => /\.(yaml|conf)$/.test(path));
      assert.equal(documents.length, 10);
      for (const path of documents) assert.equal(typeof load(text(files, path)), 'object', path);
    }
  });

  it('names in flags only files it has, inside mounts it has', async () => {
    for (const options of [{}, { externalEtcd: true }, { caBundleRotation: true }, { ipv6: true }]) {
      const files = await fast(options);
      for (const manifest of regular(files).filter((path) => path.includes('/manifests/'))) {
        const mounts = [...text(files, manifest).matchAll(/mountPath: (\S+)/g)].map((match) => match[1] ?? '');
        for (const [, path = ''] of text(files, manifest).matchAll(/=(\/etc\/\S+)/g)) {
          assert.ok(files.has(path.slice(1)), `${manifest} names ${path}`);
          assert.ok(
            mounts.some((mount) => path === mount || path.startsWith(`${mount}/`)),
            `${path} is mounted`,
          );
        }
      }
    }
  });
});

describe('support/kubeadmNode layouts', () => {
  it('externalCa: no CA keys, empty signing flags', async () => {
    const files = await fast({ externalCa: true });
    assert.equal(files.has(`${PKI}/ca.key`) || files.has(`${PKI}/etcd/ca.key`), false);
    assert.match(text(files, 'etc/kubernetes/manifests/kube-controller-manager.yaml'), /--cluster-signing-key-file=\n/);
  });

  it('externalEtcd: another folder, no etcd', async () => {
    const files = await fast({ externalEtcd: true });
    assert.equal(
      [...files.keys()].some((path) => path.includes('pki/etcd') || path.endsWith('etcd.yaml')),
      false,
    );
    assert.ok(first(files, 'etc/etcd-client/client.pem').verify(first(files, 'etc/etcd-client/ca.pem').publicKey));
  });

  it('intermediateCa: leaves carry the intermediate, ca.crt is the root', async () => {
    const files = await fast({ intermediateCa: true });
    const root = first(files, `${PKI}/ca.crt`);
    for (const path of [`${PKI}/apiserver.crt`]) {
      const [leaf, intermediate] = certificates(files, path);
      assert.ok(
        intermediate !== undefined && leaf?.verify(intermediate.publicKey) && intermediate.verify(root.publicKey),
      );
    }
    assert.equal(certificates(files, 'etc/kubernetes/admin.conf').length, 3);
  });

  it('caBundleRotation: two CAs of one name, one of them signs', async () => {
    const files = await fast({ caBundleRotation: true });
    const [next, previous] = certificates(files, `${PKI}/ca.crt`);
    assert.ok(next !== undefined && previous !== undefined);
    assert.equal(next.subject, previous.subject);
    assert.ok(first(files, `${PKI}/apiserver.crt`).verify(next.publicKey));
    assert.equal(certificates(files, `${PKI}/ca-signing.crt`).length, 1);
    assert.equal(certificates(files, 'etc/kubernetes/kubelet.conf').length, 2);
  });

  it('kubeletConfEmbedded, serverTLSBootstrap and withoutKeys change the kubelet', async () => {
    assert.equal(certificates(await fast({ kubeletConfEmbedded: true }), 'etc/kubernetes/kubelet.conf').length, 2);
    const bootstrap = await fast({ serverTLSBootstrap: true });
    assert.ok(bootstrap.has('var/lib/kubelet/pki/kubelet-server-current.pem'));
    assert.equal(bootstrap.has('var/lib/kubelet/pki/kubelet.crt'), false);
    const bare = await fast({ withoutKeys: true });
    assert.equal(
      regular(bare).some((path) => openText(bare, path).includes('PRIVATE KEY')),
      false,
    );
  });

  it('buildCluster: one set of CAs, separate leaves, a growing etcd', async () => {
    const [one, two, three] = await buildCluster({ nodes: 3, keyAlgorithm: 'ECDSA-P256' });
    assert.ok(one !== undefined && two !== undefined && three !== undefined);
    for (const shared of ['ca.crt', 'ca.key', 'sa.key', 'sa.pub', 'front-proxy-ca.crt', 'etcd/ca.crt']) {
      assert.equal(text(one, `${PKI}/${shared}`), text(three, `${PKI}/${shared}`), shared);
    }
    assert.notEqual(text(one, `${PKI}/apiserver.crt`), text(two, `${PKI}/apiserver.crt`));
    assert.equal(one.has('etc/kubernetes/super-admin.conf'), true);
    assert.equal(two.has('etc/kubernetes/super-admin.conf'), false);
    const members = 'cp-1=https://10.0.0.11:2380,cp-2=https://10.0.0.12:2380,cp-3=https://10.0.0.13:2380\n';
    assert.ok(text(three, 'etc/kubernetes/manifests/etcd.yaml').includes(`--initial-cluster=${members}`));
  });
});

describe('support/nodePki', () => {
  it('replaceCertificate leaves the key alone, reissue brings it along', async () => {
    const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
    const path = `${PKI}/apiserver.crt`;
    const { key } = node.certificate('etc/kubernetes/admin.conf');
    const fits = () => first(node.files, path).checkPrivateKey(createPrivateKey(node.text(`${PKI}/apiserver.key`)));
    node.replaceCertificate(path, { key });
    assert.equal(fits(), false);
    node.reissue(path, { key });
    assert.equal(fits(), true);
  });

  it('replaces, adds and drops flags', async () => {
    const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
    const manifest = 'etc/kubernetes/manifests/kube-scheduler.yaml';
    node.replaceFlag('kube-scheduler', 'bind-address', '0.0.0.0');
    node.replaceFlag('kube-scheduler', 'client-ca-file', '/x');
    node.replaceFlag('kube-scheduler', 'leader-elect', undefined);
    const flags = node.text(manifest).match(/--\S+/g) ?? [];
    assert.deepEqual(flags.slice(2), [
      '--bind-address=0.0.0.0',
      '--kubeconfig=/etc/kubernetes/scheduler.conf',
      '--client-ca-file=/x',
    ]);
  });

  it('refuses an edit that changes nothing', async () => {
    const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
    assert.throws(() => node.setText('etc/kubernetes/admin.conf', (same) => same), /nothing changed/);
    assert.throws(() => node.replaceFlag('etcd', 'no-such-flag', undefined), /nothing changed/);
    assert.throws(() => node.remove('etc/none'), /no such file/);
  });
});
