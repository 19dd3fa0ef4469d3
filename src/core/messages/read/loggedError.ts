import type { Party } from '../../model/peerVerification.ts';
import type { MessageKind, MessageValues } from '../kinds/messageKind.ts';
import type { Fact } from './facts.ts';

/** Components of a cluster that write logs. */
export const CLUSTER_COMPONENTS = [
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'kube-proxy',
  'kubelet',
  'etcd',
] as const satisfies readonly Party[];

/**
 * Who prints an error, or the other end: a component, or a program. `api-server` is kube-apiserver or an extension API server, which are built
 * on one library and log the same lines. `k3s` is the server of k3s or RKE2.
 */
export type Speaker =
  | Party
  | 'api-server'
  | 'k3s'
  | 'envoy'
  | 'istiod'
  | 'upstream'
  | 'container-runtime'
  | 'registry'
  | 'kubeadm'
  | 'curl'
  | 'openssl'
  | 'etcdctl'
  | 'browser'
  | 'java'
  | 'python'
  | 'nodejs'
  | 'dotnet';

/** The end of the connection that whoever prints the error is. */
export type Role = 'client' | 'server';

/** An error that a line of a log reports. */
export interface LoggedError {
  readonly kind: MessageKind;
  /** From 0. */
  readonly line: number;
  /** When it was logged, as the line states it. */
  readonly time?: string;
  /** The line's text about the error, without the prefix of the log. */
  readonly text: string;
  readonly values: MessageValues;
  /** Who logs it; absent if that is unknown. */
  readonly speaker?: Speaker;
  /** The other end; absent if that is unknown, or where there is no connection yet. */
  readonly peer?: Speaker;
  readonly role?: Role;
  /** Both ends are one process, which connects to itself. */
  readonly isOwnPeer?: true;
  /** The host of the URL that the client connects to. */
  readonly address?: string;
  /** The name of the server in the configuration of the load balancer that logs the line: "backend/server". */
  readonly balanced?: string;
  /** A program that is not part of a cluster logs it, such as a web server or a Java program. */
  readonly isForeign?: true;
  /** It is about a connection of an add-on, such as a mesh, and names no host. */
  readonly isOfAddOn?: true;
  /** The other facts in the line. */
  readonly facts: readonly Fact[];
}
