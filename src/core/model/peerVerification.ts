import type { ChainOutcome, Purpose } from './chainOutcome.ts';
import type { CredentialSource } from './credentialSource.ts';
import type { KubeconfigDialect } from './documents/kubeconfig.ts';
import type { Evidence } from './evidence.ts';
import type { KubeconfigOwner } from './node.ts';
import type { Untrusted } from './text/untrusted.ts';

/** Certificates and bundles that belong together: those of one private CA. */
export type TrustDomain = 'cluster' | 'etcd' | 'etcd-peer' | 'front-proxy' | 'kubelet-serving';

/** A client: a component, a person's kubectl, a program with a cluster record, or kubeadm's etcd health check. */
export type Party =
  | KubeconfigOwner
  | KubeconfigDialect
  | 'etcd-health-check'
  | 'extension-apiserver'
  | 'webhook'
  | 'oidc-issuer'
  | 'rancher'
  | 'k3s-agent'
  | 'k3s-server'
  | 'rke2-agent'
  | 'rke2-server'
  | 'talosctl'
  | 'talos'
  | 'pod';

/** One half of a mutual TLS handshake: a certificate that one side shows, and the bundle the other side holds against it. */
export interface PeerVerificationSpec {
  readonly domain: TrustDomain;
  readonly purpose: Purpose;
  readonly presented: CredentialSource;
  readonly presentedBy: Party;
  readonly trusted: CredentialSource;
  readonly trustedBy: Party;
  /** The hosts that a client asks for of a server. */
  readonly hosts?: readonly string[];
  /** The weakest evidence for either side. */
  readonly evidence: Evidence;
}

/** A verification with what Go's verification says of it; `outcome` is absent if either half is not known. */
export interface PeerVerification extends PeerVerificationSpec {
  readonly outcome?: ChainOutcome | undefined;
  /** The text of a trusting side that is not written in Go. */
  readonly error?: Untrusted | undefined;
}
