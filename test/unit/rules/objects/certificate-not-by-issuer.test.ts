import assert from 'node:assert/strict';
import { authority, NOW, pairData, secretText, serving } from '../../../support/apiObjects.ts';
import type { IssuedCertificate } from '../../../support/certificates.ts';
import { certificateText, issuerText } from '../../../support/certManagerText.ts';
import { checkFiles, only } from '../../../support/checkRule.ts';
import { key } from '../../../support/keyPair.ts';

const RULE = 'objects/certificate-not-by-issuer';

function files(signer: IssuedCertificate, leaf: IssuedCertificate, kind?: string): Readonly<Record<string, string>> {
  const secret = (name: string, namespace: string, data: IssuedCertificate) =>
    secretText({ name, namespace, data: pairData(data) });
  const certificate = certificateText('web', ['secretName: web-tls']);
  const ofCluster = certificate.replace('{ name: apps }', '{ name: apps, kind: ClusterIssuer }');
  return {
    'issuer.yaml': issuerText('apps-ca', kind),
    'certificate.yaml': kind === 'ClusterIssuer' ? ofCluster : certificate,
    'apps-ca.yaml': secret('apps-ca', kind === 'ClusterIssuer' ? 'cert-manager' : 'apps', signer),
    'web-tls.yaml': secret('web-tls', 'apps', leaf),
  };
}

describe(RULE, () => {
  it('reports a certificate that the key before signed, for issuers of a namespace and of the cluster', async () => {
    const old = await authority('apps-ca');
    const next = await authority('apps-ca', { key: await key('apps-ca next') });
    const leaf = await serving(old, ['web.example.com']);
    for (const kind of ['Issuer', 'ClusterIssuer']) {
      const finding = only(await checkFiles(RULE, files(next, leaf, kind)));
      const { path, slots, severity, related } = finding;
      assert.deepEqual([path, slots.issuer, severity, related.length], ['web-tls.yaml', 'apps', 'warning', 1]);
    }
  });

  it('is silent about the CA that signed it, renewed with its key too, about another issuer, and where the CA is not there', async () => {
    const ca = await authority('apps-ca');
    const leaf = await serving(ca, ['web.example.com']);
    const other = await authority('other-ca');
    const renewed = await authority('apps-ca', { notBefore: NOW });
    const { 'apps-ca.yaml': _, ...withoutCa } = files(other, leaf);
    for (const correct of [files(ca, leaf), files(renewed, leaf), files(other, leaf), withoutCa]) {
      assert.deepEqual((await checkFiles(RULE, correct)).lines, []);
    }
  });
});
