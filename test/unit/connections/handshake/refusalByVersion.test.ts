import assert from 'node:assert/strict';
import type { Certificate } from '../../../../src/core/model/artifacts/certificate.ts';
import type { SignatureRefusal } from '../../../../src/core/model/chainOutcome.ts';
import { versionedRefusal } from '../../../../src/core/trust/versionedRefusal.ts';
import type { CertificateSpec } from '../../../support/certificates.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { rendered } from '../../../support/rendered.ts';
import { valuesIn } from '../../../support/textData.ts';

const MANIFESTS = 'etc/kubernetes/manifests';

const COMMON_NAME: Partial<CertificateSpec> = { subject: { commonName: '127.0.0.1' }, sans: undefined };

/** The verdict of kube-apiserver → etcd, and the findings about its name, after a change in etcd's certificate. */
async function evaluated(tag: string, change = COMMON_NAME, etcd?: string) {
  const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
  node.reissue('etc/kubernetes/pki/etcd/server.crt', change);
  if (tag !== 'v1.34.2') {
    node.setText(`${MANIFESTS}/kube-apiserver.yaml`, (text) =>
      text.replace('kube-apiserver:v1.34.2', `kube-apiserver:${tag}`),
    );
  }
  if (etcd !== undefined) {
    node.setText(`${MANIFESTS}/etcd.yaml`, (text) => text.replace(/etcd:3\S+/, `etcd:${etcd}`));
  }
  const { report } = await inspectFiles(node.files, node.settings.now);
  const connection = report.connections.find(
    ({ from, kind }) => from.component === 'kube-apiserver' && kind === 'etcd',
  );
  const reported = report.findings.filter(({ rule }) => rule === 'names/san-missing-cn-only');
  return {
    verdict: connection?.verdict,
    error: connection?.error && rendered(connection.error),
    stopped: connection?.stopped,
    reason: connection?.reason && valuesIn(connection.reason),
    reported: reported.map(({ severity, messageId }) => [severity, messageId]),
  };
}

describe('what a refusing component prints', () => {
  const error = async (tag: string) => {
    const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
    node.reissue('etc/kubernetes/pki/etcd/server.crt', { sans: ['dns:elsewhere'] });
    node.setText(`${MANIFESTS}/kube-apiserver.yaml`, (text) => text.replace('v1.34.2', tag));
    const { report } = await inspectFiles(node.files, node.settings.now);
    const found = report.connections.find(({ from, kind }) => from.component === 'kube-apiserver' && kind === 'etcd');
    return found?.error && rendered(found.error);
  };

  it('starts with what Go 1.20 brought from Kubernetes 1.27 on', async () => {
    assert.match(String(await error('v1.27.0')), /^tls: failed to verify certificate: x509: /);
    assert.match(String(await error('v1.26.6')), /^x509: /);
  });

  it('does so in the last patches of earlier releases, which are built with Go 1.20 too', async () => {
    for (const tag of ['v1.24.17', 'v1.24.16', 'v1.25.12', 'v1.26.7'])
      assert.match(String(await error(tag)), /^tls: failed to verify certificate: x509: /, tag);
    // Without the patch, the text is the part that all of them print.
    for (const tag of ['v1.24.15', 'v1.25.11', 'v1.24', 'v1.23.17'])
      assert.match(String(await error(tag)), /^x509: /, tag);
  });
});

describe('what a refusing etcd prints', () => {
  const error = async (tag: string) => {
    const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
    node.reissue('etc/kubernetes/pki/apiserver-etcd-client.crt', {
      issuer: node.certificate('etc/kubernetes/pki/ca.crt'),
    });
    node.setText(`${MANIFESTS}/etcd.yaml`, (text) => text.replace(/etcd:3\S+/, `etcd:${tag}`));
    const { report } = await inspectFiles(node.files, node.settings.now);
    const found = report.connections.find(({ from, kind }) => from.component === 'kube-apiserver' && kind === 'etcd');
    return found?.error && rendered(found.error);
  };

  it('starts with what Go 1.20 brought from the patch that is built with it', async () => {
    for (const tag of ['3.4.28', '3.5.10-0', '3.6.0-0'])
      assert.match(String(await error(tag)), /^tls: failed to verify certificate: x509: /, tag);
    for (const tag of ['3.4.27', '3.5.9-0']) assert.match(String(await error(tag)), /^x509: /, tag);
  });
});

