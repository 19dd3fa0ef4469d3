import assert from 'node:assert/strict';
import type { Report } from '../../../../src/core/index.ts';
import { definitionsAt } from '../../../../src/core/presentation/references/definitionsAt.ts';
import { referencesAt, referencesToFile } from '../../../../src/core/presentation/references/findReferences.ts';
import { pathReferencesOf } from '../../../../src/core/presentation/references/pathReferences.ts';
import type { Reference } from '../../../../src/core/presentation/references/reference.ts';
import { referenceIndex } from '../../../../src/core/presentation/references/referenceIndex.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { FOLDER_URI, inspectFiles } from '../../../support/memoryWorkspace.ts';
import { base64 } from '../../../support/pem.ts';
import { rendered } from '../../../support/rendered.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const PKI = 'etc/kubernetes/pki';
const MANIFESTS = 'etc/kubernetes/manifests';

function webhook(name: string, pem: string): string {
  return [
    'apiVersion: admissionregistration.k8s.io/v1',
    'kind: ValidatingWebhookConfiguration',
    'metadata:',
    `  name: ${name}`,
    'webhooks:',
    `- name: ${name}`,
    '  clientConfig:',
    '    service: { name: policy, namespace: kube-system }',
    `    caBundle: ${base64(pem)}`,
    '',
  ].join('\n');
}

