import type { Span } from '../source/span.ts';
import type { CredentialField, Located } from './located.ts';

export interface KubeconfigCluster {
  readonly name: string;
  /** Absent if there is no name. */
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
  /** Absent if there is no name. */
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
  /** Absent if there is no name. */
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
  /** The place of an empty `current-context`. */
  readonly emptyContext?: Span;
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
