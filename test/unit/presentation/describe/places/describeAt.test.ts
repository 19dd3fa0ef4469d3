import assert from 'node:assert/strict';
import { type DescribedPlace, describeAt, type Report } from '../../../../../src/core/index.ts';
import { authority } from '../../../../support/apiObjects.ts';
import { authenticationText } from '../../../../support/authenticationText.ts';
import { certificateRequest } from '../../../../support/certificates.ts';
import { faultById } from '../../../../support/faults.ts';
import { key } from '../../../../support/keyPair.ts';
import { openNode } from '../../../../support/kubeadmNode.ts';
import { FOLDER_URI, inspectFiles } from '../../../../support/memoryWorkspace.ts';
import { linkerdValues } from '../../../../support/meshText.ts';
import { base64 } from '../../../../support/pem.ts';
import { type Rendered, rendered } from '../../../../support/rendered.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const THRESHOLDS = { warningDays: 30, caWarningDays: 365 };

function at(report: Report, path: string, text: string): Rendered<DescribedPlace> | undefined {
  const uri = `${FOLDER_URI}/${path}`;
  const offset = report.files.get(uri)?.text?.indexOf(text);
  assert.ok(offset !== undefined && offset >= 0, `${path} does not hold ${text}`);
  return rendered(describeAt(report, uri, offset + 1, THRESHOLDS));
}

function rows(place: Rendered<DescribedPlace> | undefined): Readonly<Record<string, string>> {
  assert.ok(place, 'nothing is described there');
  const all = place.description.sections.flatMap(({ rows: some }) => some);
  return Object.fromEntries(all.map(({ label, value }) => [label, value]));
}

