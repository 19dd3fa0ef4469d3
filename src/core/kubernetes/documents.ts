import type { Artifact } from '../model/artifact.ts';
import type { Problem } from '../model/problem.ts';
import type { Text } from '../model/text/text.ts';
import type { Span } from '../text/span.ts';
import type { BootstrapTokenDocument } from './objects/bootstrapToken.ts';
import type { CalledServerDocument } from './objects/calledServer.ts';
import type { ConfigMapDocument } from './objects/configMap.ts';
import type { ExpirationReportDocument } from './objects/expirationReport.ts';
import type { KubeadmConfigurationDocument } from './objects/kubeadmConfiguration.ts';
import type { PathsConfigurationDocument } from './objects/pathsConfiguration.ts';
import type { SecretDocument } from './objects/secret.ts';
import type { SigningRequestDocument } from './objects/signingRequest.ts';
import type { TalosDocument } from './objects/talos.ts';
import type { TrustBundleDocument } from './objects/trustBundle.ts';
import type { OddField } from './oddFields.ts';
import type { Version } from './versions/version.ts';

/** A value read from YAML or JSON with its place. `span` covers the scalar as written, quotes included. */
export interface Located<T> {
  readonly value: T;
  readonly span: Span;
  /** Such as "users[0].user.client-key"; indices count from 0. */
  readonly path: string;
}

/**
 * What a `*-data` field holds. `value` is WITHHELD unless the data is nothing but certificates or stands in for a value
 * (a template, "DATA+OMITTED"), so that no private key gets into the model. `artifacts` is empty where the data could not be decoded
 * (see the file's problems).
 */
export interface EmbeddedData extends Located<string> {
  readonly artifacts: readonly Artifact[];
  /** What could not be decoded of it. */
  readonly problems?: readonly Problem[];
  /** Present where the data is not the real one: a template, or scrubbed. */
  readonly isWithheld?: true;
}

/** Stands for text of a file that may be key material. */
export const WITHHELD = 'withheld';

/** One credential of a kubeconfig: as a path, as data, or (wrongly) both. */
export interface CredentialField {
  readonly file?: Located<string>;
  readonly data?: EmbeddedData;
}

export interface KubeconfigCluster {
  readonly name: string;
  /** Absent where there is no name. */
  readonly nameSpan?: Span;
  /** The list item. */
  readonly span: Span;
  readonly path: string;
  readonly server?: Located<string>;
  readonly tlsServerName?: Located<string>;
  readonly insecureSkipTlsVerify?: Located<boolean>;
  readonly proxyUrl?: Located<string>;
  readonly certificateAuthority: CredentialField;
}

export interface KubeconfigUser {
  readonly name: string;
  /** Absent where there is no name. */
  readonly nameSpan?: Span;
  readonly span: Span;
  readonly path: string;
  readonly clientCertificate: CredentialField;
  readonly clientKey: CredentialField;
  /** Only that it is there and where; the value is never kept. */
  readonly token?: Span;
  readonly tokenFile?: Located<string>;
  /** Span of `exec`, `auth-provider` or `username`, whichever is set. */
  readonly otherMethod?: Span;
  /** Span of the key `username`, or of `password` where it stands alone. */
  readonly basicAuth?: Span;
}

export interface KubeconfigContext {
  readonly name: string;
  /** Absent where there is no name. */
  readonly nameSpan?: Span;
  readonly span: Span;
  readonly cluster?: Located<string>;
  readonly user?: Located<string>;
}

/** A kubeconfig (kubernetes.io, "Organizing Cluster Access Using kubeconfig Files"). */
export interface KubeconfigDocument {
  readonly kind: 'kubeconfig';
  readonly uri: string;
  readonly span: Span;
  readonly currentContext?: Located<string>;
  /** Where `current-context` is given and says nothing. */
  readonly emptyContext?: Span;
  readonly clusters: readonly KubeconfigCluster[];
  readonly users: readonly KubeconfigUser[];
  readonly contexts: readonly KubeconfigContext[];
}

