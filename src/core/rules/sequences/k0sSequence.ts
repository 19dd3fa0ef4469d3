import { fileAt } from '../../cluster/nodes/nodeFiles.ts';
import { K0S_LAYOUT } from '../../kubernetes/layouts/k0sLayout.ts';
import type { NodeView } from '../../model/node.ts';
import { k0sService } from './k0sService.ts';
import { certificateCheck, kubeconfigCheck, type Sequence } from './sequence.ts';

const PKI = K0S_LAYOUT.folder;

/** The CA of each pair that the controller issues, by path below `pki` without suffix (k0s, cmd/controller/certificates.go and pkg/component/controller/etcd.go). */
const AUTHORITIES: Readonly<Record<string, string>> = {
  server: 'ca',
  'k0s-api': 'ca',
  admin: 'ca',
  ccm: 'ca',
  scheduler: 'ca',
  konnectivity: 'ca',
  'apiserver-kubelet-client': 'ca',
  'front-proxy-client': 'front-proxy-ca',
  'apiserver-etcd-client': 'etcd/ca',
  'etcd/server': 'etcd/ca',
  'etcd/peer': 'etcd/ca',
};

/**
 * Issues a file of k0s' controller again: a start of the controller does that for every certificate that its CAs signed, and writes its
 * kubeconfigs (k0s, pkg/certificate/manager.go). The old pair is moved away: another issuer's would be kept. Undefined for CAs and the kubelet's files, if the
 * CA's key is not on the node, and for names that only k0s' configuration can add.
 */
export function k0sReissue(node: NodeView, hostPath: string, names: readonly string[] = []): Sequence | undefined {
  const made = madeByK0s(node, hostPath);
  if (!made || names.length > 0) return undefined;
  const { pair, kubeconfig } = made;
  const old = [`${pair}.crt`, `${pair}.key`, ...(kubeconfig ? [kubeconfig] : [])];
  return { ...restart(node, made), replaced: old.filter((path) => fileAt(node, path) !== undefined) };
}

/** Renews a certificate of k0s' controller that is right except for its time. */
export function k0sRenew(node: NodeView, hostPath: string): Sequence | undefined {
  const made = madeByK0s(node, hostPath);
  return made && restart(node, made);
}

interface Made {
  /** Path without suffix. */
  readonly pair: string;
  readonly kubeconfig?: string | undefined;
}

function restart(node: NodeView, { pair, kubeconfig }: Made): Sequence {
  const checks = [kubeconfig === undefined ? certificateCheck(`${pair}.crt`) : kubeconfigCheck(kubeconfig)];
  return { steps: [], restarts: [], service: k0sService(node), checks };
}

function madeByK0s(node: NodeView, hostPath: string): Made | undefined {
  if (!hostPath.startsWith(`${PKI}/`)) return undefined;
  const [, name = '', suffix] = /^(.+)\.(crt|key|conf)$/s.exec(hostPath.slice(PKI.length + 1)) ?? [];
  const authority = Object.hasOwn(AUTHORITIES, name) ? AUTHORITIES[name] : undefined;
  if (authority === undefined || (node.hasPrivateKeys && !fileAt(node, `${PKI}/${authority}.key`))) return undefined;
  return suffix === 'conf' ? { pair: `${PKI}/${name}`, kubeconfig: hostPath } : { pair: `${PKI}/${name}` };
}
