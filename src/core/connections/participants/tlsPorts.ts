import { flagText } from '../../cluster/nodes/flags.ts';
import { securePort } from '../../kubernetes/versions/ports.ts';
import type { ComponentView } from '../../model/node.ts';

/** The ports at which an API server is surely asked for TLS: those that kubeadm and its imitators take, and its own. */
export function tlsPorts(apiserver: ComponentView | undefined): ReadonlySet<number> {
  return new Set([443, 6443, 8443, Number(flagText(apiserver, 'secure-port') ?? securePort('kube-apiserver'))]);
}
