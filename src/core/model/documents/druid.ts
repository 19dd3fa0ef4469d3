import type { Span } from '../source/span.ts';
import type { Located } from './located.ts';
import type { ObjectMeta } from './objects.ts';

/** The names of the Secrets of one server of an Etcd, in its namespace. */
export interface DruidTls {
  readonly authority: Located<string>;
  /** The key of the CA in its Secret. */
  readonly authorityKey: string;
  readonly server: Located<string>;
  readonly client?: Located<string> | undefined;
}

/** An etcd cluster of etcd-druid with its Secrets (gardener/etcd-druid, api/core/v1alpha1/etcd.go). */
export interface DruidEtcdDocument extends ObjectMeta {
  readonly kind: 'druidEtcd';
  readonly uri: string;
  readonly span: Span;
  readonly ownName: Located<string>;
  readonly replicas: number;
  /** `spec.etcd.clientUrlTls`. */
  readonly clients?: DruidTls | undefined;
  /** `spec.etcd.peerUrlTls`. */
  readonly peers?: DruidTls | undefined;
  /** `spec.backup.tls`. */
  readonly backup?: DruidTls | undefined;
}
