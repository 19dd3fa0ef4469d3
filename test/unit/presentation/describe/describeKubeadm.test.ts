import assert from 'node:assert/strict';
import {
  type DescribedPlace,
  definitionsAt,
  describeAt,
  pathReferencesOf,
  type Report,
  referencesAt,
} from '../../../../src/core/index.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { FOLDER_URI, inspectFiles } from '../../../support/memoryWorkspace.ts';
import { type Rendered, rendered } from '../../../support/rendered.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const THRESHOLDS = { warningDays: 30, caWarningDays: 365 };
const KEY = 'e6a2eb8581237ab72a4f494f30285ec12a9694d750b9785706a83bfcbbbd2204';
const SECRET_HALF = '0123456789abcdef';

const CLUSTER = `apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
controlPlaneEndpoint: nowhere.example.com:6443
caCertificateValidityPeriod: 87600h0m0s
networking: {serviceSubnet: 10.96.0.0/12, dnsDomain: cluster.local}
apiServer:
  certSANs: [kubernetes, other.example.com]
  extraArgs:
  - name: client-ca-file
    value: /etc/kubernetes/pki/ca.crt
`;

const JOIN = (hashes: readonly string[]) => `apiVersion: kubeadm.k8s.io/v1beta4
kind: JoinConfiguration
discovery:
  bootstrapToken:
    token: abcdef.${SECRET_HALF}
    apiServerEndpoint: 10.0.0.10:6443
    caCertHashes: [${hashes.join(', ')}]
controlPlane:
  certificateKey: ${KEY}
`;

const TOKEN = `apiVersion: v1
kind: Secret
metadata: {name: bootstrap-token-abcdef, namespace: kube-system}
type: bootstrap.kubernetes.io/token
stringData:
  token-id: abcdef
  token-secret: ${SECRET_HALF}
  expiration: "2026-06-02T11:00:00Z"
  usage-bootstrap-authentication: "true"
  auth-extra-groups: system:bootstrappers:kubeadm:default-node-token
`;

describe('describeAt in kubeadm’s configurations', () => {
  let report: Report;
  let pin: string;
  let fingerprint: string;

  before(async () => {
    const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    const first = (await inspectFiles(node.files, NOW)).report;
    const [ca] = first.files.get(`${FOLDER_URI}/etc/kubernetes/pki/ca.crt`)?.artifacts ?? [];
    assert.ok(ca?.kind === 'certificate');
    pin = `sha256:${ca.certificate.publicKey.id}`;
    fingerprint = `sha256:${ca.certificate.sha256}`;
    node.files.set('cluster.yaml', new TextEncoder().encode(CLUSTER));
    const join = JOIN([pin, fingerprint, `sha256:${'0'.repeat(64)}`]);
    node.files.set('join.yaml', new TextEncoder().encode(join));
    node.files.set('token.yaml', new TextEncoder().encode(TOKEN));
    report = (await inspectFiles(node.files, NOW)).report;
  });

  function at(path: string, text: string): Rendered<DescribedPlace> {
    const uri = `${FOLDER_URI}/${path}`;
    const offset = report.files.get(uri)?.text?.indexOf(text) ?? -1;
    assert.ok(offset >= 0, text);
    const place = rendered(describeAt(report, uri, offset + 1, THRESHOLDS));
    assert.ok(place, `nothing is described at ${text}`);
    return place;
  }

  function rows(path: string, text: string): Readonly<Record<string, string>> {
    const all = at(path, text).description.sections.flatMap((section) => section.rows);
    return Object.fromEntries(all.map(({ label, value }) => [label, value]));
  }

  it('shows for each name of a list whether the present certificate has it', () => {
    assert.match(rows('cluster.yaml', 'kubernetes, ')['In certificate'] ?? '', /^yes, .*pki\/apiserver\.crt$/);
    assert.match(rows('cluster.yaml', 'other.example')['In certificate'] ?? '', /^no: .*apiserver\.crt/);
    assert.match(rows('cluster.yaml', 'nowhere.example')['In certificate'] ?? '', /^no: /);
    assert.equal(at('cluster.yaml', 'serviceSubnet').description.title, 'serviceSubnet: 10.96.0.1');
  });

  it('shows the length of a duration', () => {
    assert.equal(rows('cluster.yaml', 'caCertificateValidityPeriod')['Validity period'], '3650 days');
  });

  it('finds the CA whose key a hash is of, and no CA for a fingerprint or an unknown one', () => {
    const found = at('join.yaml', pin);
    assert.equal(found.description.title, 'Hash of the cluster CA: CA "kubernetes"');
    assert.equal(rows('join.yaml', pin)['Key of'], 'etc/kubernetes/pki/ca.crt');
    assert.equal(found.artifacts[0]?.kind, 'certificate');
    assert.match(rows('join.yaml', fingerprint)['Key of'] ?? '', /^none: this is the fingerprint of the certificate/);
    assert.equal(rows('join.yaml', 'sha256:0000')['Key of'], 'no CA in the scanned files');
  });

  it('recognizes tokens and the certificate key, and shows no byte of their secret', () => {
    const token = rows('join.yaml', 'abcdef.');
    assert.equal(token.User, 'system:bootstrap:abcdef');
    assert.equal(token.Validity, 'Expires in 23 hours (2026-06-02 11:00 UTC)');
    const said = JSON.stringify([at('join.yaml', 'abcdef.'), at('join.yaml', KEY), at('token.yaml', SECRET_HALF)]);
    assert.ok(!said.includes(SECRET_HALF));
    assert.ok(!said.includes(KEY.slice(0, 12)));
  });

  it('shows at every field of a token’s Secret who joins with it, until when and for what', () => {
    for (const text of ['bootstrap-token-abcdef', 'abcdef\n', '2026-06-02', 'system:bootstrappers:k']) {
      const shown = rows('token.yaml', text);
      assert.equal(shown.Validity, 'Expires in 23 hours (2026-06-02 11:00 UTC)', text);
      assert.equal(shown.Groups, 'system:bootstrappers, system:bootstrappers:kubeadm:default-node-token');
      assert.equal(shown.Usages, 'authentication');
    }
  });

  it('follows the paths of extra arguments, and counts them among the uses of their file', () => {
    const uri = `${FOLDER_URI}/cluster.yaml`;
    const place = at('cluster.yaml', '/etc/kubernetes/pki/ca.crt');
    assert.equal(place.description.title, 'kube-apiserver --client-ca-file: CA "kubernetes"');
    assert.equal(pathReferencesOf(report, uri).length, 1);
    const [target] = definitionsAt(report, uri, place.span.start);
    assert.equal(target?.uri, `${FOLDER_URI}/etc/kubernetes/pki/ca.crt`);
    const uses = referencesAt(report, `${FOLDER_URI}/etc/kubernetes/pki/ca.crt`, 3);
    assert.ok(rendered(uses).some(({ label }) => label.endsWith('in the kubeadm configuration')));
  });
});
