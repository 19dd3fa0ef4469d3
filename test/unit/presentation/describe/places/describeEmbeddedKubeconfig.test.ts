import assert from 'node:assert/strict';
import { describeAt } from '../../../../../src/core/index.ts';
import { authority, NOW, secretText, serving } from '../../../../support/apiObjects.ts';
import { privateKeyPem } from '../../../../support/keyPair.ts';
import { FOLDER_URI, inspectFiles } from '../../../../support/memoryWorkspace.ts';
import { base64 } from '../../../../support/pem.ts';
import { rendered } from '../../../../support/rendered.ts';

describe('describeAt inside of an object that holds a kubeconfig', () => {
  let config: { readonly ca: string; readonly certificate: string; readonly key: string };

  before(async () => {
    const ca = await authority('prod');
    const client = await serving(ca, ['admin'], { extendedKeyUsage: ['clientAuth'], sans: [] });
    config = { ca: base64(ca.pem), certificate: base64(client.pem), key: base64(privateKeyPem(client.key)) };
  });

  /** The title of what is shown for the client certificate. */
  async function titleIn(source: string): Promise<unknown> {
    const { report } = await inspectFiles({ 'a.yaml': source }, NOW);
    const uri = `${FOLDER_URI}/a.yaml`;
    const found = report.files
      .get(uri)
      ?.artifacts.find((one) => one.kind === 'certificate' && one.certificate.basicConstraints?.ca !== true);
    const offset = (found?.origin.span.start ?? 0) + 5;
    const place = rendered(describeAt(report, uri, offset, { warningDays: 30, caWarningDays: 365 }));
    return place?.description.title;
  }

  it('shows what a field holds, in text as in base64', async () => {
    const text = [
      'kind: Config',
      'apiVersion: v1',
      'clusters:',
      `- { name: prod, cluster: { server: "https://192.0.2.7:6443", certificate-authority-data: ${config.ca} } }`,
      'users:',
      `- { name: admin, user: { client-certificate-data: ${config.certificate}, client-key-data: ${config.key} } }`,
      '',
    ].join('\n');
    for (const source of [
      secretText({ name: 'prod-kubeconfig', type: 'cluster.x-k8s.io/secret', data: { value: base64(text) } }),
      secretText({ type: 'Opaque', stringData: { 'admin.conf': text } }),
    ]) {
      assert.equal(await titleIn(source), 'client-certificate-data of user "admin": certificate "admin"');
    }
  });

  it('names the fields of Argo CD as it does', async () => {
    const { ca: caData, certificate: certData, key: keyData } = config;
    const values = {
      server: 'https://192.0.2.7',
      config: JSON.stringify({ tlsClientConfig: { caData, certData, keyData } }),
    };
    const metadata = { name: 'prod', labels: { 'argocd.argoproj.io/secret-type': 'cluster' } };
    const secret = { apiVersion: 'v1', kind: 'Secret', metadata, stringData: values };
    assert.equal(await titleIn(JSON.stringify(secret)), 'certData of cluster "prod": certificate "admin"');
  });
});
