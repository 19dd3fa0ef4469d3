import type { Party } from '../../model/peerVerification.ts';
import type { MessageKind, MessageValues } from '../kinds/messageKind.ts';

/** Components of a cluster that write logs. */
export const CLUSTER_COMPONENTS = [
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'kube-proxy',
  'kubelet',
  'etcd',
] as const satisfies readonly Party[];

/** Who prints an error: a component, or a program that a person runs. */
export type Speaker = Party | 'kubeadm' | 'curl' | 'openssl' | 'etcdctl' | 'browser';

/** The end of the connection that whoever prints the error is. */
export type Role = 'client' | 'server';

/** An error that a line of a log reports. */
export interface LoggedError {
  readonly kind: MessageKind;
  /** From 0. */
  readonly line: number;
  /** What the line says of the error, without what the log puts before it. */
  readonly text: string;
  readonly values: MessageValues;
  /** Who logs it; absent where that is unknown. */
  readonly speaker?: Speaker;
  /** The other end; absent where that is unknown, or where there is no connection yet. */
  readonly peer?: Speaker;
  readonly role?: Role;
  /** The host of the URL that the client connects to. */
  readonly address?: string;
}
