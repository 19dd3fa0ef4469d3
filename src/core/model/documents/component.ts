import type { Span } from '../source/span.ts';
import type { BalancerSettings } from './balancer.ts';
import type { Located } from './located.ts';
import type { Mount } from './mount.ts';
import type { MonitorSelection, ScrapeJob, ScrapeSettings } from './scrape.ts';
import type { UnreadSource } from './unreadSource.ts';
import type { Version } from './version.ts';

/** A key of a configuration that its reader passes over, or that stands there twice. */
export interface UnknownKey {
  /** Such as "authentication.x509.clientCaFile". */
  readonly path: string;
  /** The key as written. */
  readonly span: Span;
  /** The name that was meant; absent for a duplicate. */
  readonly suggestion?: string;
  /** The earlier key of a duplicate. */
  readonly first?: Span;
}

/** Programs that only use the cluster. */
const ADD_ON_NAMES = [
  'etcdctl',
  'etcdbrctl',
  'metrics-server',
  'prometheus',
  'vmagent',
  'otelcol',
  'konnectivity-server',
  'konnectivity-agent',
  'flanneld',
  'calico',
  'calicoctl',
  'cilium',
  'haproxy',
  'nginx',
  'keepalived',
  'kube-vip',
  'cilium-agent',
  'hubble-relay',
  'clustermesh-etcd',
  'clustermesh-apiserver',
  'cilium-clustermesh',
  'rancher-agent',
  'etcd-manager',
  'cloud-controller-manager',
  'cluster-autoscaler',
  'descheduler',
] as const;

/** Every component, and clients that a command line configures, in the order in which lists show them. */
export const COMPONENT_NAMES = [
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'etcd',
  'kubelet',
  'kube-proxy',
  ...ADD_ON_NAMES,
] as const;

export type ComponentName = (typeof COMPONENT_NAMES)[number];

const ADD_ONS: ReadonlySet<ComponentName> = new Set(ADD_ON_NAMES);

/** Whether the program only uses the cluster: its command line shows nothing about the components of its node. */
export function isAddOn(name: ComponentName): boolean {
  return ADD_ONS.has(name);
}

/** Load balancers in front of API servers. */
const BALANCERS: ReadonlySet<string> = new Set<ComponentName>(['haproxy', 'nginx', 'keepalived']);

/** Whether the party is such a load balancer. */
export function isBalancer(party: string): boolean {
  return BALANCERS.has(party);
}

/** One flag of a component, or one field of its configuration file under the name of its flag. */
export interface Flag {
  /** Without leading dashes, underscores as dashes: `tls-cert-file`. */
  readonly name: string;
  /** As the file spells it: `--tls-cert-file`, or `authentication.x509.clientCAFile` for a configuration field. */
  readonly spelling: string;
  /** Undefined for a flag without a value, which a boolean flag takes for true. */
  readonly value: string | undefined;
  /** The whole flag with its value. */
  readonly span: Span;
  /** The value alone; equals `span` if there is none. */
  readonly valueSpan: Span;
  /** The file both spans lie in; absent: the component's own. */
  readonly uri?: string | undefined;
  /** Set if a relative path counts from the folder of the component's own file. */
  readonly isBesideFile?: true;
}

/** A word of a command line that the component's parser rejects, and where it stands. */
export type RefusedWord = (BlankWord | SingleDashWord | TakenWord | Operands) & {
  readonly span: Span;
  /** The file that it lies in; absent: the component's own. */
  readonly uri?: string;
};

/** A flag with a blank behind its name. */
export interface BlankWord {
  readonly kind: 'blank';
  /** The name that the parser takes from it, without dashes: "secure-port 6443". */
  readonly name: string;
  /** The flag that was meant, with its dashes. */
  readonly flag: string;
  /** The value that was meant; absent if there is none. */
  readonly value?: string;
  /** The blanks between name and value, also around an equals sign; absent if more words follow. */
  readonly gap?: Span;
}

/** A flag with one dash, of a component that reads one dash as letters. */
export interface SingleDashWord {
  readonly kind: 'singleDash';
  /** The whole word. */
  readonly text: string;
}

/** A flag that the parser takes as the value of the flag before it. The place is that of the flag before. */
export interface TakenWord {
  readonly kind: 'taken';
  /** The whole word. */
  readonly text: string;
  /** The flag before it, with its dashes. */
  readonly flag: string;
}

/** The words that are no flags, as one: the component lists them all in its error. The place is that of the first, or of `--` in front of it. */
export interface Operands {
  readonly kind: 'operands';
  readonly texts: readonly [string, ...string[]];
  /** Set if all words behind it are operands: the first one stands behind `--`. */
  readonly isBehindEnd?: true;
  /** The place of the flag right before the first one that takes no value from another word; absent if there is none. */
  readonly behind?: Span;
}

/** An HTTP probe of a container (core/v1 HTTPGetAction). */
export interface HttpProbe {
  readonly kind: 'livenessProbe' | 'readinessProbe' | 'startupProbe';
  /** Absent if the pod's own address is asked. */
  readonly host?: string | undefined;
  /** The number, also of a port given by name; absent if the name leads nowhere. */
  readonly port?: number | undefined;
  readonly scheme: 'http' | 'https';
  /** The `httpGet` mapping. */
  readonly span: Span;
}