describe('describeAt', () => {
  let report: Report;
  before(async () => {
    const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    await faultById('etcd-cafile-cluster-ca').apply(node);
    report = (await inspectFiles(node.files, NOW)).report;
  });

  it('shows the name, signer, expiry and use of a PEM block', () => {
    const place = at(report, 'etc/kubernetes/pki/apiserver.crt', 'BEGIN CERTIFICATE');
    assert.equal(place?.description.title, 'Certificate "kube-apiserver"');
    const found = rows(place);
    assert.equal(found['Issued by'], 'CN=kubernetes (etc/kubernetes/pki/ca.crt)');
    assert.equal(found.Validity, 'Expires in 335 days (2027-05-02 12:00 UTC)');
    assert.match(found.Names ?? '', /DNS:kubernetes, .*IP:10\.96\.0\.1/);
    assert.equal(found.Usages, 'TLS server');
  });

  it('decodes the data of a kubeconfig, from its name on', () => {
    const place = at(report, 'etc/kubernetes/scheduler.conf', 'client-certificate-data');
    assert.equal(
      place?.description.title,
      'client-certificate-data of user "system:kube-scheduler": certificate "system:kube-scheduler"',
    );
    assert.equal(rows(place)['Authenticates as'], 'user system:kube-scheduler');
  });

  it('decodes the CAs of token issuers, meshes and pod certificates, from their names on', async () => {
    const ca = await authority('issuer-ca');
    const chain = ca.pem.trimEnd().replaceAll(/^/gm, '    ');
    const others = (
      await inspectFiles(
        {
          'authn.yaml': authenticationText(ca.pem),
          'values.yaml': linkerdValues({ ca, roots: [ca] }),
          'request.yaml': `apiVersion: certificates.k8s.io/v1beta1\nkind: PodCertificateRequest\nmetadata: { name: web, namespace: apps }\nstatus:\n  certificateChain: |\n${chain}\n`,
        },
        NOW,
      )
    ).report;
    const titles = [
      at(others, 'authn.yaml', 'certificateAuthority'),
      at(others, 'values.yaml', 'identityTrustAnchorsPEM'),
      at(others, 'request.yaml', 'certificateChain'),
    ].map((place) => place?.description.title);
    assert.deepEqual(titles, [
      'certificateAuthority of AuthenticationConfiguration: CA "issuer-ca"',
      'identityTrustAnchorsPEM: CA "issuer-ca"',
      'certificateChain of PodCertificateRequest "apps/web": CA "issuer-ca"',
    ]);
  });

  it('names of several copies of the issuer the one that is the node’s own', async () => {
    const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    const ca = node.files.get('etc/kubernetes/pki/ca.crt');
    assert.ok(ca);
    node.files.set('a-copy/ca.crt', ca);
    const both = (await inspectFiles(node.files, NOW)).report;
    const found = rows(at(both, 'etc/kubernetes/pki/apiserver.crt', 'BEGIN CERTIFICATE'));
    assert.equal(found['Issued by'], 'CN=kubernetes (etc/kubernetes/pki/ca.crt)');
  });

  it('shows the place of the other half of service-account keys', () => {
    const secret = rows(at(report, 'etc/kubernetes/pki/sa.key', 'PRIVATE KEY'));
    assert.equal(secret['Public key in'], 'etc/kubernetes/pki/sa.pub');
    const open = rows(at(report, 'etc/kubernetes/pki/sa.pub', 'PUBLIC KEY'));
    assert.equal(open['Private key in'], 'etc/kubernetes/pki/sa.key');
  });

  it('counts the copies of the other half that it does not list, the node’s own first', async () => {
    const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    const half = node.files.get('etc/kubernetes/pki/sa.pub');
    assert.ok(half);
    for (const name of ['a', 'b', 'c', 'd']) node.files.set(`copies/${name}.pub`, half);
    const { report: many } = await inspectFiles(node.files, NOW);
    const place = at(many, 'etc/kubernetes/pki/sa.key', 'PRIVATE KEY');
    const said = place?.description.sections.flatMap((section) =>
      section.rows.map(({ label, value }) => [label, value]),
    );
    assert.deepEqual(
      said?.filter(([label]) => label === 'Public key in' || label === 'Also in'),
      [
        ['Public key in', 'etc/kubernetes/pki/sa.pub'],
        ['Public key in', 'copies/a.pub'],
        ['Public key in', 'copies/b.pub'],
        ['Also in', '2 more'],
      ],
    );
  });

  it('follows a path of a kubeconfig, and takes the key out of a file that also holds the certificate', () => {
    const place = at(report, 'etc/kubernetes/kubelet.conf', 'client-key:');
    assert.equal(place?.artifacts.length, 2);
    assert.equal(rows(place).Type, 'EC P-256');
    assert.equal(place?.artifacts[0]?.kind, 'privateKey');
    assert.match(rows(place)['Key of'] ?? '', /^certificate "system:node:cp-1" \(var\/lib\/kubelet\/pki\//);
    assert.equal(place?.description.sections[1]?.heading, 'Certificate "system:node:cp-1"');
  });

  it('explains a flag, where it leads and the findings about it', () => {
    const place = at(report, 'etc/kubernetes/manifests/kube-apiserver.yaml', '--etcd-cafile');
    assert.equal(place?.description.title, 'kube-apiserver --etcd-cafile: CA "kubernetes"');
    assert.equal(rows(place)['Resolves to'], 'etc/kubernetes/pki/ca.crt');
    assert.deepEqual(
      place?.findings.map(({ rule }) => rule),
      ['trust/leaf-not-signed-by-trust'],
    );
  });

  it('gives the argument by which kubeadm join pins a CA, to copy', () => {
    const place = at(report, 'etc/kubernetes/pki/ca.crt', 'BEGIN');
    const row = place?.description.sections.flatMap((section) => section.rows).find(({ copy }) => copy !== undefined);
    const [artifact] = place?.artifacts ?? [];
    assert.ok(artifact?.kind === 'certificate');
    assert.equal(row?.copy, `--discovery-token-ca-cert-hash sha256:${artifact.certificate.publicKey.id}`);
    const leaf = at(report, 'etc/kubernetes/pki/apiserver.crt', 'BEGIN');
    assert.ok(!JSON.stringify(leaf?.description).includes('discovery-token'));
  });

  it('explains a path of the kubelet’s configuration', () => {
    const place = at(report, 'var/lib/kubelet/config.yaml', 'clientCAFile');
    assert.equal(rows(place)['Resolves to'], 'etc/kubernetes/pki/ca.crt');
  });

  it('never shows more of a private key than its kind and public half', () => {
    const place = at(report, 'etc/kubernetes/pki/ca.key', 'PRIVATE KEY');
    const text = report.files.get(`${FOLDER_URI}/etc/kubernetes/pki/ca.key`)?.text ?? '';
    const secret = text.split('\n')[2] ?? '';
    assert.ok(secret.length > 10);
    assert.equal(JSON.stringify(place?.description).includes(secret), false);
    assert.equal(rows(place).Type, 'EC P-256');
  });

  describe('in API objects', () => {
    let objects: Report;
    before(async () => {
      const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
      const pemText = node.certificate('etc/kubernetes/pki/apiserver.crt').pem;
      const indented = pemText.trimEnd().replaceAll(/^/gm, '        ');
      const subject = { commonName: 'jane', organizations: ['system:masters'] };
      const request = certificateRequest({ subject, key: await key('jane') }).pem;
      node.put(
        'objects.yaml',
        [
          'apiVersion: v1',
          'kind: List',
          'items:',
          '- apiVersion: v1',
          '  kind: Secret',
          '  metadata: { name: web }',
          '  type: kubernetes.io/tls',
          '  data:',
          `    tls.crt: ${base64(pemText)}`,
          `    tls.key: ${base64(node.text('etc/kubernetes/pki/apiserver.key'))}`,
          '- apiVersion: v1',
          '  kind: ConfigMap',
          '  metadata: { name: trust }',
          '  data:',
          '      ca.crt: |',
          indented,
          '- apiVersion: certificates.k8s.io/v1',
          '  kind: CertificateSigningRequest',
          '  metadata: { name: jane }',
          '  spec:',
          `    request: ${base64(request)}`,
          '    signerName: kubernetes.io/kube-apiserver-client',
          '    usages: [client auth]',
          '',
        ].join('\n'),
      );
      objects = (await inspectFiles(node.files, NOW)).report;
    });

    for (const [text, title] of [
      ['tls.crt', 'tls.crt of Secret "web": certificate "kube-apiserver"'],
      ['tls.key', 'tls.key of Secret "web": private key'],
      ['ca.crt: |', 'ca.crt of ConfigMap "trust": certificate "kube-apiserver"'],
      ['-----BEGIN', 'ca.crt of ConfigMap "trust": certificate "kube-apiserver"'],
      ['request:', 'request of CertificateSigningRequest "jane": request for "jane"'],
    ] as const) {
      it(`answers at ${text}`, () => {
        assert.equal(at(objects, 'objects.yaml', text)?.description.title, title);
      });
    }

    it('shows the signer, the use and the state of a request', () => {
      const found = rows(at(objects, 'objects.yaml', 'request:'));
      assert.equal(found.Signer, 'kubernetes.io/kube-apiserver-client');
      assert.equal(found.Usages, 'client auth');
      assert.equal(found.Status, 'pending');
    });

    it('says nothing of the lines between', () => {
      for (const text of ['kind: Secret', 'spec:', '  data:']) {
        assert.equal(at(objects, 'objects.yaml', text), undefined, text);
      }
    });
  });

  it('distinguishes the fields of a kubeconfig in one line of JSON', async () => {
    const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    const ca = base64(node.certificate('etc/kubernetes/pki/ca.crt').pem);
    const cluster = { name: 'c', cluster: { 'certificate-authority-data': ca, server: 'https://10.0.0.10:6443' } };
    const json = JSON.stringify({ apiVersion: 'v1', kind: 'Config', clusters: [cluster], 'current-context': '' });
    const one = (await inspectFiles({ 'admin.conf': json }, NOW)).report;
    const title = (text: string) => at(one, 'admin.conf', text)?.description.title;
    assert.equal(title('certificate-authority-data'), 'certificate-authority-data of cluster "c": CA "kubernetes"');
    assert.equal(title('server'), 'server of cluster "c"');
    for (const other of ['apiVersion', 'kind', 'clusters', '"name"', 'current-context'])
      assert.equal(title(other), undefined, other);
  });

  it('says nothing of other text, and of files that are not in the report', () => {
    assert.equal(at(report, 'etc/kubernetes/manifests/kube-apiserver.yaml', 'apiVersion'), undefined);
    assert.equal(describeAt(report, `${FOLDER_URI}/elsewhere.yaml`, 0, THRESHOLDS), undefined);
  });
});
