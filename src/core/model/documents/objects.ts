import type { Span } from '../source/span.ts';
import type { EmbeddedData, EncodedField, Located } from './located.ts';

/** The metadata of an API object that rules need. */
export interface ObjectMeta {
  /** Empty if the object has none. */
  readonly name: string;
  /** Absent if the object does not say, and whoever applies it decides. */
  readonly namespace?: string | undefined;
  /** Keys of its annotations. */
  readonly annotations: ReadonlySet<string>;
  /** Read out of a cluster: the API server has given it a uid or a resource version. */
  readonly live: boolean;
}

/** Any object of the Kubernetes API by what people call it; text from a file, unescaped. */
export interface ApiObject {
  readonly kind: string;
  /** Absent if `generateName` or nothing stands for it; so is the namespace where the object does not say. */
  readonly name?: string | undefined;
  readonly namespace?: string | undefined;
  readonly span: Span;
  /** Names of the Secrets with its certificate or CA; absent if there are none. */
  readonly secrets?: readonly SecretReference[];
  /** The Secrets and ConfigMaps that its pods read; absent where there is none. */
  readonly read?: readonly PodReference[];
  /** Values of a Secret or ConfigMap. */
  readonly held?: HeldValues;
}

/** A Secret or ConfigMap in a volume or a variable of a pod, in the pod's namespace. */
export interface PodReference {
  readonly kind: 'Secret' | 'ConfigMap';
  readonly name: string;
  readonly span: Span;
}

/** The values of a Secret or ConfigMap, which are files where a pod mounts it. */
export interface HeldValues {
  /** In the order in which they count: of two of one key, the last. */
  readonly values: readonly HeldValue[];
  /** False if the object has, or a controller adds, more keys than the file shows. */
  readonly isWhole: boolean;
}

/** The place of a value. */
export interface HeldValue {
  readonly key: string;
  readonly span: Span;
}

/** The name of a Secret in a field of an object. */
export interface SecretReference extends Located<string> {
  /** Absent if the field does not say, which is the object's own. */
  readonly namespace?: string | undefined;
}

/** A value of a Secret by its key. */
export interface SecretEntry {
  readonly key: string;
  readonly place: 'data' | 'stringData';
  readonly keySpan: Span;
  readonly field: EncodedField;
}

/**
 * A Secret that holds certificates or keys, or is meant to. Of its values nothing but certificates is kept; of private keys
 * only facts.
 */
export interface SecretDocument extends ObjectMeta {
  readonly kind: 'secret';
  readonly uri: string;
  readonly span: Span;
  /** Absent if the object does not say, which is "Opaque". */
  readonly type?: Located<string> | undefined;
  /** The entries of `data`, then those of `stringData`, which take precedence. */
  readonly entries: readonly SecretEntry[];
  /** The keys `data` and `stringData` themselves; absent if there are none. */
  readonly dataKey?: Span | undefined;
  readonly stringDataKey?: Span | undefined;
}

/** A value of a ConfigMap that holds PEM, by its key. */
export interface ConfigMapEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly field: EncodedField;
}

/** A ConfigMap that holds PEM, or one of those in which Kubernetes publishes its CAs. */
export interface ConfigMapDocument extends ObjectMeta {
  readonly kind: 'configMap';
  readonly uri: string;
  readonly span: Span;
  readonly entries: readonly ConfigMapEntry[];
  /** `requestheader-allowed-names` of extension-apiserver-authentication, a JSON list in text. Absent for any other text. */
  readonly allowedNames?: { readonly names: readonly string[]; readonly span: Span } | undefined;
  /** The CA inside the kubeconfig that kube-public/cluster-info holds as text. */
  readonly clusterInfoCa?: EmbeddedData | undefined;
}

/** A ClusterTrustBundle (kubernetes.io, "Certificates and Certificate Signing Requests"): trust anchors as plain PEM. */
export interface TrustBundleDocument extends ObjectMeta {
  readonly kind: 'trustBundle';
  readonly uri: string;
  readonly span: Span;
  /** `metadata.name`; absent if there is none. */
  readonly ownName?: Located<string> | undefined;
  /** Absent if the bundle belongs to no signer. */
  readonly signerName?: Located<string> | undefined;
  readonly bundle: EncodedField;
}

