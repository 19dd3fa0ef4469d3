import assert from 'node:assert/strict';
import { flagSpecs } from '../../../../src/core/kubernetes/flags/flagTable.ts';
import { RULES } from '../../../../src/core/rules/catalogue/catalogue.ts';

/** Recommendations of the CIS Kubernetes Benchmark 1.12 that files alone can be judged by, and the rules that answer them. */
const ANSWERS: Readonly<Record<string, readonly string[]>> = {
  '1.1.1': ['permissions/manifest-mode-open'],
  '1.1.3': ['permissions/manifest-mode-open'],
  '1.1.5': ['permissions/manifest-mode-open'],
  '1.1.7': ['permissions/manifest-mode-open'],
  '1.1.11': ['permissions/etcd-data-mode'],
  '1.1.13': ['permissions/kubeconfig-mode-open'],
  '1.1.15': ['permissions/kubeconfig-mode-open'],
  '1.1.17': ['permissions/kubeconfig-mode-open'],
  '1.1.19': ['permissions/pki-owner-not-root'],
  '1.1.20': ['permissions/cert-mode-writable'],
  '1.1.21': ['permissions/key-mode-open'],
  '1.2.1': ['manifests/anonymous-auth-on'],
  '1.2.2': ['manifests/token-auth-file-set'],
  '1.2.4': ['manifests/kubelet-client-pair-unset'],
  '1.2.5': ['manifests/kubelet-ca-unset'],
  '1.2.6': ['manifests/authorization-always-allow'],
  '1.2.7': ['manifests/authorization-no-node-or-rbac'],
  '1.2.8': ['manifests/authorization-no-node-or-rbac'],
  '1.2.22': ['manifests/sa-flags-missing'],
  '1.2.23': ['manifests/etcd-servers-no-client-cert'],
  '1.2.24': ['manifests/tls-serving-pair-unset'],
  '1.2.25': ['manifests/client-ca-unset'],
  '1.2.26': ['manifests/etcd-servers-no-ca'],
  '1.2.29': ['tls/cipher-insecure'],
  '1.3.4': ['manifests/kcm-sa-key-unset'],
  '1.3.5': ['manifests/kcm-root-ca-unset'],
  '2.1': ['manifests/etcd-serving-pair-unset', 'manifests/etcd-listen-http'],
  '2.2': ['manifests/etcd-client-auth-off', 'manifests/etcd-client-auth-without-ca'],
  '2.3': ['manifests/etcd-auto-tls-on'],
  '2.4': ['manifests/etcd-peer-pair-unset', 'manifests/etcd-listen-http'],
  '2.5': ['manifests/etcd-peer-auth-off', 'manifests/etcd-peer-auth-without-ca'],
  '2.6': ['manifests/etcd-peer-auto-tls-on'],
  '2.7': ['isolation/etcd-ca-shared'],
  '4.1.1': ['permissions/unit-file-mode'],
  '4.1.3': ['permissions/kubeconfig-mode-open'],
  '4.1.5': ['permissions/kubeconfig-mode-open'],
  '4.1.7': ['permissions/cert-mode-writable'],
  '4.1.9': ['permissions/kubelet-config-mode'],
  '4.2.1': ['kubelet/kubelet-anonymous-on'],
  '4.2.2': ['kubelet/kubelet-authz-always-allow'],
  '4.2.3': ['kubelet/kubelet-client-ca-unset'],
  '4.2.4': ['kubelet/kubelet-read-only-port'],
  '4.2.9': ['kubelet/kubelet-tls-pair-incomplete'],
  '4.2.10': ['kubelet/kubelet-rotate-off'],
  '4.2.11': ['kubelet/kubelet-server-bootstrap-unapproved'],
  '4.2.12': ['tls/cipher-insecure'],
  '5.1.7': ['names/masters-group-spread', 'kubeconfigs/kubeconfig-super-admin-present'],
};

/** Recommendations that a flag's hover names and no rule judges: they ask for more than the PKI. */
const HOVER_ONLY = ['1.2.27', '1.3.3', '4.2.7'];

describe('the CIS benchmark', () => {
  for (const [number, rules] of Object.entries(ANSWERS)) {
    it(`${number} is answered by ${rules.join(' and ')}`, () => {
      for (const wanted of rules) {
        const rule = RULES.find(({ id }) => id === wanted);
        assert.ok(rule?.cis?.includes(number), `${wanted} does not carry ${number}`);
      }
    });
  }

  it('is quoted by no rule under a number that this list does not know', () => {
    const numbers = new Set(RULES.flatMap(({ cis = [] }) => cis));
    assert.deepEqual(
      [...numbers].filter((number) => !(number in ANSWERS)),
      [],
    );
  });

  it('is quoted by no flag under a number that nothing answers', () => {
    const components = ['kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'etcd', 'kubelet'] as const;
    const numbers = components.flatMap((component) => flagSpecs(component).flatMap(({ cis }) => cis ?? []));
    assert.deepEqual(
      [...new Set(numbers)].filter((number) => !(number in ANSWERS) && !HOVER_ONLY.includes(number)),
      [],
    );
  });
});
