import type { ComponentDocument, ComponentName } from '../../model/documents/component.ts';
import type { UnreadSource } from '../../model/documents/unreadSource.ts';
import { phrase } from '../../model/text/text.ts';

/** The flags that a flag with the name of a configuration makes unknown, because the configuration may set them; "any" if it may set every flag. */
const CONFIGURATIONS: Readonly<Record<ComponentName, Readonly<Record<string, 'any' | readonly string[]>>>> = {
  'kube-apiserver': {
    config: 'any',
    'openshift-config': 'any',
    'authentication-config': [
      'anonymous-auth',
      ...['oidc-ca-file', 'oidc-client-id', 'oidc-issuer-url', 'oidc-username-claim', 'oidc-username-prefix'],
    ],
    'authorization-config': ['authorization-mode', 'authorization-webhook-config-file'],
  },
  'kube-controller-manager': { config: 'any', 'openshift-config': 'any' },
  'kube-scheduler': { config: ['kubeconfig', 'master'] },
  'kube-proxy': { config: 'any' },
  kubelet: { config: 'any', 'config-dir': 'any' },
  etcd: { 'config-file': 'any' },
  etcdctl: {},
  etcdbrctl: {},
  'metrics-server': {},
  prometheus: {},
  vmagent: {},
  otelcol: {},
  'konnectivity-server': {},
  'konnectivity-agent': {},
  flanneld: {},
  calico: {},
  calicoctl: {},
  cilium: {},
  haproxy: {},
  nginx: {},
  keepalived: {},
  'kube-vip': {},
  'cilium-agent': {},
  'hubble-relay': {},
  'clustermesh-etcd': { 'config-file': 'any' },
  'clustermesh-apiserver': {},
  'cilium-clustermesh': {},
  'rancher-agent': {},
  'etcd-manager': {},
  'cloud-controller-manager': {},
  'cluster-autoscaler': {},
  descheduler: {},
};

/** The configurations that a component's flags name, but for those in `read`. */
export function unreadConfigurations(
  { component, flags }: Pick<ComponentDocument, 'component' | 'flags'>,
  read: ReadonlySet<string> = new Set(),
): readonly UnreadSource[] {
  const sources = CONFIGURATIONS[component];
  return Object.entries(sources).flatMap(([name, sets]): readonly UnreadSource[] => {
    const given = flags.findLast((flag) => flag.name === name);
    if (!given?.value || read.has(name)) return [];
    const what = phrase('the file {path} given by {flag}', { path: given.value, flag: given.spelling });
    return [{ what, addsNoWords: true, ...(sets !== 'any' && { flags: sets }) }];
  });
}

/** The document with what else was not read of its component. */
export function withUnread(document: ComponentDocument, unread: readonly UnreadSource[]): ComponentDocument {
  return unread.length === 0
    ? document
    : { ...document, unreadSources: [...(document.unreadSources ?? []), ...unread] };
}
