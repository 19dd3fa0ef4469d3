import assert from 'node:assert/strict';
import { readDocuments } from '../../../../src/core/kubernetes/decode/readKubernetes.ts';
import { yamlPathOf } from '../../../../src/core/model/artifacts/artifact.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { base64 } from '../../../support/pem.ts';
import { encodedRequest } from '../../../support/signingRequests.ts';

async function found(object: unknown): Promise<readonly string[]> {
  const { documents, artifacts } = await readDocuments(JSON.stringify(object), 'file:///objects.json');
  assert.deepEqual(documents, []);
  return artifacts.map((artifact) => `${yamlPathOf(artifact)} ${artifact.kind}`);
}

describe('decodeCertManagerObject', () => {
  let pem: string;
  let ca: string;
  before(async () => {
    pem = (await openNode({ keyAlgorithm: 'ECDSA-P256' })).authorities.ca.signer.pem;
    ca = base64(pem);
  });

  it('decodes a CertificateRequest', async () => {
    const request = {
      apiVersion: 'cert-manager.io/v1',
      kind: 'CertificateRequest',
      spec: { request: await encodedRequest() },
      status: { certificate: ca, ca },
    };
    assert.deepEqual(await found({ kind: 'List', items: [request] }), [
      'items[0].spec.request certificateRequest',
      'items[0].status.certificate certificate',
      'items[0].status.ca certificate',
    ]);
  });

  it('decodes the bundles of issuers', async () => {
    for (const kind of ['Issuer', 'ClusterIssuer']) {
      const spec = { vault: { caBundle: ca }, acme: { caBundle: ca }, venafi: { tpp: { caBundle: ca } } };
      assert.deepEqual(await found({ apiVersion: 'cert-manager.io/v1', kind, spec }), [
        'spec.vault.caBundle certificate',
        'spec.acme.caBundle certificate',
        'spec.venafi.tpp.caBundle certificate',
      ]);
    }
  });

  it('decodes an Order of ACME', async () => {
    const order = {
      apiVersion: 'acme.cert-manager.io/v1',
      kind: 'Order',
      spec: { request: await encodedRequest() },
      status: { certificate: ca },
    };
    assert.deepEqual(await found(order), ['spec.request certificateRequest', 'status.certificate certificate']);
  });

  it('decodes what a Bundle of trust-manager gives in line', async () => {
    const sources = [{ useDefaultCAs: true }, { inLine: pem }, { configMap: { name: 'x', key: 'ca.crt' } }];
    const bundle = { apiVersion: 'trust.cert-manager.io/v1alpha1', kind: 'Bundle', spec: { sources } };
    assert.deepEqual(await found(bundle), ['spec.sources[1].inLine certificate']);
    assert.deepEqual(await found({ ...bundle, apiVersion: 'fleet.cattle.io/v1alpha1' }), []);
  });

  it('passes over the same kinds of others', async () => {
    assert.deepEqual(
      await found({ apiVersion: 'example.com/v1', kind: 'Issuer', spec: { vault: { caBundle: ca } } }),
      [],
    );
    assert.deepEqual(await found({ apiVersion: 'cert-manager.io/v1', kind: 'constructor', spec: {} }), []);
  });
});
