import type { CredentialSource } from '../../model/credentialSource.ts';
import type { Text } from '../../model/text/text.ts';

/** How a server learns from a certificate who sends a request (k8s.io/apiserver, authentication/request): front proxies first. */
export interface RequestAuthentication {
  /** Absent without `--requestheader-client-ca-file`. */
  readonly frontProxies?: FrontProxies | undefined;
  /** Absent without `--client-ca-file`. */
  readonly clients?: CredentialSource | undefined;
  /** Whether a request without credentials belongs to system:anonymous; absent if that is unknown. */
  readonly anonymous?: boolean | undefined;
  /** The source of tokens in any format, if there is one. */
  readonly otherTokens?: Text | undefined;
  /** True if another component decides what system:anonymous may do: kube-apiserver answers the kubelet. */
  readonly areRightsUnknown?: true;
}

/** Clients that may name the user for whom they send a request. */
export interface FrontProxies {
  readonly trusted: CredentialSource;
  /** Empty lets in any common name. */
  readonly allowedNames: readonly string[];
  /** Why the names are not known, if a template has yet to fill them in. */
  readonly unknownNames?: Text;
}
