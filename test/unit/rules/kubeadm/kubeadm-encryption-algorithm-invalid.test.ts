import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { clusterText, withConfig } from '../../../support/kubeadmConfig.ts';
import { namesAfterFix } from '../../../support/namesAfterFix.ts';

const RULE = 'kubeadm/kubeadm-encryption-algorithm-invalid';

const withAlgorithm = (value: string) => withConfig(clusterText(`encryptionAlgorithm: ${value}`));

describe(RULE, () => {
  it('reports a word that kubeadm does not know, in its words', async () => {
    const finding = only(await checkNode(RULE, withAlgorithm('DSA-1024')));
    assert.equal(finding.text, 'DSA-1024');
    assert.match(
      finding.code,
      /Invalid encryption algorithm "DSA-1024"\. Must be one of \[ECDSA-P256 ECDSA-P384 RSA-2048 RSA-3072 RSA-4096\]/,
    );
    assert.deepEqual(finding.fixes, []);
  });

  it('mends the spelling', async () => {
    const meant = {
      'rsa-2048': 'RSA-2048',
      RSA4096: 'RSA-4096',
      RSA: 'RSA-2048',
      ECDSA: 'ECDSA-P256',
      'ECDAS-P256': 'ECDSA-P256',
    };
    for (const [written, text] of Object.entries(meant)) {
      assert.equal(only(await checkNode(RULE, withAlgorithm(written))).fixes[0]?.edits[0]?.text, text, written);
    }
    assert.deepEqual(await namesAfterFix(RULE, withAlgorithm('"rsa2048"')), []);
  });

  it('does not guess a size', async () => {
    for (const written of ['RSA-1024', 'ECDSA-P521']) {
      assert.deepEqual(only(await checkNode(RULE, withAlgorithm(written))).fixes, [], written);
    }
  });

  it('takes ECDSA-P384 from kubeadm 1.34 on', async () => {
    const inVersion = (version: string) =>
      checkNode(RULE, withConfig(clusterText(`kubernetesVersion: ${version}\nencryptionAlgorithm: ECDSA-P384`)));
    const finding = only(await inVersion('v1.33.1'));
    assert.equal(finding.slots.algorithms, '[ECDSA-P256 RSA-2048 RSA-3072 RSA-4096]');
    assert.deepEqual(finding.fixes, []);
    assert.deepEqual((await inVersion('v1.34.0')).findings, []);
    assert.deepEqual((await checkNode(RULE, withAlgorithm('ECDSA-P384'))).findings, []);
  });

  it('is silent about the four, the default and templates', async () => {
    for (const value of ['RSA-2048', 'RSA-3072', 'RSA-4096', 'ECDSA-P256', '""', '"{{ alg }}"']) {
      assert.deepEqual((await checkNode(RULE, withAlgorithm(value))).findings, []);
    }
  });
});
