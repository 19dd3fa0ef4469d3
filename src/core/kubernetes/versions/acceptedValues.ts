import type { ComponentName } from '../../model/documents/component.ts';
import type { SourcedRange } from '../../model/documents/version.ts';
import { etcdSource, from, kubernetesPull } from './sources.ts';

const CIPHERSUITES_FLAG =
  'https://github.com/kubernetes/component-base/blob/release-1.23/cli/flag/ciphersuites_flag.go';

/** Values that a setting does not take in every release; those that are not named here are taken in all. */
export interface AcceptedValues {
  readonly settings: readonly (readonly [ComponentName | 'kubeadm', string])[];
  readonly values: readonly string[];
  readonly versions: SourcedRange;
}

/** Suites of TLS 1.3, which Go servers do not allow configuring (Go, crypto/tls, CipherSuites). */
export const TLS13_SUITES = ['TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256'];
const CHACHA_SUITES = ['TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256', 'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256'];

const KUBERNETES_SUITES = (['kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'kubelet'] as const).map(
  (component) => [component, 'tls-cipher-suites'] as const,
);

/** The values of settings by release. */
export const ACCEPTED_VALUES: readonly AcceptedValues[] = [
  {
    settings: KUBERNETES_SUITES,
    values: TLS13_SUITES,
    versions: from(19, CIPHERSUITES_FLAG),
  },
  {
    settings: KUBERNETES_SUITES,
    values: CHACHA_SUITES,
    versions: from(23, CIPHERSUITES_FLAG),
  },
  {
    settings: [['etcd', 'cipher-suites']],
    values: [...TLS13_SUITES, ...CHACHA_SUITES],
    versions: from(4, etcdSource('v3.4.45', 'pkg/tlsutil/cipher_suites.go')),
  },
  {
    settings: [['kubeadm', 'encryptionAlgorithm']],
    values: ['ECDSA-P384'],
    versions: from(34, kubernetesPull(131677)),
  },
];

/** The releases that take a value; undefined if all do, or none is known to. */
export function acceptingVersions(
  owner: ComponentName | 'kubeadm',
  setting: string,
  value: string,
): SourcedRange | undefined {
  return ACCEPTED_VALUES.find(
    ({ settings, values }) =>
      values.includes(value) && settings.some(([one, name]) => one === owner && name === setting),
  )?.versions;
}
