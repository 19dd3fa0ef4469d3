import assert from 'node:assert/strict';
import type { Party } from '../../../../src/core/model/peerVerification.ts';
import { ADMIN_CONF, APISERVER, PKI } from '../../../support/faults/fault.ts';
import { key } from '../../../support/keyPair.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { manifestPath, type NodePki } from '../../../support/nodePki.ts';
import { rendered } from '../../../support/rendered.ts';
import { addSniPair, SNI_CERTIFICATE } from '../../../support/sniPair.ts';

type Change = (node: NodePki) => void | Promise<void>;

const ETCD_CLIENT = `${PKI}/apiserver-etcd-client.crt`;
const ETCD_PEER = `${PKI}/etcd/peer.crt`;
const CA = `${PKI}/ca.crt`;
const FRONT_PROXY_CA = `${PKI}/front-proxy-ca.crt`;
const NOTHING = 'data does not contain any valid RSA or ECDSA certificates';
const MISMATCH = 'tls: private key does not match public key';

async function inspected(change: Change) {
  const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
  await change(node);
  return (await inspectFiles(node.files, node.settings.now)).report;
}

/** The one error by which a component does not start, after checking that it breaks all that it takes part in, and is one finding. */
async function stops(component: Party, change: Change): Promise<string | undefined> {
  const { connections, findings } = await inspected(change);
  // No handshake, or with the kubelet, which reads the same CA file.
  const other = ['tokens', 'signing', 'kubelet'];
  const own = connections.filter(
    ({ from, to, kind, evidence }) =>
      [from.component, to.component].includes(component) && !other.includes(kind) && evidence !== 'inferred',
  );
  assert.ok(own.length > 0);
  const others = own.filter(({ stopped }) => stopped !== component);
  assert.deepEqual(
    others.map(({ id }) => id),
    [],
  );
  const errors = new Set(own.map(({ error }) => rendered(error)));
  assert.equal(errors.size, 1);
  const explaining = findings.filter(({ breaks }) => breaks?.length);
  assert.deepEqual(
    explaining.filter(({ rule }) => rule.startsWith('connections/')).map(({ rule }) => rule),
    [],
  );
  const [error] = errors;
  return error;
}

const put =
  (path: string, text: string): Change =>
  (node) =>
    node.put(path, text);

/** A certificate's base64 with octets in it that belong to no certificate. */
const BROKEN = '-----BEGIN CERTIFICATE-----\nMAMCAQU=\n-----END CERTIFICATE-----\n';

