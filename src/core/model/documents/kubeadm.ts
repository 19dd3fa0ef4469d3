import type { Span } from '../source/span.ts';
import type { ComponentDocument, ComponentName } from './component.ts';
import type { Located } from './located.ts';

/**
 * One of kubeadm's configurations (kubernetes.io, "kubeadm Configuration"). Spans of its fields leave quotes out; every field
 * is absent if the file does not say it, kubeadm's defaults included.
 */
export interface KubeadmConfigurationDocument {
  readonly kind: 'kubeadmConfiguration';
  readonly uri: string;
  readonly span: Span;
  /** The whole of `apiVersion`, such as "kubeadm.k8s.io/v1beta4". */
  readonly apiVersion: Located<string>;
  /** True inside the ConfigMap kubeadm-config, where kubeadm itself wrote it. */
  readonly isStored: boolean;
  readonly content: ClusterConfiguration | InitConfiguration | JoinConfiguration;
}

/** The settings of the whole cluster. */
export interface ClusterConfiguration {
  readonly kind: 'ClusterConfiguration';
  readonly kubernetesVersion?: Located<string> | undefined;
  readonly certificatesDir?: Located<string> | undefined;
  /** "host" or "host:port". */
  readonly controlPlaneEndpoint?: Located<string> | undefined;
  readonly serviceSubnet?: Located<string> | undefined;
  readonly dnsDomain?: Located<string> | undefined;
  readonly encryptionAlgorithm?: Located<string> | undefined;
  /** Go durations, as written. */
  readonly certificateValidityPeriod?: Located<string> | undefined;
  readonly caCertificateValidityPeriod?: Located<string> | undefined;
  /** `apiServer.certSANs`. */
  readonly apiServerSans: readonly Located<string>[];
  readonly etcdServerSans: readonly Located<string>[];
  readonly etcdPeerSans: readonly Located<string>[];
  readonly externalEtcd?: ExternalEtcd | undefined;
  /** The arguments of each component that has any. */
  readonly extraArgs: readonly ExtraArgs[];
}

export interface ExternalEtcd {
  /** The key `external`. */
  readonly span: Span;
  readonly endpoints: readonly Located<string>[];
  readonly caFile?: Located<string> | undefined;
  readonly certFile?: Located<string> | undefined;
  readonly keyFile?: Located<string> | undefined;
}

/** The settings of `kubeadm init` for its node. */
export interface InitConfiguration extends NodeSettings {
  readonly kind: 'InitConfiguration';
  readonly bootstrapTokens: readonly SecretField[];
}

/** The settings of `kubeadm join` for its node. */
export interface JoinConfiguration extends NodeSettings {
  readonly kind: 'JoinConfiguration';
  readonly discovery?: Discovery | undefined;
}

export interface NodeSettings {
  /** `nodeRegistration.name`. */
  readonly nodeName?: Located<string> | undefined;
  /** `localAPIEndpoint.advertiseAddress`; of a join that of `controlPlane`. */
  readonly advertiseAddress?: Located<string> | undefined;
  readonly certificateKey?: SecretField | undefined;
  /** `nodeRegistration.kubeletExtraArgs`. */
  readonly extraArgs: readonly ExtraArgs[];
}

/** How a joining node gets to trust the cluster. */
export interface Discovery {
  readonly token?: SecretField | undefined;
  readonly tlsBootstrapToken?: SecretField | undefined;
  readonly apiServerEndpoint?: Located<string> | undefined;
  readonly caCertHashes: readonly Located<string>[];
  readonly unsafeSkipCaVerification?: Located<boolean> | undefined;
}

/** A secret of which only its shape is kept, never its text. `templated`: it stands in for the real one. */
export interface SecretField {
  readonly span: Span;
  readonly path: string;
  readonly form: 'wellFormed' | 'malformed' | 'templated';
  /** Number of characters. */
  readonly length: number;
}

/** The flags that kubeadm adds to the generated ones, and the host paths it mounts for them. */
export interface ExtraArgs {
  readonly component: ComponentName;
  /** Such as "apiServer.extraArgs". */
  readonly path: string;
  /** `map`: name to value, up to v1beta3; `list`: items of name and value, since v1beta4. Absent without any. */
  readonly shape?: 'map' | 'list';
  /** The map or the list; empty if there is none. */
  readonly span: Span;
  readonly args: readonly ExtraArg[];
  readonly volumes: readonly ExtraVolume[];
}

export interface ExtraArg {
  /** As written; kubeadm puts the dashes before it. */
  readonly name: string;
  /** Its span leaves the quotes out. Absent if it is no scalar. */
  readonly value?: Located<string>;
  /** Name and value as written, quotes included. */
  readonly written?: { readonly name: Span; readonly value: Span };
}

export interface ExtraVolume {
  readonly name: string;
  readonly hostPath: string;
  readonly mountPath: string;
}

/**
 * A Secret with a bootstrap token (kubernetes.io, "Authenticating with Bootstrap Tokens"). Spans leave quotes out. Of the
 * values in `data` the text is the decoded one; the secret half is not kept.
 */
export interface BootstrapTokenDocument {
  readonly kind: 'bootstrapToken';
  readonly uri: string;
  readonly span: Span;
  /** Absent if `generateName` or nothing stands for it. */
  readonly name?: Located<string> | undefined;
  readonly namespace?: Located<string> | undefined;
  readonly type?: Located<string> | undefined;
  /** The key `metadata` or `kind`: where an absent field is reported. */
  readonly headSpan: Span;
  readonly tokenId?: Located<string> | undefined;
  readonly tokenSecret?: SecretField | undefined;
  readonly expiration?: Located<string> | undefined;
  readonly extraGroups?: Located<string> | undefined;
  /** Every `usage-bootstrap-*` with its value. */
  readonly usages: readonly Located<string>[];
  /** Values in `data` that are no base64. */
  readonly undecodable: readonly { readonly key: string; readonly span: Span }[];
  /** Whether some value of the data is a template, so that what is missing may come from it. */
  readonly isTemplated: boolean;
}

/**
 * kubeadm's ConfigMap of the configuration that kubelets get when nodes join or are upgraded (kubernetes.io, "Configuring each kubelet in your
 * cluster using kubeadm"). It belongs to no node: which nodes have got it is not known.
 */
export interface KubeletConfigMapDocument {
  readonly kind: 'kubeletConfigMap';
  readonly uri: string;
  /** The value that contains the configuration. */
  readonly span: Span;
  /** Absent if the kubelet cannot parse the value. */
  readonly configuration?: ComponentDocument;
}

/** A certificate or CA as `kubeadm certs check-expiration` saw it. */
export interface ExpirationRow {
  /** kubeadm's name: "apiserver", "admin.conf", "etcd-ca". */
  readonly name: string;
  readonly span: Span;
  readonly isAuthority: boolean;
  /** kubeadm did not find its file. */
  readonly isMissing: boolean;
  /** Milliseconds since the epoch; absent for a missing one and for a date that cannot be read. */
  readonly expires?: number | undefined;
  /** It had expired when the report was written. */
  readonly wasExpired: boolean;
}

/** The output of `kubeadm certs check-expiration`, as a table or as CertificateExpirationInfo (output.kubeadm.k8s.io). */
export interface ExpirationReportDocument {
  readonly kind: 'expirationReport';
  readonly uri: string;
  readonly span: Span;
  readonly rows: readonly ExpirationRow[];
}
