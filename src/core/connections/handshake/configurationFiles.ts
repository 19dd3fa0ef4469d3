import { openedViews } from '../../cluster/nodes/flags.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import type { ComponentName } from '../../model/documents/component.ts';
import type { DocumentType } from '../../model/documents/documentType.ts';
import type { ComponentView, FlagView } from '../../model/node.ts';
import { FILE_START, type Span } from '../../model/source/span.ts';
import { NO_CONFIGURATION, unregistered } from './kubeconfigLoading.ts';

/** A file of settings or a kubeconfig that a component reads when it starts, and its words about it. */
export interface ConfigurationFile {
  readonly flag: string;
  /** The kinds that it takes. */
  readonly kinds: readonly string[];
  /** Their API groups. An empty one is that of `v1`. */
  readonly groups: readonly string[];
  /** The error about a file that is not there. Absent if releases differ in what they put before the file system's. */
  readonly absent?: (path: string) => string;
  /** The error about an empty file. Absent if releases differ. */
  readonly empty?: (path: string) => string;
  /** The prefix of an error about a kind that the component does not know. Absent if releases differ. */
  readonly unread?: (path: string) => string;
  /** True if it is read only after kube-apiserver has connected to etcd. */
  readonly isLate?: true;
}

export const opened = (path: string) => `open ${path}: no such file or directory`;
const NO_KIND = "Object 'Kind' is missing in ''";
const EGRESS = 'failed to read egress selector config: ';
const ADMISSION = 'failed to apply admission: failed to read plugin config: ';
const API_SERVER = 'apiserver.config.k8s.io';

/** As recorded from Kubernetes 1.28.15, 1.34.4 and 1.37.2. */
const FILES: Readonly<Partial<Record<ComponentName, readonly ConfigurationFile[]>>> = {
  'kube-apiserver': [
    {
      flag: 'authentication-config',
      kinds: ['AuthenticationConfiguration'],
      groups: [API_SERVER],
      absent: (path) => authentication(path) + opened(path),
      empty: (path) => `${authentication(path)}empty config data`,
      unread: authentication,
    },
    {
      flag: 'authorization-config',
      kinds: ['AuthorizationConfiguration'],
      groups: [API_SERVER],
      absent: opened,
      empty: () => 'authorizers: Required value: at least one authorization mode must be defined',
      unread: () => 'failed to load AuthorizationConfiguration from file: ',
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
      absent: (path) => `${EGRESS}unable to read egress selector configuration from "${path}" [${opened(path)}]`,
    },
    {
      flag: 'admission-control-config-file',
      kinds: ['AdmissionConfiguration'],
      groups: [API_SERVER, 'apiserver.k8s.io'],
      absent: (path) => `${ADMISSION}unable to read admission control configuration from "${path}" [${opened(path)}]`,
      empty: () => ADMISSION + NO_KIND,
      unread: () => ADMISSION,
      isLate: true,
    },
    kubeconfigOf('authentication-token-webhook-config-file', ''),
    kubeconfigOf('authorization-webhook-config-file', 'invalid authorization config: '),
    kubeconfigOf('audit-webhook-config-file', 'initializing audit webhook: '),
  ],
  'kube-scheduler': [
    {
      flag: 'config',
      kinds: ['KubeSchedulerConfiguration'],
      groups: ['kubescheduler.config.k8s.io'],
      absent: opened,
      empty: () => NO_KIND,
      unread: () => '',
    },
  ],
  'kube-proxy': [
    {
      flag: 'config',
      kinds: ['KubeProxyConfiguration'],
      groups: ['kubeproxy.config.k8s.io'],
      absent: (path) => `failed complete: ${opened(path)}`,
      empty: () => `failed complete: failed to decode: ${NO_KIND}`,
      unread: () => 'failed complete: failed to decode: ',
    },
  ],
};

function authentication(path: string): string {
  return `failed to load authentication configuration from file "${path}": `;
}

/** A kubeconfig with which kube-apiserver calls a webhook. */
function kubeconfigOf(flag: string, prefix: string): ConfigurationFile {
  return {
    flag,
    kinds: ['Config'],
    groups: [''],
    absent: (path) => `${prefix}stat ${path}: no such file or directory`,
    empty: () => prefix + NO_CONFIGURATION,
    unread: (path) => `${prefix}error loading config file "${path}": `,
  };
}

export function configurationFiles(component: ComponentName): readonly ConfigurationFile[] {
  return FILES[component] ?? [];
}

/** Why a component cannot read a file of settings. */
export interface ConfigurationFault {
  readonly view: FlagView;
  readonly path: string;
  readonly file: DecodedFile;
  readonly span: Span;
  /** Absent if it depends on the release, or for broken YAML, of which readers count lines in several ways. */
  readonly error?: string | undefined;
  readonly is: 'broken' | 'empty' | 'other';
  /** The type of the file, if the flag takes others. */
  readonly found?: DocumentType;
}

/** Undefined if the file is one that the flag takes, or that is not known. */
export function configurationFault(
  component: ComponentView,
  { flag, kinds, groups, empty, unread }: ConfigurationFile,
): ConfigurationFault | undefined {
  const view = openedViews(component).find((one) => one.flag.name === flag);
  const { path = '', resolution } = view?.reference ?? {};
  if (!view || resolution?.kind !== 'file') return undefined;
  const { file } = resolution;
  const { problems, format, artifacts, type: found } = file;
  const given = { view, path, file };
  const broken = problems.find(({ code }) => code === 'yaml-syntax');
  if (broken) {
    const { refusal, span } = broken;
    return { ...given, is: 'broken', span, error: refusal && unread && unread(path) + refusal.text };
  }
  if (problems.length > 0 || artifacts.length > 0) return undefined;
  if (format === 'empty') return { ...given, is: 'empty', span: FILE_START, error: empty?.(path) };
  if (found?.version === undefined) return undefined;
  const isOfGroup = groups.includes(found.version.includes('/') ? (found.version.split('/')[0] ?? '') : '');
  if (isOfGroup && kinds.includes(found.kind)) return undefined;
  // Other kinds of the group may be known to the component, which then reports something else.
  const isUnregistered = !isOfGroup || !found.version.includes('/');
  const error = isUnregistered && unread ? unread(path) + unregistered(found) : undefined;
  return { ...given, is: 'other', span: found.span, error, found };
}