describe('kube-apiserver does not start', () => {
  it('with a serving pair that it cannot use', async () => {
    const pair = `"serving-cert::/${PKI}/apiserver.crt::/${PKI}/apiserver.key"`;
    const cases: readonly (readonly [Change, string])[] = [
      [async (node) => node.setKey(APISERVER, await key('stray')), MISMATCH],
      [put(APISERVER, ''), `missing content for serving cert ${pair}`],
      [put(`${PKI}/apiserver.key`, ''), `missing content for serving cert ${pair}`],
      [put(APISERVER, 'nothing\n'), 'tls: failed to find any PEM data in certificate input'],
      [
        (node) => node.put(`${PKI}/apiserver.key`, node.text(APISERVER)),
        'tls: found a certificate rather than a key in the PEM for the private key',
      ],
      [(node) => node.remove(APISERVER), `open /${APISERVER}: no such file or directory`],
      [
        (node) => node.replaceFlag('kube-apiserver', 'tls-private-key-file', undefined),
        'missing filename for serving cert',
      ],
    ];
    for (const [change, error] of cases) assert.equal(await stops('kube-apiserver', change), error);
  });

  it('with a CA file that it cannot use', async () => {
    const name = (purpose: string, path: string) => `"${purpose}::/${path}"`;
    const cases: readonly (readonly [Change, string])[] = [
      [put(CA, ''), `missing content for CA bundle ${name('client-ca-bundle', CA)}`],
      [put(CA, '\n\n'), `error loading CA bundle for ${name('client-ca-bundle', CA)}: ${NOTHING}`],
      [put(FRONT_PROXY_CA, ''), `missing content for CA bundle ${name('request-header', FRONT_PROXY_CA)}`],
      [
        (node) => node.replaceFlag('kube-apiserver', 'requestheader-client-ca-file', '/etc/kubernetes/pki'),
        'read /etc/kubernetes/pki: is a directory',
      ],
      [put(FRONT_PROXY_CA, 'x'), `error loading CA bundle for ${name('request-header', FRONT_PROXY_CA)}: ${NOTHING}`],
    ];
    for (const [change, error] of cases) assert.equal(await stops('kube-apiserver', change), error);
    const broken = await stops('kube-apiserver', (node) => node.setText(CA, (text) => text + BROKEN));
    assert.match(
      broken ?? '',
      /^error loading CA bundle for "client-ca-bundle::\/etc\/kubernetes\/pki\/ca.crt": x509: /,
    );
  });

  it('with other files that it cannot use, the first that it reads before the others', async () => {
    const sni = await stops('kube-apiserver', async (node) => {
      await addSniPair(node, 'api.example.org');
      node.setKey(SNI_CERTIFICATE, await key('stray'));
      node.remove(`${PKI}/front-proxy-client.key`);
    });
    assert.equal(sni, `failed to load SNI cert and key: ${MISMATCH}`);
    const first = await stops('kube-apiserver', async (node) => {
      node.remove(`${PKI}/front-proxy-client.key`);
      node.setKey(APISERVER, await key('stray'));
    });
    assert.equal(first, MISMATCH);
  });

  it('without the key that signs tokens, which it reads before all other files', async () => {
    const missing = await stops('kube-apiserver', async (node) => {
      node.replaceFlag('kube-apiserver', 'service-account-signing-key-file', `/${PKI}/gone.key`);
      node.setKey(APISERVER, await key('stray'));
    });
    assert.equal(
      missing,
      `failed to parse service-account-issuer-key-file: open /${PKI}/gone.key: no such file or directory`,
    );
  });

  it('with files for etcd that it cannot use, in the words of its release', async () => {
    const prefixes = {
      'v1.27.16': '',
      'v1.28.0': 'Error creating leases: error creating storage factory: ',
      'v1.35.4': 'Error creating leases: error creating storage factory: ',
      'v1.36.0': 'error creating storage factory: ',
      // As much as every release says that it may be of.
      latest: '',
    };
    for (const [tag, prefix] of Object.entries(prefixes)) {
      const ofRelease = (node: NodePki) =>
        node.setField(manifestPath('kube-apiserver'), 'image', `registry.k8s.io/kube-apiserver:${tag}`);
      const mismatch = await stops('kube-apiserver', async (node) => {
        ofRelease(node);
        node.setKey(ETCD_CLIENT, await key('stray'));
      });
      assert.equal(mismatch, prefix + MISMATCH, tag);
      const missing = await stops('kube-apiserver', (node) => {
        ofRelease(node);
        node.replaceFlag('kube-apiserver', 'etcd-cafile', `/${PKI}/etcd/gone.crt`);
      });
      assert.equal(missing, `${prefix}open /${PKI}/etcd/gone.crt: no such file or directory`, tag);
    }
  });

  it('which comes first for a client that has faults too, but not before etcd has refused it', async () => {
    const { connections } = await inspected(async (node) => {
      node.setKey(APISERVER, await key('stray'));
      node.setText(ADMIN_CONF, (text) => text.replace(/ {4}client-key-data: .*\n/, ''));
    });
    const admin = connections.find(({ from }) => from.uri?.endsWith('/admin.conf'));
    assert.deepEqual([admin?.stopped, rendered(admin?.error)], ['kube-apiserver', MISMATCH]);
    const late = await inspected(async (node) => {
      node.setKey(`${PKI}/front-proxy-client.crt`, await key('stray'));
      node.replaceCertificate(ETCD_CLIENT, { issuer: await node.otherAuthority() });
    });
    const etcd = late.connections.find(({ from, kind }) => kind === 'etcd' && from.component === 'kube-apiserver');
    assert.deepEqual([etcd?.side, etcd?.stopped], ['server', undefined]);
    assert.equal(late.connections.filter(({ stopped }) => stopped === 'kube-apiserver').length > 5, true);
  });

  it('but does with expired and other certificates in its CA files, and an empty one of etcd', async () => {
    const leaf = await inspected((node) => node.put(CA, node.text(APISERVER)));
    const empty = await inspected((node) => node.put(`${PKI}/etcd/ca.crt`, ''));
    for (const { connections } of [leaf, empty]) {
      assert.deepEqual(
        connections.flatMap(({ stopped }) => stopped ?? []),
        [],
      );
    }
    const errors = empty.connections.filter(({ kind }) => kind === 'etcd').map(({ error }) => rendered(error));
    assert.ok(errors.includes('tls: failed to verify certificate: x509: certificate signed by unknown authority'));
  });

  it('and then does not answer in plain HTTP either', async () => {
    const { connections } = await inspected(async (node) => {
      node.setKey(APISERVER, await key('stray'));
      node.setField(ADMIN_CONF, 'server', 'http://10.0.0.10:6443');
    });
    const admin = connections.find(({ from }) => from.uri?.endsWith('/admin.conf'));
    assert.deepEqual([admin?.stopped, rendered(admin?.error)], ['kube-apiserver', MISMATCH]);
  });

  it('is nothing that a copy without keys shows', async () => {
    const node = await openNode({ keyAlgorithm: 'ECDSA-P256', withoutKeys: true });
    const { report } = await inspectFiles(node.files, node.settings.now);
    assert.deepEqual(
      report.connections.flatMap(({ stopped }) => stopped ?? []),
      [],
    );
  });
});

