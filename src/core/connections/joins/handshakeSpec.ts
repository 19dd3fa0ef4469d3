import type { Holds } from '../../cluster/nodes/componentVersion.ts';
import type { ConnectionEnd, ConnectionKind, DialedAddress } from '../../model/connection.ts';
import type { CredentialSource } from '../../model/credentialSource.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { TrustDomain } from '../../model/peerVerification.ts';
import type { Location } from '../../model/source/span.ts';
import type { Text } from '../../model/text/text.ts';
import type { RequestAuthentication } from '../../uses/side/requestAuthentication.ts';
import type { ClientDemand, Login, Refusal, SuiteLimit, TokenEnd } from '../../uses/side/side.ts';

/** A connection before it is evaluated: who presents what to whom, as configured. */
export interface HandshakeSpec {
  readonly kind: ConnectionKind;
  readonly domain: TrustDomain;
  readonly from: ConnectionEnd;
  readonly to: ConnectionEnd;
  readonly host?: { readonly value: string; readonly at: Location } | undefined;
  readonly dialed?: DialedAddress | undefined;
  /** The credential that the client presents; both absent for a token or no credential. */
  readonly clientCertificate?: CredentialSource | undefined;
  readonly clientKey?: CredentialSource | undefined;
  /** True if the client logs in otherwise, by token or command. */
  readonly clientHasOtherCredentials?: boolean | undefined;
  /** The end of the token that is the client's only credential, if the token states one. */
  readonly clientToken?: TokenEnd;
  /** The client's credentials without a certificate. */
  readonly clientLogin?: Login;
  /** Whether the release of the server reads no passwords. */
  readonly readsNoPassword?: Holds;
  /** The bundle by which the client verifies the server; absent if it uses the system's roots. */
  readonly clientTrusts?: CredentialSource | undefined;
  /** The client does not verify at all: insecure-skip-tls-verify, or no --kubelet-certificate-authority. */
  readonly clientIsInsecure?: boolean | undefined;
  readonly serverCertificate?: CredentialSource | undefined;
  readonly serverKey?: CredentialSource | undefined;
  /** True if the server creates its certificate, so that the workspace may lack it. */
  readonly serverCreatesPair?: true;
  /** True if the server has certificates for names besides, of which it may show any to a client that asks by address. */
  readonly servesByName?: boolean | undefined;
  /** True if the server presents nothing once its certificate has expired. */
  readonly serverHidesExpired?: true;
  /** The limits of both ends to versions and suites of TLS. */
  readonly suiteLimits?: readonly SuiteLimit[];
  readonly serverTrusts?: CredentialSource | undefined;
  readonly demand: ClientDemand;
  /** The weakest evidence for either side. */
  readonly evidence: Evidence;
  /** How requests are authenticated where certificates are requested; absent if that is not known. */
  readonly authentication?: RequestAuthentication | undefined;
  /** True if the server reads none of the headers in which a front proxy names the user. */
  readonly absentHeader?: boolean | undefined;
  /** True if a client is known to log in by nothing at all. */
  readonly isAnonymous?: boolean | undefined;
  /** The setting by which a load balancer terminates TLS and requests no certificate, so that the API server sees no user; absent otherwise. */
  readonly terminatedAt?: Location;
  /** Common names that a handshake lets in; empty lets in any. */
  readonly allowedNames?: readonly string[] | undefined;
  /** Common names of servers that the client talks to; empty or absent means any. */
  readonly serverNames?: readonly string[] | undefined;
  /** Verified by the listening side against the dialler's address as well, as etcd does with peers. */
  readonly clientAddress?: string | undefined;
  /** The part of the configuration that was not read and may decide whether the server accepts the client; absent if all of it is known. */
  readonly unknownDemand?: Text | undefined;
  /** The missing file, if it leaves the connection open. */
  readonly missing?: Text | undefined;
  /** True if only the server is missing: what the client does is known. */
  readonly isServerMissing?: true;
  /** A refusal that needs no certificate to tell, such as http against https. */
  readonly refusal?: Refusal | undefined;
  /** Plain HTTP, in which neither end presents a certificate. */
  readonly isPlain?: true;
  /** The place to look at if nothing better is known. */
  readonly at: Location;
  /** The client’s name for what connects, where several may connect to one server, such as a webhook: a report has one connection for them. */
  readonly entry?: string;
  /** The connection is one of the report only where the client does not accept the server's certificate. */
  readonly isOnlyReportedRefused?: true;
}

/**
 * The same identifier for the same files: both ends with the files that configure them, and the host if an end connects to several. One file may
 * configure ends of several nodes, and several ends of one node.
 */
export function connectionId({ kind, from, to, host }: Pick<HandshakeSpec, 'kind' | 'from' | 'to' | 'host'>): string {
  return JSON.stringify([kind, ...endId(from), ...endId(to), host?.value ?? '']);
}

function endId({ component, uri = '', node = '', part = '' }: ConnectionEnd): readonly string[] {
  return [component, uri, node, part];
}

/** A server without a bundle for clients does not ask for their certificates (k8s.io/apiserver, SecureServingInfo). */
export function asksForCertificate({ demand, authentication, serverTrusts }: HandshakeSpec): boolean {
  if (demand !== 'requested') return demand === 'required';
  return Boolean(authentication ? (authentication.clients ?? authentication.frontProxies) : serverTrusts);
}
