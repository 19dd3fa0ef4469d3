import type { Located } from './located.ts';

/** The parts of a load balancer's configuration that lead to API servers. */
export interface BalancerSettings {
  /** The name of the configuration in sentences, such as "HAProxy configuration". */
  readonly configuration: string;
  /** The files that it names. The path of each ends in the name of its setting. */
  readonly paths: readonly Located<string>[];
  readonly listeners: readonly BalancerListener[];
  readonly servers: readonly BalancedServer[];
  /** Set if only names and content suggest that a program runs it. */
  readonly isSuggested?: true;
}

/** An address at which it accepts connections for API servers. */
export interface BalancerListener {
  /** As written. */
  readonly address: Located<string>;
  /** Absent for every address of the machine. */
  readonly host?: string;
  readonly port: number;
  /** The servers that it passes connections on to. */
  readonly servers: readonly BalancerAddress[];
  /** How it terminates TLS; absent for one that passes on the bytes of TLS as they come. */
  readonly tls?: TerminatedTls;
}

/** A host without brackets, and a port. */
export interface BalancerAddress {
  readonly host: string;
  readonly port: number;
}

/** TLS of clients that ends at the balancer. */
export interface TerminatedTls {
  /** The path of its settings in `paths`. */
  readonly path: string;
  /** The balancer requests no client certificates and adds no credentials, so that the API server sees no user. */
  readonly isAnonymous: boolean;
  /** Other settings may decide which certificate it presents. */
  readonly isOpen: boolean;
}

/** A server that the balancer connects to with TLS: to check its health, or for clients whose TLS it terminates. */
export interface BalancedServer extends BalancerAddress {
  /** As written. */
  readonly address: Located<string>;
  /** Its name in logs, such as "backend/server". */
  readonly name: string;
  /** The path of its settings in `paths`. */
  readonly path: string;
  /** It does not verify the server. */
  readonly isInsecure: boolean;
  /** It verifies the server without a CA, which keeps it from starting; the place of that setting. */
  readonly lacksAuthority?: true;
  /** The name that it verifies; absent if it verifies none. */
  readonly serverName?: Located<string>;
  /** Other settings may decide how it verifies the server and what it presents. */
  readonly isOpen: boolean;
}
