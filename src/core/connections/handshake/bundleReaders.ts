import type { HandshakeSpec } from '../participants/handshakeSpec.ts';
import type { BundleReader } from './goBlocks.ts';

/** A kubeconfig and a caBundle are read by client-go; etcd's members and the API server's etcd client read their bundles alike. */
export function clientReader({ kind, from }: HandshakeSpec): BundleReader {
  if (kind === 'api' || kind === 'bootstrap') return from.uri === undefined ? 'other' : 'client-go';
  if (kind === 'webhook' || kind === 'aggregation') return 'client-go';
  return kind === 'etcd' || kind === 'etcd-peer' ? 'etcd' : 'other';
}

/** etcd takes every block of its bundle for a certificate. */
export function serverReader({ to }: HandshakeSpec): BundleReader {
  return to.component === 'etcd' ? 'etcd' : 'other';
}
