import assert from 'node:assert/strict';
import { issue } from '../../../support/certificates.ts';
import { checkNode, only } from '../../../support/checkRule.ts';
import { EGRESS_PATH, useKonnectivity } from '../../../support/egressText.ts';
import { encryptedPkcs8Pem, key, privateKeyPem } from '../../../support/keyPair.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const RULE = 'keys/cert-key-mismatch';
const CA = 'etc/kubernetes/pki/ca.crt';
const APISERVER = 'etc/kubernetes/pki/apiserver.crt';
const MANIFEST = 'etc/kubernetes/manifests/kube-apiserver.yaml';

describe(RULE, () => {
  it('reports the flag of the key, with both halves', async () => {
    const { lines, findings } = await checkNode(RULE, async (node) => node.setKey(APISERVER, await key('stray')));
    assert.deepEqual(lines, [`pair ${MANIFEST} /etc/kubernetes/pki/apiserver.key`]);
    assert.equal(findings[0]?.slots.error, 'tls: private key does not match public key');
    assert.equal(findings[0]?.related.length, 3);
  });

  it('reports the pair that the API server shows to konnectivity, and nothing of one that fits', async () => {
    const PAIR = 'etc/kubernetes/pki/konnectivity-client';
    const shown = (keyName: string) => async (node: NodePki) => {
      const { serial, ...spec } = node.certificate('etc/kubernetes/pki/apiserver-kubelet-client.crt').spec;
      node.put(`${PAIR}.crt`, issue({ ...spec, key: await key('egress') }).pem);
      node.put(`${PAIR}.key`, privateKeyPem(await key(keyName)));
      const caBundle = '/etc/kubernetes/pki/ca.crt';
      useKonnectivity(node, { caBundle, clientKey: `/${PAIR}.key`, clientCert: `/${PAIR}.crt` });
    };
    const { slots, text, path } = only(await checkNode(RULE, shown('stray')));
    assert.deepEqual(
      [slots.error, path, text],
      ['tls: private key does not match public key', EGRESS_PATH, `/${PAIR}.key`],
    );
    assert.deepEqual((await checkNode(RULE, shown('egress'))).names, []);
  });

  it('distinguishes another type of key', async () => {
    const { findings } = await checkNode(RULE, async (node) => node.setKey(APISERVER, await key('stray', 'RSA-2048')));
    assert.equal(findings[0]?.slots.error, 'tls: private key type does not match public key type');
  });

  it('only warns about neighbors that nothing names', async () => {
    const health = 'etc/kubernetes/pki/etcd/healthcheck-client';
    const { lines, findings } = await checkNode(RULE, async (node) => node.setKey(`${health}.crt`, await key('stray')));
    assert.deepEqual(lines, [`neighbors ${health}.key -----BEGIN EC PRIVATE KEY-----`]);
    assert.equal(findings[0]?.severity, 'warning');
  });

  it('is silent where a later certificate of the file fits, and about an encrypted key', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.setText(APISERVER, (text) => node.text(CA) + text);
      const client = 'etc/kubernetes/pki/front-proxy-client';
      node.put(`${client}.key`, encryptedPkcs8Pem(node.certificate(`${client}.crt`).key, 'secret'));
    });
    assert.deepEqual(lines, []);
  });
});
