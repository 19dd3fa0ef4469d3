import assert from 'node:assert/strict';
import { type IssuedCertificate, issue, LEAF_SHAPE } from '../../../support/certificates.ts';
import { checkNode, only } from '../../../support/checkRule.ts';
import { type KeyPair, key } from '../../../support/keyPair.ts';
import type { NodePki } from '../../../support/nodePki.ts';
import { base64 } from '../../../support/pem.ts';
import { CSR_FILE, clientRequestYaml } from '../../../support/signingRequests.ts';

const RULE = 'requests/csr-status-cert-mismatch';

async function put(
  node: NodePki,
  issuer: IssuedCertificate,
  made: { readonly key?: KeyPair; readonly signerName?: string; readonly signingKey?: KeyPair } = {},
): Promise<void> {
  const { created, now } = node.settings;
  const leaf = issue({
    ...LEAF_SHAPE,
    subject: { commonName: 'jane' },
    key: made.key ?? (await key('csr')),
    issuer,
    signingKey: made.signingKey,
    notBefore: created,
    notAfter: new Date(now.getTime() + 300 * 86_400_000),
    extendedKeyUsage: ['clientAuth'],
  });
  const status = [`certificate: ${base64(leaf.pem)}`, 'conditions:', '- type: Approved', '  status: "True"'];
  const signer = made.signerName === undefined ? {} : { signerName: made.signerName };
  node.put(CSR_FILE, await clientRequestYaml({ ...signer, status }));
}

describe(RULE, () => {
  it('reports a certificate of another key', async () => {
    const finding = only(
      await checkNode(RULE, async (node) => put(node, node.authorities.ca.signer, { key: await key('stray') })),
    );
    assert.equal(finding.messageId, 'key');
    assert.equal(finding.path, CSR_FILE);
    assert.equal(finding.related.length, 1);
  });

  it('reports a certificate of another CA, whatever its name', async () => {
    const other = only(await checkNode(RULE, async (node) => put(node, await node.otherAuthority('old-ca'))));
    assert.deepEqual(other.slots, {
      issuer: 'old-ca',
      label: '--cluster-signing-cert-file kube-controller-manager',
      list: 'kubernetes',
    });
    const same = only(await checkNode(RULE, async (node) => put(node, await node.otherAuthority('kubernetes'))));
    assert.equal(same.messageId, 'issuer');
  });

  it('asks the flag of the signer alone where there is one', async () => {
    const { findings } = await checkNode(RULE, async (node) => {
      const other = await node.otherAuthority('clients-ca');
      node.put('etc/kubernetes/pki/clients.crt', other.pem);
      const flag = 'cluster-signing-kube-apiserver-client-cert-file';
      node.replaceFlag('kube-controller-manager', flag, '/etc/kubernetes/pki/clients.crt');
      await put(node, other);
    });
    assert.deepEqual(findings, []);
  });

  it('is silent about the signer’s own, and about signers of other domains', async () => {
    assert.deepEqual((await checkNode(RULE, (node) => put(node, node.authorities.ca.signer))).findings, []);
    const { findings: foreign } = await checkNode(RULE, async (node) =>
      put(node, await node.otherAuthority('old-ca'), { signerName: 'example.com/client' }),
    );
    assert.deepEqual(foreign, []);
  });
});