/** The facts in a static pod's manifest outside of the command. */
export interface PodFacts {
  /** `metadata.name`. */
  readonly name?: Located<string> | undefined;
  /** By key. */
  readonly annotations: ReadonlyMap<string, Located<string>>;
  readonly probes: readonly HttpProbe[];
  /** Present where other containers run in the pod: they share its network, so this one alone does not show what listens there. */
  readonly hasSidecars?: true;
  /** Users and groups that the container runs as, by number; empty if the image decides. */
  readonly runsAs?: readonly number[];
}

/**
 * How a component is configured. `unit`: a systemd service with its drop-ins and environment files; `environment`: a file of
 * variables alone; `script`: a command of a shell script; `etcdConfiguration`: what `--config-file` of etcd names; `arguments`: a file of flags
 * (microk8s); `podTemplate`: a pod that a controller of the cluster makes; `openshiftConfiguration`: what `--openshift-config` names, and the files of OpenShift 3;
 * `talosConfiguration`: `extraArgs` of a machine configuration; `compose`: a service of a compose file; `operatorObject`: an object from which
 * an operator in the cluster, or the program itself, takes its configuration; `programConfiguration`: the configuration of a program that is no
 * part of Kubernetes.
 */
export type ComponentSource =
  | 'staticPod'
  | 'podTemplate'
  | 'openshiftConfiguration'
  | 'talosConfiguration'
  | 'compose'
  | 'operatorObject'
  | 'programConfiguration'
  | 'kubeletConfiguration'
  | 'etcdConfiguration'
  | 'unit'
  | 'script'
  | 'environment'
  | 'arguments';

/** A service of a compose file (compose-spec, "Services"). */
export interface ComposeService {
  readonly name: string;
  /** Names by which the other services reach it. */
  readonly hosts: readonly string[];
  /** The owner of its network namespace: "host", or a service. Those of one namespace reach each other at loopback. */
  readonly network: string;
  /** `env_file`, relative to the compose file's folder, in order. */
  readonly environmentFiles: readonly string[];
}

/** `kubernetes`: a release of Kubernetes, from its own registry or a copy of it. `vendor`: the tag has more in it than a release, such as "v1.30.2-eks". */
export type Build = 'kubernetes' | 'vendor';

/** A component as one file configures it. */
export interface ComponentDocument {
  readonly kind: 'component';
  readonly uri: string;
  readonly component: ComponentName;
  readonly source: ComponentSource;
  /** The document. */
  readonly span: Span;
  /** The place at which an absent flag is reported: item 0 of the container's command; the `kind` line of a configuration. */
  readonly commandSpan: Span;
  /** In order; the last one of a name counts unless the flag may repeat. */
  readonly flags: readonly Flag[];
  /** Undefined if the component sees the node's own file system. */
  readonly mounts?: readonly Mount[] | undefined;
  /** By the image's tag or the program's path; etcd's own version for etcd. Absent if neither tells. */
  readonly version?: Version | undefined;
  /** Whose program an image contains; absent if nothing tells. */
  readonly build?: Build | undefined;
  /** Present for a static pod. */
  readonly pod?: PodFacts;
  /** Present for a service of a compose file. */
  readonly service?: ComposeService;
  /** The namespace of the pod or of its controller; absent if not set. */
  readonly namespace?: string;
  /** Set for a pod template that was read out of a cluster. */
  readonly isLive?: true;
  /** `featureGates` of a kubelet's configuration; absent if it sets none. */
  readonly gates?: readonly Located<string>[];
  /** Misspelt and doubled fields of a configuration file. */
  readonly unknownKeys?: readonly UnknownKey[];
  /** The jobs that an operator's object adds to the program's configuration; absent for other sources. */
  readonly scrape?: ScrapeSettings;
  /** The monitors that the object of a scraping program selects. */
  readonly monitors?: readonly MonitorSelection[];
  /** Folders of the container, with a slash at their ends, that nothing but the mounts fills; absent where an image may bring files along. */
  readonly managedFolders?: readonly string[];
  /** The proxies in the configuration of a load balancer; absent for other sources. */
  readonly balancer?: BalancerSettings;
  /** Sources that may set further flags and were not read; absent if the flags are complete. */
  readonly unreadSources?: readonly UnreadSource[] | undefined;
  /** Absent if it rejects none, or if that is unknown. */
  readonly refused?: readonly RefusedWord[] | undefined;
}

/** A component's configuration file that names other files, as the component sees them: paths of its container. */
export interface PathsConfigurationDocument {
  readonly kind: 'pathsConfiguration';
  readonly uri: string;
  readonly span: Span;
  /** Its kind, such as "EgressSelectorConfiguration". */
  readonly configuration: string;
  readonly paths: readonly Located<string>[];
  /** For egress selections: the URL of each part that names paths. */
  readonly servers?: readonly { readonly selection: string; readonly url: Located<string> }[];
  /** For a scrape configuration. */
  readonly jobs?: readonly ScrapeJob[];
  /** Set if it may name more files: it includes other configurations, or a template fills in a name. */
  readonly isOpen?: true;
  /** A value of a Secret or ConfigMap, which is a file only for pods that mount it. */
  readonly embedded?: true | undefined;
}
