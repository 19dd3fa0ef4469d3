import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER, ETCD_SERVER } from '../../../support/faults/fault.ts';
import { namesAfterFix } from '../../../support/namesAfterFix.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const RULE = 'trust/chain-sends-root';

describe(RULE, () => {
  it('hints at the root at the end of a served file', async () => {
    const finding = only(
      await checkNode(RULE, (node) =>
        node.setCertificate(APISERVER, node.certificate(APISERVER), [node.authorities.ca.signer]),
      ),
    );
    assert.equal(finding.path, APISERVER);
    assert.equal(finding.slots.root, 'kubernetes');
  });

  it('deletes it', async () => {
    const change = (node: NodePki) =>
      node.setCertificate(APISERVER, node.certificate(APISERVER), [node.authorities.ca.signer]);
    assert.deepEqual(await namesAfterFix(RULE, change), []);
  });

  it('is silent about intermediates and about a root of something else', async () => {
    assert.deepEqual((await checkNode(RULE, undefined, { intermediateCa: true })).findings, []);
    const { lines } = await checkNode(RULE, async (node) =>
      node.setCertificate(ETCD_SERVER, node.certificate(ETCD_SERVER), [await node.otherAuthority()]),
    );
    assert.deepEqual(lines, []);
  });

  it('is silent about the CA that the kubelet writes into the certificate it creates', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.setText(
        KUBELET_CONFIG,
        (text) => `${text}tlsCertFile: ${PKI}/kubelet.crt\ntlsPrivateKeyFile: ${PKI}/kubelet.key\n`,
      ),
    );
    assert.deepEqual(lines, []);
  });
});

const KUBELET_CONFIG = 'var/lib/kubelet/config.yaml';
const PKI = '/var/lib/kubelet/pki';
