import assert from 'node:assert/strict';
import { createScheduler, createSignatureCache, type Report, verdictChanges } from '../../../../src/core/index.ts';
import { plainText } from '../../../../src/core/model/text/plainText.ts';
import { untrusted } from '../../../../src/core/model/text/untrusted.ts';
import { issue } from '../../../support/certificates.ts';
import { privateKeyPem } from '../../../support/keyPair.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { days, nodeSettings } from '../../../support/nodeOptions.ts';
import { manifestPath, type NodePki } from '../../../support/nodePki.ts';

const NOW = nodeSettings({}).now;
const PKI = 'etc/kubernetes/pki';
const EXPIRED = /^error auto signing csr: the signer has expired: NotAfter=2026-05-30 12:00:00 \+0000 UTC$/;

/** A CA that only signs requests and that kube-apiserver trusts, so that nothing but the signing depends on its dates. */
async function withSigner(notAfter: Date, change: (node: NodePki) => void = () => {}) {
  const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
  const { serial: _, ...spec } = (await node.otherAuthority('signer')).spec;
  const signer = issue({ ...spec, notBefore: days(NOW, -400), notAfter });
  node.put(`${PKI}/signer.crt`, signer.pem);
  node.put(`${PKI}/signer.key`, privateKeyPem(signer.key));
  for (const [flag, file] of [['cert', 'crt'] as const, ['key', 'key'] as const]) {
    node.replaceFlag('kube-controller-manager', `cluster-signing-${flag}-file`, `/${PKI}/signer.${file}`);
  }
  node.setText(`${PKI}/ca.crt`, (text) => text + signer.pem);
  change(node);
  const { report, workspace } = await inspectFiles(node.files, NOW);
  const signing = report.connections.find(({ kind }) => kind === 'signing');
  return { report, workspace, signing };
}

