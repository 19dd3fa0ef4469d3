import type { ComponentName } from '../../model/documents/component.ts';
import type { VersionRange } from '../../model/documents/version.ts';
import { NO_CONFIGURATION } from './kubeconfigLoading.ts';

/** A file of settings or a kubeconfig that a component reads when it starts, and its words about it. */
export interface ConfigurationFile {
  readonly flag: string;
  /** The kinds that it takes. */
  readonly kinds: readonly string[];
  /** Their API groups. An empty one is that of `v1`. */
  readonly groups: readonly string[];
  /** Former groups of the same kinds, with the releases that may read them. */
  readonly earlierGroups?: Readonly<Record<string, VersionRange>>;
  /** The error about a file that cannot be opened, by the file system's. Absent if releases differ in what they put before that. */
  readonly absent?: (path: string, error: string) => string;
  /** The error about an empty file. Absent if releases differ. */
  readonly empty?: (path: string) => string;
  /** The prefix of an error about a kind that the component does not know. Absent if releases differ. */
  readonly unread?: (path: string) => string;
  /** The end of an error about the content. Absent if there is none. */
  readonly tail?: (path: string) => string;
  /** The releases that read each version of the API, if all are known. */
  readonly versions?: Readonly<Record<string, VersionRange>>;
  /** True if it is read only after kube-apiserver has connected to etcd. */
  readonly isLate?: true;
}

export const opened = (path: string) => `open ${path}: no such file or directory`;
export const readFolder = (path: string) => `read ${path}: is a directory`;

/** The error of client-go about a kubeconfig that cannot be opened: it looks whether a file is there before it reads it. */
export function kubeconfigOpened(path: string, error: string): string {
  return error === opened(path)
    ? `stat ${path}: no such file or directory`
    : `error loading config file "${path}": ${error}`;
}
const NO_KIND = "Object 'Kind' is missing in ''";
const EGRESS = 'failed to read egress selector config: ';
const ADMISSION = 'failed to apply admission: failed to read plugin config: ';
export const AUDIT = 'loading audit policy file: ';
const API_SERVER = 'apiserver.config.k8s.io';

/** As recorded from Kubernetes 1.28.15, 1.34.4 and 1.37.2. */
const FILES: Readonly<Partial<Record<ComponentName, readonly ConfigurationFile[]>>> = {
  'kube-apiserver': [
    {
      flag: 'authentication-config',
      kinds: ['AuthenticationConfiguration'],
      groups: [API_SERVER],
      absent: (path, error) => authentication(path) + error,
      empty: (path) => `${authentication(path)}empty config data`,
      unread: authentication,
      versions: { v1: { since: 34 }, v1beta1: { since: 30 }, v1alpha1: { since: 29 } },
    },
    {
      flag: 'authorization-config',
      kinds: ['AuthorizationConfiguration'],
      groups: [API_SERVER],
      absent: (_, error) => error,
      empty: () => 'authorizers: Required value: at least one authorization mode must be defined',
      unread: () => 'failed to load AuthorizationConfiguration from file: ',
      versions: { v1: { since: 32 }, v1beta1: { since: 30 }, v1alpha1: { since: 29 } },
    },
    {
      flag: 'encryption-provider-config',
      kinds: ['EncryptionConfiguration', 'EncryptionConfig'],
      groups: [API_SERVER, ''],
      unread: (path) => `error while parsing file: error decoding encryption provider configuration file "${path}": `,
    },
    {
      flag: 'egress-selector-config-file',
      kinds: ['EgressSelectorConfiguration'],
      groups: ['apiserver.k8s.io'],
      absent: (path, error) => `${EGRESS}unable to read egress selector configuration from "${path}" [${error}]`,
    },
    {
      flag: 'admission-control-config-file',
      kinds: ['AdmissionConfiguration'],
      groups: [API_SERVER, 'apiserver.k8s.io'],
      absent: (path, error) => `${ADMISSION}unable to read admission control configuration from "${path}" [${error}]`,
      empty: () => ADMISSION + NO_KIND,
      unread: () => ADMISSION,
      isLate: true,
    },
    kubeconfigOf('authentication-token-webhook-config-file', ''),
    kubeconfigOf('authorization-webhook-config-file', 'invalid authorization config: '),
    {
      flag: 'audit-policy-file',
      kinds: ['Policy'],
      groups: ['audit.k8s.io'],
      absent: (path, error) => `${AUDIT}failed to read file path "${path}": ${error}`,
      empty: (path) =>
        `${AUDIT}unknown group version field audit.k8s.io/__internal, Kind=Policy in policy${fromFile(path)}`,
      unread: () => `${AUDIT}failed decoding: `,
      tail: fromFile,
      versions: { v1: {}, v1beta1: { until: 24 }, v1alpha1: { until: 24 } },
    },
    kubeconfigOf('audit-webhook-config-file', 'initializing audit webhook: '),
  ],
  'kube-scheduler': [
    {
      flag: 'config',
      kinds: ['KubeSchedulerConfiguration'],
      groups: ['kubescheduler.config.k8s.io'],
      // Renamed in 1.12, which goes on reading the old one with a warning (kubernetes, pull request 68639).
      earlierGroups: { componentconfig: { until: 18 } },
      absent: (_, error) => error,
      empty: () => NO_KIND,
      unread: () => '',
      versions: {
        v1: { since: 25 },
        v1beta3: { since: 23, until: 29 },
        v1beta2: { since: 22, until: 28 },
        v1beta1: { since: 19, until: 23 },
        v1alpha2: { since: 18, until: 20 },
        v1alpha1: { until: 20 },
      },
    },
  ],
  'kube-proxy': [
    {
      flag: 'config',
      kinds: ['KubeProxyConfiguration'],
      groups: ['kubeproxy.config.k8s.io'],
      // Renamed in 1.9 (kubernetes, pull request 53645).
      earlierGroups: { componentconfig: { until: 8 } },
      absent: (_, error) => `failed complete: ${error}`,
      empty: () => `failed complete: failed to decode: ${NO_KIND}`,
      unread: () => 'failed complete: failed to decode: ',
      versions: { v1alpha1: {} },
    },
  ],
};

function fromFile(path: string): string {
  return `: from file ${path}`;
}

function authentication(path: string): string {
  return `failed to load authentication configuration from file "${path}": `;
}

/** A kubeconfig with which kube-apiserver calls a webhook. */
function kubeconfigOf(flag: string, prefix: string): ConfigurationFile {
  return {
    flag,
    kinds: ['Config'],
    groups: [''],
    absent: (path, error) => prefix + kubeconfigOpened(path, error),
    empty: () => prefix + NO_CONFIGURATION,
    unread: (path) => `${prefix}error loading config file "${path}": `,
  };
}

export function configurationFiles(component: ComponentName): readonly ConfigurationFile[] {
  return FILES[component] ?? [];
}
