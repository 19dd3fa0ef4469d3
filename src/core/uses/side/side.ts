import type { DialedUrl } from '../../kubernetes/values/flagValue.ts';
import type { GoError } from '../../model/artifacts/goError.ts';
import type { ConnectionEnd } from '../../model/connection.ts';
import type { CredentialSource } from '../../model/credentialSource.ts';
import type { AgentAuthority } from '../../model/documents/rancher.ts';
import type { PodDiscovery } from '../../model/documents/scrape.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { ServiceName } from '../../model/flagSpec.ts';
import type { ComponentView, KubeconfigView } from '../../model/node.ts';
import type { Party } from '../../model/peerVerification.ts';
import type { Location } from '../../model/source/span.ts';
import type { Text } from '../../model/text/text.ts';
import type { DialedHost } from './dialedHost.ts';
import type { RequestAuthentication } from './requestAuthentication.ts';

/** A certificate with its key. */
export interface Pair {
  readonly certificate?: CredentialSource | undefined;
  readonly key?: CredentialSource | undefined;
  readonly evidence: Evidence;
}

/** The versions and suites of TLS that an end accepts. */
export interface SuiteLimit {
  /** The setting that rules out TLS 1.3. Absent if that is possible. */
  readonly versionAt?: Location;
  /** The suites of TLS 1.2. Absent for Go's own. */
  readonly list?: { readonly suites: readonly string[]; readonly at: Location };
}

/** Fields of both ends of a connection. */
interface Side {
  readonly service: ServiceName;
  readonly end: ConnectionEnd;
  /** The object that both ends are of; absent where a node has one server of the service. */
  readonly of?: string;
  /** The flag or field that sets the side up. */
  readonly at: Location;
  readonly evidence: Evidence;
  /** Absent for an end that can use TLS 1.3. */
  readonly suiteLimit?: SuiteLimit;
}

/** A URL that a client connects to. */
export interface Target {
  readonly url: DialedUrl;
  /** The host that the client verifies, and where it is written: that of the URL, or `tls-server-name`. */
  readonly asks: { readonly value: string; readonly at: Location };
}

/** The end of a token. */
export interface TokenEnd {
  /** Milliseconds since the epoch. */
  readonly expiry: number;
  readonly at: Location;
}

/** Credentials without a certificate, as far as files show how a server takes them. */
export interface Login {
  /** The file with the token, which client-go reads with the kubeconfig. */
  readonly tokenFile?: CredentialSource | undefined;
  /** A bootstrap token in another format that is the only credential. */
  readonly malformedToken?: Location;
  /** A user name and a password that are the only credentials. */
  readonly password?: Location;
}

/** One participant as a client. */
export interface ConnectingSide extends Side {
  readonly does: 'connects';
  /** The file’s name for what connects, where the client may connect to one server for several: a webhook, an issuer, a job. */
  readonly entry?: string;
  /** Empty for a client that finds its servers without a URL, and for one whose file names none. */
  readonly targets: readonly Target[];
  /** Names by which it is known that clients ask for the server, whether or not this side connects. */
  readonly asksFor: readonly DialedHost[];
  /** For a client of kubelets: the types of a Node’s addresses by which it connects, in order. */
  readonly addressTypes?: readonly string[];
  /** How it finds the server as a pod of its cluster. */
  readonly discovers?: PodDiscovery;
  /** The name that it verifies of each server that it finds; absent for the address. */
  readonly asksForName?: Target['asks'] | undefined;
  /** Absent for a client without a certificate. */
  readonly presents?: Pair | undefined;
  /** The bundle that verifies the server; absent means the system's roots. */
  readonly trusts?: CredentialSource | undefined;
  /** It verifies the server by the CA that is published to pods; the place that says so. */
  readonly trustsPublished?: Location;
  /** It does not verify the server. */
  readonly isInsecure?: boolean;
  /** It authenticates by token or command as well, or only. */
  readonly logsInOtherwise?: boolean;
  /** The end of the token that is its only credential, if the token states one. */
  readonly token?: TokenEnd | undefined;
  /** Its credentials without a certificate. */
  readonly login?: Login | undefined;
  /** It is known to authenticate by nothing at all. */
  readonly isAnonymous?: boolean;
  /** Common names of the servers that it accepts; empty or absent means any. */
  readonly serverNames?: readonly string[];
  /** The server is another than its URL names, such as behind a proxy. */
  readonly via?: Text;
  /** The digest that the CA must have which the server gives to it before it is verified. */
  readonly checksum?: { readonly value: string; readonly at: Location };
  /** A source that was not read and may decide which pair the side presents. */
  readonly unreadPair?: Text | undefined;
  /** A source that was not read and may decide how the side verifies the server. */
  readonly unreadTrust?: Text | undefined;
  /** A refusal that no certificate decides. */
  readonly refusal?: Refusal | undefined;
  /** The address it connects from, if its file says so. */
  readonly from?: string | undefined;
  /** It may connect to another cluster, so nothing about the servers of its node follows from it. */
  readonly isStray?: true;
  /** It is configured and not in use, such as a user of a kubeconfig that its current context does not name. */
  readonly isUnused?: true;
  /** For the user of a kubeconfig. */
  readonly kubeconfig?: KubeconfigView;
}