/**
 * A Secret by which Argo CD knows a cluster (argo-cd.readthedocs.io, "Declarative Setup", Clusters). What it says is a kubeconfig among the
 * documents as well.
 */
export interface ArgoClusterDocument {
  readonly kind: 'argoCluster';
  readonly uri: string;
  readonly span: Span;
  readonly name: string;
  readonly server?: Located<string> | undefined;
  /** The fields of `tlsClientConfig`; absent if they are empty. */
  readonly caData?: EncodedField | undefined;
  readonly certData?: EncodedField | undefined;
  readonly keyData?: EncodedField | undefined;
  readonly insecure?: Located<boolean> | undefined;
  /** Names of such fields that are only outside of `tlsClientConfig`. */
  readonly misplaced: readonly Located<string>[];
}

/** Hosts that are served with the certificates of Secrets: an entry of an Ingress's `tls`, or a listener of a Gateway. */
export interface TlsBinding {
  /** Templates left out. Empty for any host. */
  readonly hosts: readonly Located<string>[];
  readonly secrets: readonly SecretReference[];
  /** The listener of a Gateway of the Gateway API. */
  readonly listener?: Listener;
}

/** The routes and certificates that a listener accepts. */
export interface Listener {
  readonly name?: string | undefined;
  readonly port?: string | undefined;
  /** The kinds of routes that it takes; empty for a listener that takes neither HTTPRoutes nor GRPCRoutes. */
  readonly routeKinds: readonly string[];
  /** The namespaces of its routes: the Gateway's own, all, or those with certain labels. */
  readonly routesFrom: 'same' | 'all' | 'selected';
  /** The controller did not take a certificate from another namespace: the condition ResolvedRefs has the reason RefNotPermitted. */
  readonly isRefused: boolean;
}

/**
 * An Ingress (kubernetes.io, "Ingress"), a Gateway (gateway-api.sigs.k8s.io) or a Gateway of Istio (istio.io) that ends TLS with
 * certificates of Secrets.
 */
export interface TlsServerDocument extends ObjectMeta {
  readonly kind: 'tlsServer';
  readonly uri: string;
  readonly span: Span;
  readonly servedBy: 'ingress' | 'gateway' | 'istioGateway';
  /** The class of the Ingress or Gateway; absent if the object does not state it. */
  readonly className?: string | undefined;
  /** Something else provides the certificates, or ends TLS: cert-manager, a cloud, the server behind it. */
  readonly isProvided: boolean;
  readonly bindings: readonly TlsBinding[];
  /** The hosts of an Ingress's rules, templates left out; absent for Gateways. */
  readonly routedHosts?: readonly Located<string>[];
  /** A rule of an Ingress has no host, or a template, so that these are not all. */
  readonly routesOthers?: true;
  /** A Gateway serves hosts without TLS as well. */
  readonly servesPlain?: true;
}

/**
 * A server outside the control plane that kube-apiserver is configured to call: an admission or conversion webhook, or an extension API server
 * (kubernetes.io, "Dynamic Admission Control", "Configure the Aggregation Layer").
 */
export interface CalledServerDocument extends Pick<ObjectMeta, 'live'> {
  readonly kind: 'calledServer';
  readonly uri: string;
  readonly calledBy: 'webhook' | 'apiService' | 'conversion';
  /** Such as "pod-policy.example.com" or "v1beta1.metrics.k8s.io". */
  readonly name: string;
  /** The kind and the name of the object that it is in. */
  readonly object: string;
  /** The clientConfig, or the APIService's spec. */
  readonly span: Span;
  /** The key before it. */
  readonly keySpan: Span;
  /** False for a part of an object, as a patch is. */
  readonly whole: boolean;
  /** The name the API server verifies: `<service>.<namespace>.svc`, or the URL's host. Absent for a template. */
  readonly host?: Located<string> | undefined;
  /** Without the user, which is not kept: `holdsUser` tells whether there is one. */
  readonly url?: (Located<string> & { readonly holdsUser: boolean }) | undefined;
  readonly service?: { readonly name: string; readonly namespace: string; readonly span: Span } | undefined;
  readonly caBundle?: EncodedField | undefined;
  readonly insecureSkipTlsVerify?: (Located<boolean> & { readonly keySpan: Span }) | undefined;
  /** Who fills `caBundle` in, by the object's annotations: "cert-manager", "OpenShift". */
  readonly injector?: string | undefined;
}

