import assert from 'node:assert/strict';
import { checkNode } from '../../../support/checkRule.ts';
import { key } from '../../../support/keyPair.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const RULE = 'files/pem-unsupported-type';
const APISERVER = 'etc/kubernetes/pki/apiserver.crt';

describe(RULE, () => {
  it('reports a negative serial number in Go’s words', async () => {
    const { lines, findings } = await checkNode(
      RULE,
      (node) => void node.replaceCertificate(APISERVER, { serial: -5n }),
    );
    assert.deepEqual(lines, [`found ${APISERVER} -----BEGIN CERTIFICATE-----`]);
    assert.equal(findings[0]?.slots.detail, 'kube-apiserver x509: negative serial number 1.23 1.23 1.32');
    assert.equal(findings[0]?.severity, 'error');
  });

  it('only warns of it before Kubernetes 1.32, which reads it still', async () => {
    const { findings } = await checkNode(RULE, (node) => {
      node.replaceCertificate(APISERVER, { serial: -5n });
      node.setText('etc/kubernetes/manifests/kube-apiserver.yaml', (text) =>
        text.replace(/kube-apiserver:v[\d.]+/, 'kube-apiserver:v1.31.9'),
      );
    });
    assert.deepEqual(
      findings.map(({ severity }) => severity),
      ['warning'],
    );
  });

  it('reports a critical key identifier, and only warns of it before the patch that is built with Go 1.23', async () => {
    const extraExtensions = [{ oid: '2.5.29.35', critical: true, value: Uint8Array.of(0x30, 0) }];
    const spoil = (node: NodePki): void =>
      void node.replaceCertificate(APISERVER, { authorityKeyId: false, extraExtensions });
    const { findings } = await checkNode(RULE, spoil);
    const error = 'x509: authority key identifier incorrectly marked critical';
    assert.equal(findings[0]?.slots.detail, `kube-apiserver ${error} 1.23 1.23 1.32`);
    assert.equal(findings[0]?.severity, 'error');
    const reported = async (tag: string) => {
      const checked = await checkNode(RULE, (node) => {
        spoil(node);
        node.setText('etc/kubernetes/manifests/kube-apiserver.yaml', (text) =>
          text.replace(/kube-apiserver:v[\d.]+/, `kube-apiserver:${tag}`),
        );
      });
      return checked.findings.map(({ severity, slots }) => `${severity} ${String(slots.detail).split(' ').at(-1)}`);
    };
    assert.deepEqual(await reported('v1.31.6'), ['warning 1.31.7']);
    assert.deepEqual(await reported('v1.31.7'), ['error 1.31.7']);
    assert.deepEqual(await reported('v1.28.15'), ['warning 1.32']);
  });

  it('speaks of Go where nobody is known to read the file', async () => {
    const { findings } = await checkNode(RULE, (node) => {
      node.replaceCertificate(APISERVER, { serial: -5n });
      node.put('root/other.crt', node.text(APISERVER));
      node.reissue(APISERVER, {});
    });
    assert.equal(findings[0]?.slots.detail, 'x509: negative serial number 1.23 1.23 1.32');
  });

  it('is silent about P-384, which Go reads', async () => {
    const pair = await key('p384', 'ECDSA-P384');
    const { lines } = await checkNode(RULE, (node) => void node.reissue(APISERVER, { key: pair }));
    assert.deepEqual(lines, []);
  });
});
