import assert from 'node:assert/strict';
import { plainText } from '../../../../src/core/index.ts';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER_MANIFEST, ETCD_MANIFEST, ETCD_PEER, PKI } from '../../../support/faults/fault.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const RULE = 'trust/leaf-not-signed-by-trust';

describe(RULE, () => {
  it('reports a CA file of another domain at the flag that names it', async () => {
    const finding = only(
      await checkNode(RULE, (node) => node.replaceFlag('kube-apiserver', 'etcd-cafile', `/${PKI}/ca.crt`)),
    );
    assert.equal(finding.messageId, 'trusted');
    assert.equal(finding.path, APISERVER_MANIFEST);
    assert.equal(finding.text, `/${PKI}/ca.crt`);
    assert.deepEqual(
      [finding.slots.presented, finding.slots.list, finding.slots.leaf, finding.slots.issuer],
      ['--cert-file etcd', 'kubernetes', 'cp-1', 'etcd-ca'],
    );
    assert.match(finding.code, /certificate signed by unknown authority/);
    assert.ok(finding.related.includes(`${ETCD_MANIFEST}: /${PKI}/etcd/server.crt`));
  });

  it('reports a leaf of another CA next to the bundle that rejects it', async () => {
    const finding = only(
      await checkNode(RULE, (node) => void node.replaceCertificate(ETCD_PEER, { issuer: node.authorities.ca.signer })),
    );
    assert.equal(finding.messageId, 'presented');
    assert.equal(finding.path, ETCD_MANIFEST);
    assert.equal(finding.text, `/${PKI}/etcd/ca.crt`);
    assert.deepEqual(
      [finding.slots.trusted, finding.slots.leaf, finding.slots.issuer, finding.slots.list],
      ['--peer-trusted-ca-file etcd', 'cp-1', 'kubernetes', 'etcd-ca'],
    );
  });

  it('reports the CA file of another domain also if the certificate has expired, which is Go’s first error', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        node.replaceCertificate(`${PKI}/etcd/server.crt`, { notAfter: new Date('2026-05-20T00:00:00Z') });
        node.replaceFlag('kube-apiserver', 'etcd-cafile', `/${PKI}/ca.crt`);
      }),
    );
    assert.deepEqual([finding.messageId, finding.path], ['trusted', APISERVER_MANIFEST]);
    assert.deepEqual([finding.text, finding.slots.issuer], [`/${PKI}/ca.crt`, 'etcd-ca']);
  });

  it('reports an expired certificate of another CA next to its expiry', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      const issuer = node.authorities.ca.signer;
      node.replaceCertificate(`${PKI}/etcd/server.crt`, { issuer, notAfter: new Date('2026-05-20T00:00:00Z') });
    });
    assert.deepEqual(lines, ['presented etc/kubernetes/manifests/kube-apiserver.yaml /etc/kubernetes/pki/etcd/ca.crt']);
  });

  it('explains connections that fail by the host first, and reports what is logged after that is fixed', async () => {
    const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    const issuer = node.authorities.etcd.signer;
    node.replaceCertificate(`${PKI}/apiserver.crt`, { issuer, sans: ['dns:other.example'] });
    const { report } = await inspectFiles(node.files, NOW);
    const broken = report.connections.filter(({ verdict }) => verdict === 'broken');
    const [finding, ...others] = report.findings.filter(({ severity }) => severity === 'error');
    assert.deepEqual([finding?.rule, others], [RULE, []]);
    assert.deepEqual([...(finding?.breaks ?? [])].sort(), broken.map(({ id }) => id).sort());
    const message = plainText(finding?.message ?? assert.fail());
    assert.match(message, /Once the certificate includes its host, kubectl reports `?tls: .*unknown authority/);
    assert.match(
      message,
      /Logged: `?tls: .* cannot validate certificate for 10\.0\.0\.10 because it doesn't contain any IP SANs/,
    );
  });

  it('is silent while a bundle holds the old and the new CA', async () => {
    assert.deepEqual((await checkNode(RULE, undefined, { caBundleRotation: true })).findings, []);
  });

  it('is silent where an intermediate is shown with the leaf', async () => {
    assert.deepEqual((await checkNode(RULE, undefined, { intermediateCa: true })).findings, []);
  });

  it('leaves a client certificate of another CA to the rule about it', async () => {
    const { lines } = await checkNode(
      RULE,
      (node) =>
        void node.replaceCertificate(`${PKI}/apiserver-etcd-client.crt`, { issuer: node.authorities.ca.signer }),
    );
    assert.deepEqual(lines, []);
  });

  it('reports a leaf in the place of the CA for clients once, though it verifies itself', async () => {
    const change = (node: NodePki) => node.replaceFlag('kube-apiserver', 'client-ca-file', `/${PKI}/apiserver.crt`);
    const finding = only(await checkNode(RULE, change));
    assert.equal(finding.messageId, 'trusted');
    assert.equal(finding.text, `/${PKI}/apiserver.crt`);
    assert.deepEqual((await checkNode('manifests/flag-wrong-role', change)).findings, []);
  });
});
