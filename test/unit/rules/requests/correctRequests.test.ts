import assert from 'node:assert/strict';
import { issue, LEAF_SHAPE } from '../../../support/certificates.ts';
import { key } from '../../../support/keyPair.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { DAY } from '../../../support/nodeOptions.ts';
import { base64 } from '../../../support/pem.ts';
import {
  allRules,
  CLIENT,
  CSR_FILE,
  clientRequestYaml,
  correctRequest,
  KUBELET_CLIENT,
  KUBELET_SERVING,
  madeRequest,
  signingRequestYaml,
} from '../../../support/signingRequests.ts';

describe('a correct CertificateSigningRequest', () => {
  for (const signer of [CLIENT, KUBELET_CLIENT, KUBELET_SERVING]) {
    it(`of ${signer} gives no finding in YAML and JSON, on a node and by itself`, async () => {
      const { request, usages } = await correctRequest(signer);
      const yaml = signingRequestYaml(await correctRequest(signer));
      const object = {
        apiVersion: 'certificates.k8s.io/v1',
        kind: 'CertificateSigningRequest',
        metadata: { name: 'jane' },
        spec: { request, signerName: signer, usages, expirationSeconds: 86_400 },
      };
      assert.deepEqual(await allRules('csr.yaml', yaml), []);
      assert.deepEqual(await allRules('csr.json', JSON.stringify(object)), []);
      assert.deepEqual(await allRules('csr.json', JSON.stringify({ kind: 'List', items: [object] }, undefined, 2)), []);
      const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
      node.put(CSR_FILE, yaml);
      assert.deepEqual((await inspectFiles(node.files, node.settings.now)).names, []);
    });
  }

  it('with RSA, with Ed25519, with key encipherment and as a block scalar gives none', async () => {
    for (const algorithm of ['RSA-2048', 'Ed25519'] as const) {
      const { pem } = await madeRequest({ key: await key('csr', algorithm) });
      const request = `|\n${base64(pem).replaceAll(/.{76}/g, '$&\n').replaceAll(/^/gm, '    ')}`;
      const usages = ['digital signature', 'key encipherment', 'client auth'];
      assert.deepEqual(await allRules('csr.yaml', await clientRequestYaml({ request, usages })), []);
    }
  });

  it('that came out of the API server, approved and issued, gives none', async () => {
    const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
    const { now } = node.settings;
    const leaf = issue({
      ...LEAF_SHAPE,
      subject: { commonName: 'jane' },
      key: await key('csr'),
      issuer: node.authorities.ca.signer,
      notBefore: new Date(now.getTime() - DAY),
      notAfter: new Date(now.getTime() + 300 * DAY),
      extendedKeyUsage: ['clientAuth'],
    });
    node.put(
      CSR_FILE,
      await clientRequestYaml({
        metadata: ['uid: 7c0e8f1e-0000-4000-8000-000000000000'],
        spec: ['username: kubernetes-admin', 'groups: [system:authenticated]'],
        status: [`certificate: ${base64(leaf.pem)}`, 'conditions:', '- type: Approved', '  status: "True"'],
      }),
    );
    assert.deepEqual((await inspectFiles(node.files, now)).names, []);
  });

  it('that is not filled in yet gives none', async () => {
    const templates = [
      '$(cat x.csr | base64 | tr -d "\\n")',
      '"{{ csr }}"',
      '$CSR_BASE64',
      '<base64 of x.csr>',
      'LS0t...',
    ];
    for (const request of templates) {
      assert.deepEqual(await allRules('csr.yaml', await clientRequestYaml({ request })), [], request);
    }
    const yaml = await clientRequestYaml({ signerName: '"{{ signer }}"', usages: ['"{{ usage }}"'] });
    assert.deepEqual(await allRules('csr.yaml', yaml), []);
  });

  it('of another API group, and a bare request, are not judged', async () => {
    const other = await clientRequestYaml({ apiVersion: 'flightctl.io/v1beta1', signerName: 'ca', request: 'nothing' });
    assert.deepEqual(await allRules('csr.yaml', other), []);
    const { pem } = await madeRequest({
      subject: { organizations: ['system:masters'] },
      key: await key('csr', 'RSA-1024'),
    });
    assert.deepEqual(await allRules('x.csr', pem), []);
  });
});
