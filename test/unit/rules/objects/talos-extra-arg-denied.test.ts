import assert from 'node:assert/strict';
import { checkFiles } from '../../../support/checkRule.ts';

const RULE = 'objects/talos-extra-arg-denied';

const machine = (args: string) =>
  `version: v1alpha1\nmachine:\n  type: controlplane\n  kubelet:\n    extraArgs:\n      ${args}\ncluster:\n  apiServer:\n    image: registry.k8s.io/kube-apiserver:v1.34.1\n    extraArgs:\n      ${args}\n`;

describe(RULE, () => {
  it('reports a flag that Talos sets itself, at the flag, and none that it leaves to others', async () => {
    const { findings, lines } = await checkFiles(RULE, {
      'denied.yaml': machine('client-ca-file: /x.pem'),
      'allowed.yaml': machine('profiling: "false"'),
      'kubelet.yaml': machine('kubeconfig: /x.conf'),
    });
    assert.deepEqual(lines, ['denied denied.yaml client-ca-file: /x.pem', 'denied kubelet.yaml kubeconfig: /x.conf']);
    assert.deepEqual(
      findings.map(({ slots }) => [slots.flag, slots.component]),
      [
        ['client-ca-file', 'kube-apiserver'],
        ['kubeconfig', 'kubelet'],
      ],
    );
  });

  it('leaves the components of a machine open, so that no absent flag is reported, and judges the flags that are there', async () => {
    const { names } = await checkFiles(RULE, {
      'open.yaml': machine('profiling: "false"'),
      'wrong.yaml': machine('tls-cipher-suites: TLS_NO_SUCH_SUITE'),
    });
    assert.deepEqual(
      names.filter((name) => name.endsWith(' open.yaml')),
      [],
    );
    assert.ok(
      names.some((name) => name.startsWith('tls/') && name.endsWith(' wrong.yaml')),
      names.join(),
    );
  });
});
