import assert from 'node:assert/strict';
import { contentOf } from '../../../../src/core/model/text/untrusted.ts';
import { authority, calls, NOW, pairData, secretText, serving, webhookText } from '../../../support/apiObjects.ts';
import { buildNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import type { NodeFile } from '../../../support/nodeOptions.ts';
import { base64 } from '../../../support/pem.ts';

const HOST = 'policy.shop.svc';
const CONFIGURATION = 'apps/webhook.yaml';

/** The connections to webhooks and extension servers among some files. */
async function calledIn(files: Readonly<Record<string, string | NodeFile>>) {
  const { report } = await inspectFiles(files, NOW);
  return report.connections.filter(({ to }) => to.component === 'webhook' || to.uri?.endsWith(CONFIGURATION));
}

describe('what the API server calls', () => {
  let configuration: string;
  let pair: Readonly<Record<string, string>>;
  before(async () => {
    const ca = await authority('called ca');
    configuration = webhookText({ config: calls('policy', 'shop', base64(ca.pem)) });
    pair = pairData(await serving(ca, [HOST]));
  });
  const verdicts = async (files: Readonly<Record<string, string | NodeFile>>) =>
    (await calledIn({ [CONFIGURATION]: configuration, ...files })).map(({ verdict }) => verdict);

  it('serves the Secret of its namespace, with its key, that is in use', async () => {
    assert.deepEqual(await verdicts({ 'apps/s.yaml': secretText({ namespace: 'shop', data: pair }) }), ['ok']);
    assert.deepEqual(await verdicts({ 'apps/s.yaml': secretText({ namespace: 'web', data: pair }) }), ['unknown']);
    const { 'tls.crt': certificate = '' } = pair;
    const half = secretText({ namespace: 'shop', type: 'Opaque', data: { 'tls.crt': certificate } });
    assert.deepEqual(await verdicts({ 'apps/s.yaml': half }), ['unknown']);
    const old = secretText({ namespace: 'shop', data: pair });
    assert.deepEqual(await verdicts({ 'backup/s.yaml': old }), ['unknown']);
  });

  it('is not called by what lies in an archive folder', async () => {
    assert.equal((await calledIn({ 'apps/x.yaml': configuration })).length, 1);
    assert.equal((await calledIn({ 'backup/x.yaml': configuration })).length, 0);
  });

  it('is called by no node in particular where there are several API servers', async () => {
    const node = await buildNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    const copies = (...folders: readonly string[]) =>
      Object.fromEntries(folders.flatMap((folder) => [...node].map(([path, file]) => [`${folder}/${path}`, file])));
    const callers = async (...folders: readonly string[]) =>
      (await calledIn({ [CONFIGURATION]: configuration, ...copies(...folders) })).map(({ from }) => from.uri);
    assert.equal((await callers('one'))[0]?.endsWith('/one/etc/kubernetes/manifests/kube-apiserver.yaml'), true);
    assert.deepEqual(await callers('one', 'two'), [undefined]);
  });

  it('is an extension server where an APIService names it', async () => {
    const service = [
      'apiVersion: apiregistration.k8s.io/v1',
      'kind: APIService',
      'metadata: { name: v1.example.com }',
      'spec:',
      '  service: { name: policy, namespace: shop }',
      /caBundle: .*/.exec(configuration)?.[0].replace(/^/, '  ') ?? '',
      '',
    ].join('\n');
    const [found] = await calledIn({ [CONFIGURATION]: service });
    assert.deepEqual([found?.kind, found?.to.component], ['aggregation', 'extension-apiserver']);
  });

  it('is nothing with a bundle that is no base64', async () => {
    const [found] = await calledIn({ [CONFIGURATION]: configuration.replace(/caBundle: .{8}/, '$&*') });
    assert.deepEqual([found?.verdict, found?.side], ['broken', 'configuration']);
    assert.equal(contentOf(found?.error ?? assert.fail()), 'illegal base64 data at input byte 8');
  });
});