/** A certificate and its key, as Talos keeps them next to each other. A half is absent if the file does not give it. */
export interface TalosPair {
  /** Such as "machine.ca". */
  readonly path: string;
  /** The use of the certificate: to issue others, or to be presented by talosctl or to a registry. */
  readonly role: 'authority' | 'talosctl' | 'registry';
  /** The context of a talosconfig, or the registry; absent for a CA. */
  readonly name?: string | undefined;
  readonly certificate?: EncodedField | undefined;
  readonly key?: EncodedField | undefined;
}

/** Names that the certificates of a machine will have besides its addresses, which only the machine knows. */
export interface TalosNames {
  /** `machine.certSANs`, for the API of Talos. */
  readonly apid: readonly string[];
  /** `cluster.apiServer.certSANs` and the host of `cluster.controlPlane.endpoint`, for that of Kubernetes. */
  readonly apiServer: readonly string[];
  /** `machine.network.hostname`; absent if the machine gets it elsewhere. */
  readonly hostname?: string | undefined;
}

/**
 * A configuration of Talos Linux. `machineConfiguration`: `version: v1alpha1` with `machine` and `cluster`, or a patch of it; `configDocument`: one
 * of the documents next to it, whose PEM is plain text; `talosconfig`: the file of talosctl; `secretsBundle`: the output of `talosctl gen secrets`.
 */
export interface TalosDocument {
  readonly kind: 'talos';
  readonly uri: string;
  readonly span: Span;
  readonly form: 'machineConfiguration' | 'configDocument' | 'talosconfig' | 'secretsBundle';
  /** `machine.type`; absent if the file does not say. */
  readonly machineType?: Located<string> | undefined;
  /** `cluster.id`, which all machines of a cluster share; absent if the file does not say. */
  readonly clusterId?: Located<string> | undefined;
  readonly pairs: readonly TalosPair[];
  /** Certificates that are trusted besides those of the pairs. */
  readonly trusted: readonly EncodedField[];
  /** Keys without a certificate, such as that of the service accounts. */
  readonly keys: readonly EncodedField[];
  /** The names in a machine configuration; absent if one of them is a template. */
  readonly names?: TalosNames | undefined;
  /** `cluster.clusterName`, after which `talosctl gen config` names the context of the talosconfig; absent if the file does not say. */
  readonly clusterName?: string;
  /** The hosts in a talosconfig that talosctl connects to, each with the context's name; absent if there are none. */
  readonly endpoints?: readonly (Located<string> & { readonly context: string })[];
  /** The fields of the kubelet's configuration in `machine.kubelet.extraConfig`; absent if there are none. */
  readonly kubeletFields?: readonly Located<string>[];
}

/** A Certificate of cert-manager: what it keeps issued, by whom, and in which Secret. */
export interface ManagedCertificateDocument extends ObjectMeta {
  readonly kind: 'managedCertificate';
  readonly uri: string;
  readonly span: Span;
  /** Such as "cert-manager.io/v1". */
  readonly apiVersion: string;
  readonly secretName?: Located<string> | undefined;
  /** Absent for an issuer of another group. */
  readonly issuer?: { readonly kind: 'Issuer' | 'ClusterIssuer'; readonly name: string } | undefined;
  readonly duration?: Located<string> | undefined;
  readonly renewBefore?: Located<string> | undefined;
  readonly renewBeforePercentage?: Located<string> | undefined;
}

/** An issuer of cert-manager that signs with the CA in a Secret. */
export interface CaIssuerDocument extends ObjectMeta {
  readonly kind: 'caIssuer';
  readonly uri: string;
  readonly span: Span;
  readonly scope: 'Issuer' | 'ClusterIssuer';
  readonly secretName: Located<string>;
}

/** The CAs of Linkerd in the values of its chart, as a file of values or within a HelmRelease or an Application. */
export interface LinkerdIdentityDocument {
  readonly kind: 'linkerdIdentity';
  readonly uri: string;
  readonly span: Span;
  /** `identityTrustAnchorsPEM`. */
  readonly anchors?: EncodedField | undefined;
  /** `identity.issuer.tls.crtPEM` and `keyPEM`. */
  readonly certificate?: EncodedField | undefined;
  readonly key?: EncodedField | undefined;
}