describe('uses', () => {
  let report: Report;
  const uri = (path: string) => `${FOLDER_URI}/${path}`;
  const offsetOf = (path: string, text: string) => {
    const at = report.files.get(uri(path))?.text?.indexOf(text) ?? -1;
    assert.ok(at >= 0, `${path} does not hold ${text}`);
    return at + 1;
  };
  const labels = (uses: readonly Reference[]) =>
    rendered(uses)
      .map(({ label }) => label)
      .sort();

  before(async () => {
    const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256', systemdUnit: true });
    node.put('webhook.yaml', webhook('policy.example.com', node.certificate(`${PKI}/ca.crt`).pem));
    node.put('backup/ca.crt', node.certificate(`${PKI}/ca.crt`).pem);
    report = (await inspectFiles(node.files, NOW)).report;
  });

  it('of a CA’s file are the flags, fields and configuration that name it, and the copies that are embedded', () => {
    const found = labels(referencesToFile(report, uri(`${PKI}/ca.crt`)));
    for (const wanted of [
      '--client-ca-file of kube-apiserver',
      '--root-ca-file of kube-controller-manager',
      '--cluster-signing-cert-file of kube-controller-manager',
      'authentication.x509.clientCAFile of kubelet',
      'certificate-authority-data of cluster "kubernetes"',
      'caBundle of webhook "policy.example.com"',
    ]) {
      assert.ok(found.includes(wanted), `${wanted} is not in\n${found.join('\n')}`);
    }
    assert.ok(!found.some((label) => label.includes('etcd')));
  });

  it('shows the role of the file', () => {
    const roles = new Map(
      rendered(referencesToFile(report, uri(`${PKI}/ca.crt`))).map(({ label, role }) => [label, role]),
    );
    assert.equal(roles.get('--client-ca-file of kube-apiserver'), 'trustBundle');
    assert.equal(roles.get('--cluster-signing-cert-file of kube-controller-manager'), 'signerCertificate');
    assert.equal(roles.get('caBundle of webhook "policy.example.com"'), 'trustBundle');
  });

  it('of a certificate in its own file are the flags that name it', () => {
    const path = `${PKI}/apiserver.crt`;
    assert.deepEqual(labels(referencesAt(report, uri(path), offsetOf(path, 'BEGIN'))), [
      '--tls-cert-file of kube-apiserver',
    ]);
  });

  it('of a private key are the flags that name its file', () => {
    const path = `${PKI}/sa.key`;
    assert.deepEqual(labels(referencesAt(report, uri(path), offsetOf(path, 'BEGIN'))), [
      '--service-account-private-key-file of kube-controller-manager',
      '--service-account-signing-key-file of kube-apiserver',
    ]);
  });

  it('of a flag’s value are the other ones of the file it leads to, from anywhere in its line', () => {
    const path = `${MANIFESTS}/kube-apiserver.yaml`;
    const own = '--client-ca-file of kube-apiserver';
    const flag = referencesAt(report, uri(path), offsetOf(path, '--client-ca-file'));
    assert.deepEqual([own, ...labels(flag)].sort(), labels(referencesToFile(report, uri(`${PKI}/ca.crt`))));
    assert.deepEqual(referencesAt(report, uri(path), offsetOf(path, 'livenessProbe')), []);
  });

  it('of a field leave the field itself out', () => {
    const path = 'webhook.yaml';
    const found = labels(referencesAt(report, uri(path), offsetOf(path, 'caBundle')));
    assert.ok(found.includes('--client-ca-file of kube-apiserver'));
    assert.ok(!found.some((label) => label.startsWith('caBundle')));
  });

  it('leave out copies that nothing reads any more', () => {
    const ats = referencesToFile(report, uri(`${PKI}/ca.crt`)).map(({ at }) => at.uri);
    assert.ok(!ats.includes(uri('backup/ca.crt')));
  });

  it('are indexed once a report', () => {
    assert.equal(referenceIndex(report), referenceIndex(report));
  });

  describe('the way back', () => {
    it('leads from every path of a document to its file', () => {
      const leads = pathReferencesOf(report, uri(`${MANIFESTS}/etcd.yaml`)).map(({ reference }) => reference);
      assert.deepEqual([...new Set(leads.map(({ resolution }) => resolution.kind))], ['file']);
      assert.ok(leads.some(({ path }) => path === '/etc/kubernetes/pki/etcd/server.crt'));
    });

    it('leads from a unit to its files of variables', () => {
      const dropIn = [...report.files.keys()].find((one) => one.endsWith('10-kubeadm.conf')) ?? '';
      const named = pathReferencesOf(report, dropIn).map(({ reference }) => reference.path);
      assert.ok(named.includes('/var/lib/kubelet/kubeadm-flags.env'), named.join());
    });

    it('leads from a base64 copy to the certificate’s own file', () => {
      const [found] = definitionsAt(report, uri('webhook.yaml'), offsetOf('webhook.yaml', 'caBundle'));
      assert.equal(found?.uri, uri(`${PKI}/ca.crt`));
    });

    it('leads from a copy without a separate file, and from a file, to the signer', () => {
      for (const [path, text] of [
        ['etc/kubernetes/admin.conf', 'client-certificate-data'],
        [`${PKI}/apiserver.crt`, 'BEGIN'],
      ] as const) {
        const [found] = definitionsAt(report, uri(path), offsetOf(path, text));
        assert.equal(found?.uri, uri(`${PKI}/ca.crt`), path);
      }
    });

    it('leads from a name in a kubeconfig to its entry', () => {
      const path = 'etc/kubernetes/admin.conf';
      const text = report.files.get(uri(path))?.text ?? '';
      const [context] = definitionsAt(report, uri(path), text.indexOf('kubernetes-admin@', text.indexOf('current-')));
      const held = text.slice(context?.span.start, context?.span.end);
      assert.match(held, /cluster: kubernetes/);
      const [user] = definitionsAt(report, uri(path), text.indexOf('user: kubernetes-admin') + 8);
      assert.match(text.slice(user?.span.start, user?.span.end), /client-certificate-data/);
    });

    it('leads nowhere from a self-signed certificate and from a missing file', async () => {
      const path = `${PKI}/ca.crt`;
      assert.deepEqual(definitionsAt(report, uri(path), offsetOf(path, 'BEGIN')), []);
      const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
      node.remove(`${PKI}/front-proxy-ca.crt`);
      const broken = (await inspectFiles(node.files, NOW)).report;
      const manifest = uri(`${MANIFESTS}/kube-apiserver.yaml`);
      const at = broken.files.get(manifest)?.text?.indexOf('pki/front-proxy-ca.crt') ?? 0;
      assert.deepEqual(definitionsAt(broken, manifest, at), []);
      assert.deepEqual(referencesAt(broken, manifest, at), []);
    });
  });
});
