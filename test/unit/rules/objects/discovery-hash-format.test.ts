import assert from 'node:assert/strict';
import { createHash, X509Certificate } from 'node:crypto';
import { checkNode, only } from '../../../support/checkRule.ts';
import { JOIN_V1BETA4, withConfig } from '../../../support/kubeadmConfig.ts';
import { namesAfterFix } from '../../../support/namesAfterFix.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const RULE = 'objects/discovery-hash-format';
const HEX = '7c2e69131a36ae2a042a339b33381c6d0d43887e2de83720eff5359e26aec866';

const withHash = (hash: string) => withConfig(JOIN_V1BETA4.replace(`sha256:${HEX}`, hash));
const certificate = (node: NodePki) => new X509Certificate(node.text('etc/kubernetes/pki/ca.crt'));
const pin = (node: NodePki) => {
  const der = certificate(node).publicKey.export({ type: 'spki', format: 'der' });
  return `sha256:${createHash('sha256').update(der).digest('hex')}`;
};
const errorOf = async (hash: string) => only(await checkNode(RULE, withHash(hash)));

describe(RULE, () => {
  it('says of each mistake what kubeadm says', async () => {
    const said = {
      [HEX]: 'invalid hash, expected "format:hex-value". Known format(s) are: sha256',
      [`sha1:${HEX.slice(24)}`]: 'unknown hash format "sha1". Known format(s) are: sha256',
      [`sha256:${HEX.slice(2)}`]: `invalid hash "sha256:${HEX.slice(2)}", expected a 32 byte SHA-256 hash, found 31 bytes`,
      [`sha256:x${HEX.slice(1)}`]: 'could not decode SHA-256 from hex',
    };
    for (const [hash, error] of Object.entries(said)) assert.ok((await errorOf(hash)).code.includes(error));
  });

  it('mends a hash without its prefix, with colons and as base64', async () => {
    const colons = HEX.replaceAll(/(..)(?=.)/g, '$1:');
    const base64 = Buffer.from(HEX, 'hex').toString('base64');
    for (const hash of [HEX, `"${colons}"`, `sha256:${base64}`]) {
      assert.equal((await errorOf(hash)).fixes[0]?.edits[0]?.text, `sha256:${HEX}`, hash);
    }
    assert.deepEqual((await errorOf('sha256:abc')).fixes, []);
  });

  it('knows the fingerprint of the certificate, and mends it', async () => {
    const change = (node: NodePki) => withHash(`sha256:${certificate(node).fingerprint256.replaceAll(':', '')}`)(node);
    let wanted = '';
    const finding = only(
      await checkNode(RULE, (node) => {
        wanted = pin(node);
        change(node);
      }),
    );
    assert.equal(finding.messageId, 'fingerprint');
    assert.deepEqual(finding.slots, { subject: 'CN= kubernetes', wanted });
    assert.deepEqual(await namesAfterFix(RULE, change), []);
  });

  it('is silent about a good hash in any case, and a template', async () => {
    for (const hash of [
      `sha256:${HEX.toUpperCase()}`,
      `SHA256:${HEX}`,
      '"{{ hash }}"',
      '"sha256:<hash>"',
      'sha256:$hash',
      'sha256:1234...',
    ]) {
      assert.deepEqual((await checkNode(RULE, withHash(hash))).findings, [], hash);
    }
  });
});