/** The server's demand for client certificates. */
export type ClientDemand =
  /** etcd with a CA file: the handshake fails without a certificate it verifies. */
  | 'required'
  /** kube-apiserver, kubelet, extension servers: TLS lets everyone in, and each request is authenticated. */
  | 'requested'
  /** The server requests no certificate. */
  | 'none';

/** One participant as a server. */
export interface ListeningSide extends Side {
  readonly does: 'listens';
  readonly component?: ComponentView;
  /** The pair that it presents without being asked for a name, first, then those that it chooses by name. */
  readonly pairs: readonly ServerPair[];
  /** The bundle that verifies clients. */
  readonly trusts?: CredentialSource | undefined;
  readonly demand: ClientDemand;
  /** How requests are authenticated if certificates are requested; absent if that is not known. */
  readonly authentication?: RequestAuthentication | undefined;
  /** It reads none of the headers in which a front proxy names the user. */
  readonly absentHeader?: boolean | undefined;
  /** Common names of clients that a handshake lets in; empty or absent means any. */
  readonly allowedNames?: readonly string[] | undefined;
  /** A source that was not read and may decide which clients are accepted; absent if everything is known. */
  readonly unknownDemand?: Text | undefined;
  /** It verifies the address that a client connects from, as etcd does with its peers. */
  readonly verifiesAddress?: boolean;
  /** A source that was not read and may decide which pair the side presents. */
  readonly unreadPair?: Text | undefined;
  /** The URLs at which it listens, whose schemes decide about TLS. Absent if they are not known, and for a server that always uses TLS. */
  readonly listeners?: readonly DialedUrl[];
  /** It has no pair, and creates a certificate whose CA is in no file: for localhost in memory, or in a folder that a copy need not have. */
  readonly createsPair?: 'in memory' | 'in folder' | undefined;
  /** The CAs by which it issues its pair at each start, which is in no file. */
  readonly issuer?: CredentialSource;
  /** The CA that it gives to clients at one of these hosts. */
  readonly gives?: { readonly authority: AgentAuthority; readonly hosts: readonly string[] };
  /** Addresses under which it says that it is reached. */
  readonly advertises: readonly DialedHost[];
}

/** A server's pair. */
export interface ServerPair extends Pair {
  /** The names it is chosen for; empty if its certificate's own names count. Absent for the pair of all other names. */
  readonly names?: readonly string[];
  /** The server presents nothing at all once the certificate has expired. */
  readonly isHiddenOnceExpired?: true;
}

/** Signs service account tokens. */
export interface TokenSigner extends Side {
  readonly does: 'signs';
  readonly service: 'tokens';
  readonly key: CredentialSource;
}

/** Signs certificate requests. */
export interface RequestSigner extends Side {
  readonly does: 'signs';
  readonly service: 'request-signing';
  readonly certificate: CredentialSource;
  readonly key?: CredentialSource | undefined;
  /** The first signer of requests that the pair is for, and whether kube-apiserver verifies what it signs; absent for the pair of all signers. */
  readonly signer?: { readonly name: string; readonly isOfClients: boolean };
}

/** Signs what another side verifies, without a handshake. */
export type SigningSide = TokenSigner | RequestSigner;

/** Verifies what others sign. */
export interface VerifyingSide extends Side {
  readonly does: 'verifies';
  readonly component: ComponentView;
  readonly keys: readonly CredentialSource[];
  /** A source that was not read and may name further keys. */
  readonly unread?: Text | undefined;
}

/** A refusal that no certificate decides, such as http against https. */
export interface Refusal {
  readonly side: 'client' | 'server' | 'configuration';
  /** True if nothing listens at the address, so that no end rejects the other. */
  readonly isUnreached?: true;
  /** The end that does not start. */
  readonly stopped?: Party;
  readonly error: GoError | string;
  readonly reason: Text;
  /** The credentials that the end cannot use. */
  readonly credentials?: CredentialSource | undefined;
  /** True for what an API server reads only once it has connected to etcd. */
  readonly isLate?: boolean;
  /** Absent for the connection's own place. */
  readonly at?: Location;
  /** The contradicting setting of the other end. */
  readonly otherAt?: Location | undefined;
}
