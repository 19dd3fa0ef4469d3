import type { Cause } from './about.ts';
import type { ChainFailure, ChainOutcome } from './chainOutcome.ts';
import type { CredentialSource } from './credentialSource.ts';
import type { Evidence } from './evidence.ts';
import type { Party, TrustDomain } from './peerVerification.ts';
import type { Location } from './source/span.ts';
import type { Text } from './text/text.ts';
import type { Untrusted } from './text/untrusted.ts';

/** The purpose of a connection; the sections of the Kubernetes documents describe each. */
export type ConnectionKind =
  /** A client of kube-apiserver: kubectl, scheduler, controller manager, kubelet, kube-proxy. */
  | 'api'
  | 'etcd'
  | 'etcd-peer'
  | 'kubelet'
  /** A program that reads metrics of kube-scheduler or kube-controller-manager. */
  | 'metrics'
  /** kube-apiserver as front proxy to extension API servers. */
  | 'aggregation'
  | 'webhook'
  /** kube-apiserver, which reads the keys of an OpenID Connect issuer. */
  | 'oidc'
  /** An agent of konnectivity, or kube-apiserver, to its server. */
  | 'konnectivity'
  /** Hubble Relay to the Cilium agents. */
  | 'hubble'
  /** The etcd that Cilium shares with other clusters. */
  | 'clustermesh'
  /** An agent of Rancher to its server. */
  | 'rancher'
  /** A node of k3s or RKE2 to the server that it joins. */
  | 'supervisor'
  /** talosctl to the API of a Talos machine. */
  | 'talos'
  /** Service-account tokens: signed by one key, verified by others. */
  | 'tokens'
  /** The controller manager as signer of certificate requests. */
  | 'signing'
  | 'bootstrap';

/** Without a handshake: one end signs with a key that the other end trusts. */
export const SIGNED_KINDS: readonly ConnectionKind[] = ['tokens', 'signing'];

/** One end. `uri` is the kubeconfig, manifest or kubelet configuration that sets it up; absent if it is not at hand. */
export interface ConnectionEnd {
  readonly component: Party;
  readonly uri?: string | undefined;
  /** Id of the node it belongs to; absent if the end is not in the workspace. */
  readonly node?: string | undefined;
  /** The file's name for it, such as that of a context; absent where the file sets up one of the component. */
  readonly part?: string | undefined;
}

/** The same for the ends of one process, whichever of its files sets them up. A node may run several etcd processes, of which one file may set up several. */
export function processKey({ component, node, uri, part = '' }: ConnectionEnd): string {
  return `${node} ${component}${component === 'etcd' ? ` ${uri} ${part}` : ''}`;
}

/** One half of the handshake: what one side shows and what the other holds against it. */
export interface PeerAuthentication {
  /** Absent if nothing is shown: no client certificate, or a token instead. */
  readonly presented?: CredentialSource | undefined;
  readonly key?: CredentialSource | undefined;
  /** Absent if nothing is configured, and the system's roots or nothing at all verify. */
  readonly trusted?: CredentialSource | undefined;
  /** Absent if either is not known. */
  readonly outcome?: ChainOutcome | undefined;
}

/**
 * The kind of failure, by which logged errors are found. `absentFlag`: an end has nothing to show or to verify with; `tokenKeys`: no verifier has the key that
 * signs tokens; `configuration`: an end cannot load what it is configured with.
 */
export type ConnectionFailure = ChainFailure['kind'] | 'malformed' | 'absentFlag' | 'tokenKeys' | 'configuration';

export type Verdict = 'ok' | 'broken' | 'unknown';

/** Which side refuses; `configuration`: an end does not come up or cannot read what it needs. */
export type RefusingSide = 'client' | 'server' | 'configuration';

/** How a server answers the first request of a client that TLS let in and whose certificate it does not accept, or to whom it grants nothing. */
export type RequestAnswer = 'unauthorized' | 'forbidden';

/** The log that has `error`: that of the end that rejects, the same with `--v=5` or higher only, or none. */
export type Logging = 'always' | 'verbose' | 'never';

/** The user and groups that kube-apiserver or a kubelet takes from the client certificate. */
export interface Identity {
  readonly user: string;
  readonly groups: readonly string[];
}

/** The address in the URL that a client connects to. */
export interface DialedAddress {
  readonly scheme: string;
  /** A name or an address, without brackets. */
  readonly host: string;
  /** Absent if the URL leaves it to the scheme. */
  readonly port?: number | undefined;
}

/** One connection of the cluster with the outcome of its handshake, by the files alone. */
export interface Connection {
  /** Unique in a report and the same for the same files. */
  readonly id: string;
  readonly kind: ConnectionKind;
  readonly domain: TrustDomain | 'tokens';
  readonly from: ConnectionEnd;
  readonly to: ConnectionEnd;
  /** The host the client verifies, and where it is configured. */
  readonly host?: { readonly value: string; readonly at: Location } | undefined;
  /** The address that the client connects to; absent if no URL states it. */
  readonly dialed?: DialedAddress;
  readonly client?: PeerAuthentication | undefined;
  readonly server?: PeerAuthentication | undefined;
  readonly identity?: Identity | undefined;
  readonly verdict: Verdict;
  /** The weakest evidence that the verdict depends on. */
  readonly evidence: Evidence;
  readonly side?: RefusingSide;
  /** True if nothing listens at the address, so that the client reports an error, and no end rejects the other. */
  readonly isUnreached?: true;
  /** The end that does not start, by which the connection is broken. */
  readonly stopped?: Party;
  /** Go's err.Error() at the refusing side, without the log's own prefix; where nothing is logged, the message of the answer. */
  readonly error?: Untrusted | undefined;
  /** The part of `error` that is crypto/x509's own; absent if that is all of it, or none. */
  readonly innerError?: Untrusted;
  /** Absent if the handshake fails, or an end does not start. */
  readonly answer?: RequestAnswer;
  /** Absent if the end that fails prints the error itself. */
  readonly logging?: Logging;
  /** The text that the client prints; absent if it is `error`, or unknown. */
  readonly clientError?: Untrusted;
  /** Which of its files or keys an end cannot use, so that it does not start, or cannot sign in the handshake. */
  readonly unusable?: CredentialSource | undefined;
  /** Why a certificate is refused; absent if the connection fails for another reason. */
  readonly failure?: ChainFailure | undefined;
  /** Causes of a broken connection, the most specific first; absent otherwise. */
  readonly fails?: readonly Cause[];
  /** Causes that would break it next, and account for it if no finding is about the first. */
  readonly failsNext?: readonly Cause[];
  /** In our own words, what differs from what; for `unknown`, what is missing. */
  readonly reason?: Text | undefined;
  /** The place to look at first: the flag, the field or the certificate. */
  readonly at: Location;
}

/** When, by time alone, the first connection fails that works now. */
export interface FirstBreak {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Its id. */
  readonly connection: string;
  /** As in the connection. */
  readonly error?: Untrusted | undefined;
}