describe('what only newer versions refuse', () => {
  it('breaks a connection of such a version', async () => {
    const { verdict, reported } = await evaluated('v1.34.2');
    assert.equal(verdict, 'broken');
    assert.deepEqual(reported, [['error', 'cnOnly']]);
  });

  it('leaves it open in an older version', async () => {
    const { verdict, reason, reported } = await evaluated('v1.18.20');
    assert.equal(verdict, 'unknown');
    assert.deepEqual(reason, [
      'kube-apiserver',
      '1.19',
      'tls: failed to verify certificate: x509: certificate relies on legacy Common Name field, use SANs instead',
    ]);
    assert.deepEqual(reported, [['hint', 'later']]);
  });

  it('leaves it open where the version is unknown', async () => {
    const { verdict, reported } = await evaluated('latest');
    assert.equal(verdict, 'unknown');
    assert.deepEqual(reported, [['warning', 'later']]);
  });

  it('leaves the connections of pods open where the cluster may be older', async () => {
    const ofPods = async (tag: string) => {
      const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
      node.reissue('etc/kubernetes/pki/apiserver.crt', { subject: { commonName: '10.96.0.1' }, sans: undefined });
      const change = (text: string) => text.replace('kube-apiserver:v1.34.2', `kube-apiserver:${tag}`);
      if (tag !== 'v1.34.2') node.setText(`${MANIFESTS}/kube-apiserver.yaml`, change);
      const { report } = await inspectFiles(node.files, node.settings.now);
      const found = report.connections.filter(({ from }) => from.component === 'pod');
      return found.map(({ verdict }) => verdict);
    };
    assert.deepEqual(await ofPods('v1.34.2'), ['broken']);
    // Unknown facts about pods are not listed.
    assert.deepEqual(await ofPods('$K8S_VER'), []);
  });

  it('knows negative serial numbers by what Go’s parser says', async () => {
    const [older, newer] = ['3.5.16-0', '3.6.4-0'];
    const broken = await evaluated('v1.34.2', { serial: -5n }, older);
    assert.deepEqual(broken.error, 'tls: failed to parse certificate from server: x509: negative serial number');
    const { verdict, reason } = await evaluated('v1.31.0', { serial: -5n }, older);
    assert.equal(verdict, 'unknown');
    assert.deepEqual(reason, [
      'kube-apiserver',
      '1.32',
      'tls: failed to parse certificate from server: x509: negative serial number',
    ]);
    // An etcd that refuses its own certificate does not start, whoever connects to it.
    const stopped = await evaluated('v1.31.0', { serial: -5n }, newer);
    assert.deepEqual([stopped.stopped, stopped.error], ['etcd', 'x509: negative serial number']);
  });

  it('knows the Go of a patch release, and names the first patch that has it', async () => {
    const extraExtensions = [{ oid: '2.5.29.35', critical: true, value: Uint8Array.of(0x30, 0) }];
    const spoilt = { authorityKeyId: false, extraExtensions } as const;
    const text =
      'tls: failed to parse certificate from server: x509: authority key identifier incorrectly marked critical';
    // Built with Go 1.23.6, like 1.32; an etcd before 3.5.19 serves the certificate.
    const newer = await evaluated('v1.31.7', spoilt, '3.5.18-0');
    assert.deepEqual([newer.verdict, newer.error], ['broken', text]);
    const older = await evaluated('v1.31.6', spoilt, '3.5.18-0');
    assert.deepEqual([older.verdict, older.reason], ['unknown', ['kube-apiserver', '1.31.7', text]]);
    const minor = await evaluated('v1.28.15', spoilt, '3.5.18-0');
    assert.deepEqual([minor.verdict, minor.reason], ['unknown', ['kube-apiserver', '1.32', text]]);
    const stopped = await evaluated('v1.31.6', spoilt, '3.5.19-0');
    assert.deepEqual([stopped.stopped, stopped.error], ['etcd', text.slice(text.indexOf('x509'))]);
  });

  it('knows the signatures that it depends on by why they are refused', () => {
    const refusal = (because: SignatureRefusal) =>
      versionedRefusal({
        kind: 'unknownAuthority',
        certificate: {} as Certificate,
        hint: { candidate: {} as Certificate, error: '', because },
      });
    assert.equal(refusal('sha1'), 'sha1Refused');
    assert.equal(refusal('shortRsa'), 'shortRsaRefused');
    assert.equal(refusal('unimplemented'), 'unknownAlgorithm');
    assert.equal(refusal('weakHash'), undefined);
    assert.equal(refusal('notACa'), undefined);
  });
});
