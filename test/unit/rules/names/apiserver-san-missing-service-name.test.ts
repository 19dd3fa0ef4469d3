import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER, APISERVER_MANIFEST, PKI } from '../../../support/faults/fault.ts';
import { dropSan } from '../../../support/faults/names.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const RULE = 'names/apiserver-san-missing-service-name';

describe(RULE, () => {
  it('reports the missing name at the certificate flag', async () => {
    const finding = only(await checkNode(RULE, (node) => dropSan(node, APISERVER, 'dns:kubernetes.default.svc')));
    assert.equal(finding.messageId, 'missing');
    assert.equal(finding.path, APISERVER_MANIFEST);
    assert.equal(finding.text, `/${APISERVER}`);
    assert.equal(finding.slots.host, 'kubernetes.default.svc');
    assert.match(finding.code, /certificate is valid for.*not kubernetes\.default\.svc/s);
    assert.equal(finding.severity, 'error');
    assert.match(finding.command ?? '', /^kubeadm init phase certs apiserver\b.* &&$/m);
  });

  it('only warns of the shorter names', async () => {
    const finding = only(await checkNode(RULE, (node) => dropSan(node, APISERVER, 'dns:kubernetes')));
    assert.equal(finding.messageId, 'missing');
    assert.equal(finding.severity, 'warning');
  });

  it('knows the cluster domain from the issuer', async () => {
    const finding = only(
      await checkNode(RULE, (node) => dropSan(node, APISERVER, 'dns:kubernetes.default.svc.cluster.local')),
    );
    assert.equal(finding.messageId, 'missing');
    assert.equal(finding.slots.host, 'kubernetes.default.svc.cluster.local');
    assert.equal(finding.severity, 'warning');
  });

  it('is silent where certificates are chosen by SNI', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      dropSan(node, APISERVER, 'dns:kubernetes.default.svc');
      node.replaceFlag('kube-apiserver', 'tls-sni-cert-key', `/${PKI}/sni.crt,/${PKI}/sni.key`);
    });
    assert.deepEqual(lines, []);
  });

  it('is silent where the domain is not known', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      dropSan(node, APISERVER, 'dns:kubernetes.default.svc.cluster.local');
      node.replaceFlag('kube-apiserver', 'service-account-issuer', 'https://issuer.example.com');
    });
    assert.deepEqual(lines, []);
  });

  it('is silent where a client certificate stands in its place', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.replaceFlag('kube-apiserver', 'tls-cert-file', `/${PKI}/front-proxy-client.crt`),
    );
    assert.deepEqual(lines, []);
  });

  for (const file of ['ca.crt', 'etcd/server.crt']) {
    it(`is silent where ${file} stands in its place`, async () => {
      const change = (node: NodePki) => node.replaceFlag('kube-apiserver', 'tls-cert-file', `/${PKI}/${file}`);
      assert.deepEqual((await checkNode(RULE, change)).findings, []);
    });
  }

  it('reports a missing name of an expired certificate as well', async () => {
    const change = (node: NodePki) => {
      dropSan(node, APISERVER, 'dns:kubernetes.default.svc');
      node.replaceCertificate(APISERVER, { notAfter: new Date('2026-05-20T00:00:00Z') });
    };
    only(await checkNode(RULE, change));
  });
});