describe('etcd does not start', () => {
  it('with a pair for its peers that it cannot use', async () => {
    assert.equal(await stops('etcd', async (node) => node.setKey(ETCD_PEER, await key('stray'))), MISMATCH);
  });
});

describe('the kubelet does not start', () => {
  it('without a CA for its clients', async () => {
    const { connections } = await inspected((node) => {
      node.setText('var/lib/kubelet/config.yaml', (text) => text.replace('pki/ca.crt', 'pki/nothere.crt'));
    });
    const error = rendered(connections.find(({ stopped }) => stopped === 'kubelet')?.error);
    const path = '/etc/kubernetes/pki/nothere.crt';
    assert.equal(error, `unable to load client CA file ${path}: open ${path}: no such file or directory`);
  });

  for (const [release, text] of [
    [
      '1.33.4',
      'unable to load client CA file PATH: error creating pool from PATH: data does not contain any valid RSA or ECDSA certificates',
    ],
    ['1.39.0', 'missing content for CA bundle "client-ca-bundle::PATH"'],
  ] as const) {
    it(`with an empty file for that CA, in the words of ${release}`, async () => {
      const { connections } = await inspected((node) => {
        node.put('etc/kubernetes/pki/empty.crt', '');
        node.setText('var/lib/kubelet/config.yaml', (config) => config.replace('pki/ca.crt', 'pki/empty.crt'));
        node.setText('etc/kubernetes/manifests/kube-apiserver.yaml', (manifest) =>
          manifest.replace(/kube-apiserver:v[\d.]+/, `kube-apiserver:v${release}`),
        );
      });
      const error = rendered(connections.find(({ stopped }) => stopped === 'kubelet')?.error);
      assert.equal(error, text.replaceAll('PATH', '/etc/kubernetes/pki/empty.crt'));
    });
  }
});
