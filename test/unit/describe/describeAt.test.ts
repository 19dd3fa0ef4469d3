import assert from 'node:assert/strict';
import { type DescribedPlace, describeAt, type Report } from '../../../src/core/index.ts';
import { faultById } from '../../support/faults.ts';
import { openNode } from '../../support/kubeadmNode.ts';
import { FOLDER_URI, inspectFiles } from '../../support/memoryWorkspace.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const THRESHOLDS = { warningDays: 30, caWarningDays: 365 };

function at(report: Report, path: string, text: string): DescribedPlace | undefined {
  const uri = `${FOLDER_URI}/${path}`;
  const offset = report.files.get(uri)?.text?.indexOf(text);
  assert.ok(offset !== undefined && offset >= 0, `${path} does not hold ${text}`);
  return describeAt(report, uri, offset + 1, THRESHOLDS);
}

function rows(place: DescribedPlace | undefined): Readonly<Record<string, string>> {
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

  it('tells of a PEM block who it is, by whom, until when and for what', () => {
    const place = at(report, 'etc/kubernetes/pki/apiserver.crt', 'BEGIN CERTIFICATE');
    assert.equal(place?.description.title, 'Certificate “kube-apiserver”');
    const found = rows(place);
    assert.equal(found['Issued by'], 'CN=kubernetes (etc/kubernetes/pki/ca.crt)');
    assert.equal(found.Validity, 'Expires in 335 d (2027-05-02 12:00:00 UTC)');
    assert.match(found.Names ?? '', /DNS:kubernetes, .*IP:10\.96\.0\.1/);
    assert.equal(found.Usages, 'TLS server');
  });

  it('decodes the data of a kubeconfig, from its name on', () => {
    const place = at(report, 'etc/kubernetes/scheduler.conf', 'client-certificate-data');
    assert.equal(place?.description.title, 'client-certificate-data of user “system:kube-scheduler”');
    assert.equal(rows(place)['Logs in as'], 'user system:kube-scheduler');
  });

  it('follows a path of a kubeconfig, and takes the key out of a file that also holds the certificate', () => {
    const place = at(report, 'etc/kubernetes/kubelet.conf', 'client-key:');
    assert.equal(place?.artifacts.length, 2);
    assert.equal(rows(place).Kind, 'EC P-256');
    assert.equal(place?.artifacts[0]?.kind, 'privateKey');
    assert.match(rows(place)['Key of'] ?? '', /^certificate “system:node:cp-1” \(var\/lib\/kubelet\/pki\//);
    assert.equal(place?.description.sections[1]?.heading, 'Certificate “system:node:cp-1”');
  });

  it('explains a flag, where it leads and the findings about it', () => {
    const place = at(report, 'etc/kubernetes/manifests/kube-apiserver.yaml', '--etcd-cafile');
    assert.equal(place?.description.title, 'kube-apiserver --etcd-cafile');
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
    assert.equal(rows(place).Kind, 'EC P-256');
  });

  it('says nothing of other text, and of files that are not in the report', () => {
    assert.equal(at(report, 'etc/kubernetes/manifests/kube-apiserver.yaml', 'apiVersion'), undefined);
    assert.equal(describeAt(report, `${FOLDER_URI}/elsewhere.yaml`, 0, THRESHOLDS), undefined);
  });
});
