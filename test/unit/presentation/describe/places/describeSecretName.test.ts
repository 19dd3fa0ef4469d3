import assert from 'node:assert/strict';
import { definitionsAt, describeAt, type Report } from '../../../../../src/core/index.ts';
import { ingressText } from '../../../../support/apiObjects.ts';
import { openNode } from '../../../../support/kubeadmNode.ts';
import { FOLDER_URI, inspectFiles } from '../../../../support/memoryWorkspace.ts';
import { base64 } from '../../../../support/pem.ts';
import { rendered } from '../../../../support/rendered.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

const object = (kind: string, name: string, namespace: string | undefined, spec: unknown) =>
  JSON.stringify({ apiVersion: 'cert-manager.io/v1', kind, metadata: { name, namespace }, spec }, undefined, 1);

describe('describeAt at the name of a Secret', () => {
  let report: Report;
  let names: readonly string[];

  before(async () => {
    const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    const secret = (name: string, namespace: string, path: string) =>
      JSON.stringify({
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name, namespace },
        type: 'kubernetes.io/tls',
        data: { 'tls.crt': base64(node.certificate(path).pem) },
      });
    const inspected = await inspectFiles(
      {
        'web.yaml': object('Certificate', 'web', 'apps', { secretName: 'web-tls' }),
        'gone.yaml': object('Certificate', 'web', 'apps', { secretName: 'gone' }),
        'issuer.yaml': object('ClusterIssuer', 'own', undefined, { ca: { secretName: 'ca' } }),
        'ingress.yaml': JSON.stringify({ kind: 'Ingress', spec: { tls: [{ secretName: 'web-tls' }] } }),
        'shop.yaml': ingressText({
          name: 'shop',
          namespace: 'apps',
          tls: { 'web-tls': ['*.example.org'] },
          hosts: ['shop.example.org'],
        }),
        'a.yaml': secret('web-tls', 'others', 'etc/kubernetes/pki/front-proxy-client.crt'),
        'b.yaml': secret('web-tls', 'apps', 'etc/kubernetes/pki/apiserver.crt'),
        'c.yaml': secret('ca', 'cert-manager', 'etc/kubernetes/pki/ca.crt'),
      },
      NOW,
    );
    ({ report, names } = inspected);
  });

  function at(path: string, text = 'secretName') {
    const uri = `${FOLDER_URI}/${path}`;
    const offset = (report.files.get(uri)?.text?.indexOf(text) ?? -1) + 1;
    const place = rendered(describeAt(report, uri, offset, { warningDays: 30, caWarningDays: 365 }));
    const [row] = place?.description.sections[0]?.rows ?? [];
    return { title: place?.description.title, row, leadsTo: definitionsAt(report, uri, offset).map((to) => to.uri) };
  }

  it('shows the certificate in the Secret of that name and namespace, and leads to it', () => {
    for (const text of ['secretName', 'web-tls']) {
      const found = at('web.yaml', text);
      assert.equal(found.title, 'secretName of Certificate "apps/web": certificate "kube-apiserver"');
      assert.equal(found.row?.value, 'b.yaml › data["tls.crt"]');
      assert.deepEqual(found.leadsTo, [`${FOLDER_URI}/b.yaml`]);
    }
  });

  it('shows it on the hosts of an Ingress too', () => {
    for (const [text, field] of [
      ['web-tls', 'secretName'],
      ['*.example.org', 'hosts'],
      ['shop.example.org', 'host'],
    ] as const) {
      const found = at('shop.yaml', text);
      assert.equal(found.title, `${field} of Ingress "apps/shop": certificate "kube-apiserver"`);
      assert.deepEqual(found.leadsTo, [`${FOLDER_URI}/b.yaml`]);
    }
  });

  it('finds the CA of a ClusterIssuer, whatever the namespace', () => {
    assert.equal(at('issuer.yaml').title, 'secretName of ClusterIssuer "own": CA "kubernetes"');
  });

  it('says so where the Secret is not there, and finds no fault in it', () => {
    const found = at('gone.yaml');
    assert.equal(found.title, 'secretName of Certificate "apps/web"');
    assert.equal(found.row?.value, 'Secret "gone" is not in the scanned files');
    assert.equal(found.row?.tone, undefined);
    assert.deepEqual(found.leadsTo, []);
    assert.deepEqual(
      names.filter((name) => /web\.yaml|gone\.yaml|issuer\.yaml/.test(name)),
      [],
    );
  });

  it('leaves objects of others alone', () => {
    assert.equal(report.files.has(`${FOLDER_URI}/ingress.yaml`), false);
  });
});
