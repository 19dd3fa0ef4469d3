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

  it('shows on a key of Argo CD’s JSON what its value shows', async () => {
    const { ca: caData, certificate: certData, key: keyData } = config;
    const head =
      'apiVersion: v1\nkind: Secret\nmetadata: {name: prod, labels: {argocd.argoproj.io/secret-type: cluster}}\nstringData:\n  server: https://192.0.2.7\n  config:';
    const titleAt = async (source: string, offset: number) => {
      const { report } = await inspectFiles({ 'a.yaml': source }, NOW);
      return rendered(describeAt(report, `${FOLDER_URI}/a.yaml`, offset, { warningDays: 30, caWarningDays: 365 }))
        ?.description.title;
    };
    // Half a pair, and a CA that is not looked at, are no part of what Argo CD connects with.
    for (const tls of [
      { caData, certData, keyData },
      { caData, certData },
      { insecure: true, caData },
    ]) {
      const json = JSON.stringify({ tlsClientConfig: tls });
      for (const value of [` '${json}'\n`, ` ${JSON.stringify(json)}\n`, ` |\n    ${json}\n`]) {
        const source = head + value;
        for (const [key, data] of Object.entries({ caData, certData, ...('keyData' in tls && { keyData }) })) {
          if (!(key in tls)) continue;
          const shown = await titleAt(source, source.indexOf(data) + 5);
          assert.match(String(shown), new RegExp(`^${key} of `));
          assert.equal(await titleAt(source, source.indexOf(key) + 2), shown, source.slice(-40));
        }
      }
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
