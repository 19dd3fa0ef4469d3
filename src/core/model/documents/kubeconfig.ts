import type { Span } from '../source/span.ts';
import type { CredentialField, Located } from './located.ts';

export interface KubeconfigCluster {
  readonly name: string;
  /** Absent if there is no name. */
  readonly nameSpan?: Span | undefined;
  /** The list item. */
  readonly span: Span;
  readonly path: string;
  readonly server?: Located<string> | undefined;
  readonly tlsServerName?: Located<string> | undefined;
  readonly insecureSkipTlsVerify?: Located<boolean> | undefined;
  readonly proxyUrl?: Located<string> | undefined;
  readonly certificateAuthority: CredentialField;
}

export interface KubeconfigUser {
  readonly name: string;
  /** Absent if there is no name. */
  readonly nameSpan?: Span | undefined;
  readonly span: Span;
  readonly path: string;
  readonly clientCertificate: CredentialField;
  readonly clientKey: CredentialField;
  /** Only that it is there and where; the value is never kept. */
  readonly token?: Span | undefined;
  readonly tokenFile?: Located<string> | undefined;
  /** Span of `exec`, `auth-provider` or `username`, whichever is set. */
  readonly otherMethod?: Span | undefined;
  /** Whether `exec` or `auth-provider` is set. */
  readonly hasProvider?: boolean;
  /** Span of the key `username`, or of `password` where it stands alone. */
  readonly basicAuth?: Span | undefined;
}

export interface KubeconfigContext {
  readonly name: string;
  /** Absent if there is no name. */
  readonly nameSpan?: Span | undefined;
  readonly span: Span;
  readonly cluster?: Located<string> | undefined;
  readonly user?: Located<string> | undefined;
}

/** A kubeconfig (kubernetes.io, "Organizing Cluster Access Using kubeconfig Files"). */
export interface KubeconfigDocument {
  readonly kind: 'kubeconfig';
  readonly uri: string;
  readonly span: Span;
  readonly currentContext?: Located<string> | undefined;
  /** The place of an empty `current-context`. */
  readonly emptyContext?: Span | undefined;
  readonly clusters: readonly KubeconfigCluster[];
  readonly users: readonly KubeconfigUser[];
  readonly contexts: readonly KubeconfigContext[];
  /** It is a value of a Secret or a ConfigMap: no file that a component opens, and nothing to edit in place. */
  readonly embedded?: true;
  /** Whose fields it was read from; absent for client-go's own. */
  readonly dialect?: KubeconfigDialect;
}

/** A program that stores the content of a kubeconfig in another object and connects by it. */
export type KubeconfigDialect = 'argocd';
