import assert from 'node:assert/strict';
import { readDocuments } from '../../../../src/core/kubernetes/decode/readKubernetes.ts';
import type { KubernetesDocument } from '../../../../src/core/model/documents/document.ts';
import { apiServiceText, authority, calls, configMapText, crdText, webhookText } from '../../../support/apiObjects.ts';
import { key, privateKeyPem } from '../../../support/keyPair.ts';
import { base64 } from '../../../support/pem.ts';

async function read<Kind extends KubernetesDocument['kind']>(text: string, kind: Kind) {
  const content = await readDocuments(text, 'file:///object.yaml');
  const found = content.documents.filter(
    (document): document is Extract<KubernetesDocument, { kind: Kind }> => document.kind === kind,
  );
  return { ...content, found };
}

describe('kubernetes/objects/readServingObject', () => {
  it('reads whom webhooks, CRDs and APIServices call, and by which bundle', async () => {
    const bundle = base64((await authority('ca')).pem);
    const { found } = await read(
      [
        webhookText({ config: calls('policy', 'apps', bundle) }),
        webhookText({ config: ['url: https://Policy.example.com:8443/x'] }),
        crdText(calls('widgets', 'apps', '""')),
        apiServiceText([...calls('metrics', 'kube-system'), 'insecureSkipTLSVerify: yes']),
        apiServiceText([]),
      ].join('---\n'),
      'calledServer',
    );
    assert.deepEqual(
      found.map(({ calledBy, host, caBundle, insecureSkipTlsVerify }) => [
        calledBy,
        host?.value,
        caBundle?.content,
        insecureSkipTlsVerify?.value,
      ]),
      [
        ['webhook', 'policy.apps.svc', 'pem', undefined],
        ['webhook', 'policy.example.com', undefined, undefined],
        ['conversion', 'widgets.apps.svc', 'empty', undefined],
        ['apiService', 'metrics.kube-system.svc', undefined, true],
      ],
    );
  });

  it('knows who fills a bundle in, what is live, and what is but a patch', async () => {
    const config = calls('policy', 'apps');
    const { found } = await read(
      [
        webhookText({ annotations: { 'cert-manager.io/inject-ca-from-secret': 'a/b' }, config }),
        webhookText({ annotations: { 'service.beta.openshift.io/inject-cabundle': 'true' }, config }),
        webhookText({ annotations: { note: 'inject-ca-from' }, metadata: ['resourceVersion: "7"'], config }),
        'kind: MutatingWebhookConfiguration\nwebhooks:\n- clientConfig: { caBundle: Cg== }\n- name: x\n',
      ].join('---\n'),
      'calledServer',
    );
    assert.deepEqual(
      found.map(({ injector, live, whole }) => [injector, live, whole]),
      [
        ['cert-manager', false, true],
        ['OpenShift', false, true],
        [undefined, true, true],
        [undefined, false, false],
      ],
    );
  });

  it('leaves out the host of a template', async () => {
    const { found } = await read(
      webhookText({ config: ['service: { name: "{{ .Release.Name }}", namespace: "$(NS)" }'] }),
      'calledServer',
    );
    assert.deepEqual([found.length, found[0]?.host], [1, undefined]);
  });

  it('reads the CAs that Kubernetes publishes, each at its own place', async () => {
    const ca = await authority('ca');
    const kubeconfig = `apiVersion: v1\nclusters:\n- cluster:\n    certificate-authority-data: ${base64(ca.pem)}\n    server: https://x:6443\n  name: ""\nkind: Config\n`;
    const text = [
      configMapText('kube-root-ca.crt', 'default', { 'ca.crt': ca.pem }),
      configMapText('cluster-info', 'kube-public', { kubeconfig }),
      configMapText('extension-apiserver-authentication', 'kube-system', {
        'requestheader-allowed-names': '\'["front-proxy-client","other"]\'',
      }),
      configMapText('settings', 'default', { 'app.yaml': 'a: b\n' }),
    ].join('---\n');
    const { found, artifacts } = await read(text, 'configMap');
    assert.deepEqual(
      found.map(({ name, entries, allowedNames, clusterInfoCa }) => [
        name,
        entries.map(({ key: name }) => name),
        allowedNames?.names,
        clusterInfoCa?.artifacts.length,
      ]),
      [
        ['kube-root-ca.crt', ['ca.crt'], undefined, undefined],
        ['cluster-info', [], undefined, 1],
        ['extension-apiserver-authentication', [], ['front-proxy-client', 'other'], undefined],
      ],
    );
    assert.deepEqual(
      artifacts.map(({ origin: { span } }) => text.slice(span.start, span.end).slice(0, 20)),
      ['-----BEGIN CERTIFICA', 'LS0tLS1CRUdJTiBDRVJU'],
    );
  });

  it('keeps nothing of a key in a ConfigMap, a bundle or a trust bundle', async () => {
    const pem = privateKeyPem(await key('object'));
    const text = [
      configMapText('app', 'web', { 'server.key': pem }),
      webhookText({ config: calls('policy', 'apps', base64(pem)) }),
      `kind: ClusterTrustBundle\nspec:\n  signerName: example.com/x\n  trustBundle: |\n${pem.replaceAll(/^(?=.)/gm, '    ')}`,
    ].join('---\n');
    const { documents, artifacts, problems } = await readDocuments(text, 'file:///object.yaml');
    assert.deepEqual(
      documents.map(({ kind }) => kind),
      ['configMap', 'calledServer', 'trustBundle'],
    );
    const kept = JSON.stringify([documents, artifacts, problems]);
    const line = pem.split('\n')[1] ?? '';
    assert.ok(line.length > 30);
    assert.equal(kept.includes(line) || kept.includes(base64(pem).slice(60, 100)), false);
  });

  it('does not throw on damaged objects', async () => {
    const kinds = ['ValidatingWebhookConfiguration', 'APIService', 'CustomResourceDefinition', 'ConfigMap'];
    const bodies = ['webhooks: 1', 'webhooks: [1, {clientConfig: 3}]', 'spec: [x]', 'spec: { service: 1 }', 'data: x'];
    for (const kind of [...kinds, 'Secret', 'ClusterTrustBundle']) {
      for (const body of bodies) await readDocuments(`kind: ${kind}\n${body}\nmetadata: []\n`, 'file:///x.yaml');
    }
    const info = configMapText('cluster-info', 'kube-public', { kubeconfig: 'a: [1\n' });
    assert.deepEqual((await readDocuments(info, 'file:///x.yaml')).documents, []);
  });
});
