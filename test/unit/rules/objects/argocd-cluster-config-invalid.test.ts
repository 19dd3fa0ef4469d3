import assert from 'node:assert/strict';
import { authority, NOW, serving } from '../../../support/apiObjects.ts';
import { checkFiles, only } from '../../../support/checkRule.ts';
import { key, privateKeyPem } from '../../../support/keyPair.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { days } from '../../../support/nodeOptions.ts';
import { base64 } from '../../../support/pem.ts';

const RULE = 'objects/argocd-cluster-config-invalid';

type Json = Readonly<Record<string, unknown>>;

/** The Secret as text, or as base64. */
function secret(config: Json, more: { server?: string; encoded?: boolean; label?: string } = {}): string {
  const { server = 'https://192.0.2.7:6443', encoded = false, label = 'cluster' } = more;
  const values = { name: 'prod', server, config: JSON.stringify(config) };
  const written = Object.entries(values).map(([name, value]) => [name, encoded ? base64(value) : value]);
  return JSON.stringify(
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'cluster-prod', namespace: 'argocd', labels: { 'argocd.argoproj.io/secret-type': label } },
      [encoded ? 'data' : 'stringData']: Object.fromEntries(written),
    },
    undefined,
    1,
  );
}

describe(RULE, () => {
  let caData: string;
  let certData: string;
  let keyData: string;

  before(async () => {
    const ca = await authority('prod');
    const client = await serving(ca, ['argocd'], { extendedKeyUsage: ['clientAuth'], sans: [] });
    caData = base64(ca.pem);
    certData = base64(client.pem);
    keyData = base64(privateKeyPem(client.key));
  });

  const linesOf = async (text: string) => (await checkFiles(RULE, { 'a.yaml': text })).findings;
  const idsOf = async (text: string) =>
    (await linesOf(text)).map(({ messageId, slots }) => `${messageId} ${slots.field ?? ''}`.trim());

  it('has nothing to say of a whole configuration, however it is written, and no other rule has', async () => {
    const config = { tlsClientConfig: { insecure: false, caData, certData, keyData } };
    for (const text of [
      secret(config),
      secret(config, { encoded: true }),
      secret({ bearerToken: 'x', TLSClientConfig: { CAData: caData } }),
      secret({ tlsClientConfig: { insecure: false } }, { server: 'https://kubernetes.default.svc' }),
      secret({ awsAuthConfig: { clusterName: 'prod' }, tlsClientConfig: { caData } }),
    ]) {
      assert.deepEqual((await inspectFiles({ 'a.yaml': text }, NOW)).names, []);
    }
  });

  it('reports fields outside of tlsClientConfig', async () => {
    for (const encoded of [false, true]) {
      const text = secret({ bearerToken: 'x', caData, certData, insecure: false }, { encoded });
      assert.deepEqual(await idsOf(text), ['ignoredCa caData', 'ignoredClient certData', 'ignored insecure']);
    }
    assert.deepEqual(await idsOf(secret({ caData, tlsClientConfig: { caData } })), []);
    assert.deepEqual(await idsOf(secret({ keyData, tlsClientConfig: { caData, certData } })), [
      'ignoredClient keyData',
    ]);
    assert.deepEqual(await idsOf(secret({ caData }, { label: 'repository' })), []);
  });

  it('reports what Argo CD cannot read, and what it does not send', async () => {
    const raw = Buffer.from(caData, 'base64').toString();
    assert.deepEqual(await idsOf(secret({ bearerToken: 'x', tlsClientConfig: { caData: raw } })), ['base64 caData']);
    assert.deepEqual(await idsOf(secret({ bearerToken: 'x', tlsClientConfig: { caData, insecure: true } })), ['both']);
    assert.deepEqual(await idsOf(secret({ tlsClientConfig: { caData, certData } })), ['half certData']);
    assert.deepEqual(await idsOf(secret({ tlsClientConfig: { caData, keyData } })), ['half keyData']);
  });

  it('draws no connection, whatever the server', async () => {
    const config = { tlsClientConfig: { caData, certData, keyData, serverName: '192.0.2.7' } };
    const { report, names } = await inspectFiles({ 'a.yaml': secret(config) }, NOW);
    assert.deepEqual([report.connections, names], [[], []]);
  });

  it('keeps no user of an address, and no token', async () => {
    for (const encoded of [false, true]) {
      const text = secret({ bearerToken: 'hushhushhush' }, { server: 'https://bob:pa55word@192.0.2.7', encoded });
      const { report } = await inspectFiles({ 'a.yaml': text }, NOW);
      const kept = JSON.stringify([...report.files.values()].map(({ documents, artifacts }) => [documents, artifacts]));
      assert.ok(kept.includes('192.0.2.7'));
      assert.equal(/pa55word|hushhush/.test(kept), false);
    }
  });

  it('is silent about templates, and values that were left out', async () => {
    for (const value of ['{{ .Values.ca }}', '<base64-ca>', 'REDACTED', '$CA_DATA', '']) {
      const tlsClientConfig = { caData: value, certData: value, keyData: value };
      const text = secret({ tlsClientConfig });
      assert.deepEqual((await inspectFiles({ 'a.yaml': text }, NOW)).names, [], value);
    }
  });

  it('goes with what is reported of kubeconfigs: dates and keys', async () => {
    const old = await serving(await authority('prod'), ['argocd'], {
      extendedKeyUsage: ['clientAuth'],
      sans: [],
      notAfter: days(NOW, -1),
    });
    const config = { caData, certData: base64(old.pem), keyData: base64(privateKeyPem(old.key)) };
    for (const encoded of [false, true]) {
      const text = secret({ tlsClientConfig: config }, { encoded });
      const finding = only(await checkFiles('validity/cert-expired', { 'a.yaml': text }));
      assert.equal(finding.messageId, 'apiClient');
    }
    const other = base64(privateKeyPem(await key('another')));
    const mismatch = secret({ tlsClientConfig: { caData, certData, keyData: other } });
    assert.deepEqual((await inspectFiles({ 'a.yaml': mismatch }, NOW)).names, ['keys/kubeconfig-key-mismatch a.yaml']);
  });
});