export type ComponentName =
  | 'kube-apiserver'
  | 'kube-controller-manager'
  | 'kube-scheduler'
  | 'etcd'
  | 'kubelet'
  | 'kube-proxy';

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
  /** The value alone; equals `span` where there is none. */
  readonly valueSpan: Span;
  /** The file both spans lie in; absent: the component's own. */
  readonly uri?: string;
}

/** One mount of a container. `hostPath` is absent where the volume is no hostPath (configMap, secret, emptyDir …). */
export interface Mount {
  readonly name: string;
  readonly mountPath: string;
  readonly hostPath?: string;
  readonly hostPathType?: string;
  readonly subPath?: string;
  /** The volume's type as its key spells it (hostPath, configMap, secret …); undefined where the pod has no such volume. */
  readonly volumeKind?: string;
  readonly readOnly: boolean;
  readonly span: Span;
  /** The hostPath's type as written; absent where none is. */
  readonly hostPathTypeSpan?: Span;
}

/** An HTTP probe of a container (core/v1 HTTPGetAction). */
export interface HttpProbe {
  readonly kind: 'livenessProbe' | 'readinessProbe' | 'startupProbe';
  /** Absent where the pod's own address is asked. */
  readonly host?: string;
  /** The number, also of a port given by name; absent where the name leads nowhere. */
  readonly port?: number;
  readonly scheme: 'http' | 'https';
  /** The `httpGet` mapping. */
  readonly span: Span;
}

/** What a static pod's manifest says around the command. */
export interface PodFacts {
  /** `metadata.name`. */
  readonly name?: Located<string>;
  /** By key. */
  readonly annotations: ReadonlyMap<string, Located<string>>;
  readonly probes: readonly HttpProbe[];
  /** Present where other containers run in the pod: they share its network, and what listens there is not told by this one alone. */
  readonly hasSidecars?: true;
  /** Users and groups that the container runs as, by number; empty where the image decides. */
  readonly runsAs?: readonly number[];
}

/**
 * How a component is configured. `unit`: a systemd service with its drop-ins and environment files; `environment`: a file of
 * variables alone; `etcdConfiguration`: what `--config-file` of etcd names; `arguments`: a file of flags (microk8s); `podTemplate`:
 * a pod that a controller of the cluster makes; `openshiftConfiguration`: what `--openshift-config` names, and the files of OpenShift 3.
 */
export type ComponentSource =
  | 'staticPod'
  | 'podTemplate'
  | 'openshiftConfiguration'
  | 'kubeletConfiguration'
  | 'etcdConfiguration'
  | 'unit'
  | 'environment'
  | 'arguments';

/** A component as one file configures it. */
export interface ComponentDocument {
  readonly kind: 'component';
  readonly uri: string;
  readonly component: ComponentName;
  readonly source: ComponentSource;
  /** The document. */
  readonly span: Span;
  /** Where an absent flag is reported: item 0 of the container's command; the `kind` line of a configuration. */
  readonly commandSpan: Span;
  /** In order; the last one of a name counts unless the flag may repeat. */
  readonly flags: readonly Flag[];
  /** Undefined where the component sees the node's own file system. */
  readonly mounts?: readonly Mount[];
  /** By the image's tag or the program's path; etcd's own version for etcd. Absent where neither tells. */
  readonly version?: Version;
  /** Present for a static pod. */
  readonly pod?: PodFacts;
  /** Misspelt and doubled fields of a configuration file. */
  readonly oddFields?: readonly OddField[];
  /** What may set flags besides these and was not read; absent where these are all. */
  readonly open?: readonly UnreadSource[];
}

/** A part of a component's configuration that was not read. */
export interface UnreadSource {
  /** What it is, for a list: "the file /etc/sysconfig/kubelet", "what $KUBE_ARGS stands for". */
  readonly what: Text;
  /** The flags it may set; absent: any. */
  readonly flags?: readonly string[];
}

export type KubernetesDocument =
  | KubeconfigDocument
  | ComponentDocument
  | CalledServerDocument
  | SecretDocument
  | ConfigMapDocument
  | TrustBundleDocument
  | KubeadmConfigurationDocument
  | BootstrapTokenDocument
  | SigningRequestDocument
  | ExpirationReportDocument
  | PathsConfigurationDocument
  | TalosDocument;