describe('signing of certificate requests', () => {
  // kubernetes 1.37.2, pkg/controller/certificates/authority/policies.go and signer/signer.go.
  it('is broken by a CA that has expired, in the words of the controller manager, which one finding explains', async () => {
    const { report, workspace, signing } = await withSigner(days(NOW, -2));
    assert.deepEqual([signing?.verdict, signing?.side], ['broken', 'configuration']);
    assert.match(plainText(signing?.error ?? untrusted('')), EXPIRED);
    const explaining = report.findings.filter(({ breaks }) => breaks?.includes(signing?.id ?? ''));
    assert.deepEqual(
      explaining.map(({ rule, at }) => [rule, workspace.path(at.uri)]),
      [['validity/ca-expired', `${PKI}/ca.crt`]],
    );
    assert.deepEqual(
      report.findings.map(({ rule }) => rule).filter((rule) => rule.startsWith('validity/')),
      ['validity/ca-expired'],
    );
  });

  it('is broken by a key that is not the key of the CA', async () => {
    const { signing } = await withSigner(days(NOW, 300), (node) =>
      node.put(`${PKI}/signer.key`, node.text(`${PKI}/apiserver.key`)),
    );
    assert.deepEqual([signing?.verdict, signing?.side], ['broken', 'configuration']);
    assert.match(
      plainText(signing?.error ?? untrusted('')),
      /^error reading CA cert file .*: tls: private key does not match public key$/,
    );
  });

  it('has nothing to do with an expired CA that only a bundle still holds', async () => {
    const { report, signing } = await withSigner(days(NOW, -2), (node) => {
      for (const flag of ['cert', 'key'])
        node.replaceFlag('kube-controller-manager', `cluster-signing-${flag}-file`, undefined);
    });
    assert.equal(signing, undefined);
    assert.deepEqual(
      report.findings.map(({ rule }) => rule).filter((rule) => rule.startsWith('validity/')),
      ['validity/ca-bundle-expired-member'],
    );
  });

  it('works up to the last moment, and its end is foretold', async () => {
    const end = days(NOW, 2);
    const { report, signing } = await withSigner(end);
    assert.equal(signing?.verdict, 'ok');
    assert.deepEqual([report.firstBreak?.at, report.firstBreak?.connection], [end.getTime() + 1, signing?.id]);
    const changes = await verdictChanges(report, createSignatureCache(), createScheduler());
    assert.deepEqual([changes[0]?.at, changes[0]?.connection.verdict], [end.getTime() + 1, 'broken']);
  });

  it('names an empty file, for which the controller manager exits', async () => {
    const { report, workspace, signing } = await withSigner(days(NOW, 300), (node) =>
      node.files.set(`${PKI}/signer.crt`, new Uint8Array()),
    );
    const pair = `/${PKI}/signer.crt::/${PKI}/signer.key`;
    assert.deepEqual(
      [signing?.verdict, plainText(signing?.error ?? untrusted(''))],
      [
        'broken',
        `error reading CA cert file "/${PKI}/signer.crt": missing content for serving cert "csr-controller::${pair}"`,
      ],
    );
    assert.match(plainText(signing?.reason ?? untrusted('')), / is empty\.$/);
    assert.deepEqual(loud(report, workspace), [['files/pem-empty-file', `${PKI}/signer.crt`]]);
  });

  describe('by the CA of a single signer', () => {
    const SIGNERS = ['kubelet-client', 'kubelet-serving', 'kube-apiserver-client', 'legacy-unknown'];

    /** All signers have the CA of the cluster, and those that are named another one. */
    async function withSigners(notAfter: Date, others: readonly string[]) {
      return withSigner(notAfter, (node) => {
        for (const half of ['cert', 'key'])
          node.replaceFlag('kube-controller-manager', `cluster-signing-${half}-file`, undefined);
        const lines = SIGNERS.flatMap((signer) => {
          const file = `/${PKI}/${others.includes(signer) ? 'signer' : 'ca'}`;
          return [`cert-file=${file}.crt`, `key-file=${file}.key`].map(
            (rest) => `    - --cluster-signing-${signer}-${rest}\n`,
          );
        });
        // kube-apiserver reads another bundle, so that no verification depends on the dates.
        const bundle = node.text(`${PKI}/ca.crt`);
        const [own = ''] = bundle.match(/-----BEGIN[\s\S]*?END CERTIFICATE-----\n/) ?? [];
        node.put(`${PKI}/ca.crt`, own);
        node.put(`${PKI}/clients.crt`, bundle);
        node.replaceFlag('kube-apiserver', 'client-ca-file', `/${PKI}/clients.crt`);
        node.setText(manifestPath('kube-controller-manager'), (text) =>
          text.replace(/( {4}- --root-ca-file=.*\n)/, `$1${lines.join('')}`),
        );
      });
    }

    for (const signer of SIGNERS) {
      it(`is broken if it has expired: ${signer}`, async () => {
        const { report } = await withSigners(days(NOW, -2), [signer]);
        const signing = report.connections.filter(({ kind }) => kind === 'signing');
        const [broken, ...more] = signing.filter(({ verdict }) => verdict === 'broken');
        assert.deepEqual([more, signing.some(({ verdict }) => verdict === 'ok')], [[], true]);
        assert.match(plainText(broken?.error ?? untrusted('')), EXPIRED);
        const explaining = report.findings.filter(({ breaks }) => breaks?.includes(broken?.id ?? ''));
        assert.deepEqual(
          explaining.map(({ rule }) => rule),
          ['validity/ca-expired'],
        );
      });
    }

    it('works with a valid one, and is one connection for each pair of files and what verifies it', async () => {
      const { report, workspace } = await withSigners(days(NOW, 300), ['kubelet-client']);
      const signing = report.connections.filter(({ kind }) => kind === 'signing');
      assert.deepEqual(
        signing.map(({ verdict }) => verdict),
        ['ok', 'ok', 'ok'],
      );
      assert.deepEqual(loud(report, workspace), []);
    });
  });
});

function loud({ findings }: Report, workspace: { path(uri: string): string }) {
  return findings
    .filter(({ severity }) => severity === 'error' || severity === 'warning')
    .map(({ rule, at }) => [rule, workspace.path(at.uri)]);
}
