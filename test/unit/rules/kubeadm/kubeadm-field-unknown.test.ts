import assert from 'node:assert/strict';
import { checkNode } from '../../../support/checkRule.ts';
import { CLUSTER_V1BETA4, withConfig } from '../../../support/kubeadmConfig.ts';

const RULE = 'kubeadm/kubeadm-field-unknown';

const ofVersion = (version: string, ...lines: readonly string[]) =>
  withConfig([`apiVersion: kubeadm.k8s.io/${version}`, 'kind: ClusterConfiguration', ...lines, ''].join('\n'));

describe(RULE, () => {
  it('reports each field that the version lacks, and no rule checks its value', async () => {
    const { findings, names } = await checkNode(
      RULE,
      ofVersion(
        'v1beta3',
        'kubernetesVersion: v1.34.2',
        'caCertificateValidityPeriod: 876000h',
        'certificateValidityPeriod: 876000h',
        'encryptionAlgorithm: RSA-1024',
      ),
    );
    assert.deepEqual(
      findings.map(({ slots, text }) => [slots.field, slots.version, text]),
      [
        ['caCertificateValidityPeriod', 'v1beta3', '876000h'],
        ['certificateValidityPeriod', 'v1beta3', '876000h'],
        ['encryptionAlgorithm', 'v1beta3', 'RSA-1024'],
      ],
    );
    assert.deepEqual(
      names.filter((name) => /validity-order|encryption-algorithm/.test(name)),
      [],
    );
  });

  it('is silent about versions that have them, about versions that are not known, and about other fields', async () => {
    for (const edit of [
      withConfig(CLUSTER_V1BETA4),
      ofVersion('v1beta5', 'certificateValidityPeriod: 8760h'),
      ofVersion('v1beta3', 'kubernetesVersion: v1.34.2'),
      ofVersion('v1beta3', 'certificateValidityPeriod: "{{ .Leaf }}"'),
    ])
      assert.deepEqual((await checkNode(RULE, edit)).lines, []);
  });
});
