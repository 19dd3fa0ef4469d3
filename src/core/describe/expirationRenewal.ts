import { reissueCommand } from '../kubernetes/kubeadmCommands.ts';
import { certificateRenewal } from '../kubernetes/kubeadmLayout.ts';
import type { Finding } from '../model/finding.ts';
import { commandLine, type ShellCommand } from '../model/text/shellCommand.ts';
import { phrase, type Text } from '../model/text/text.ts';
import type { NodeView } from '../nodes/node.ts';
import type { ExpirationRow } from './expirationRows.ts';
import { kubeadmOnNode } from './kubeadmOnNode.ts';

/** How a certificate is renewed. Both are absent where nothing is known of its maker. */
export interface Renewal {
  /** To copy and run on the node; never run by us. */
  readonly command?: ShellCommand;
  /** Why there is none, or who renews it. */
  readonly note?: Text;
}

/** What kubeadm is told on the node; for a missing file the command that makes it anew. */
export function kubeadmRenewal(row: ExpirationRow, node: NodeView): Renewal {
  if (row.authority === undefined) return AUTHORITY;
  if (row.isUnread) return UNREAD;
  if (row.externallyManaged) {
    const name = row.authority;
    return { note: phrase('kubeadm cannot renew it: the key of {name} is not on this node.', { name }) };
  }
  return { command: kubeadmOnNode(node, row.path, row.artifact ? certificateRenewal : reissueCommand) };
}

/** For a certificate that is none of kubeadm's, by where it lies on its node. */
export function layoutRenewal(path: string, isAuthority: boolean): Renewal {
  const [, distribution, file = ''] = /\/var\/lib\/rancher\/(k3s|rke2)\/(?:server\/tls|agent)\/(.+)/s.exec(path) ?? [];
  if (distribution !== undefined && !isAuthority) {
    const service = SERVICES.find(([pattern]) => pattern.test(file))?.[1];
    if (service === undefined) return { command: commandLine('{distribution} certificate rotate', { distribution }) };
    const name = service.replace('{name}', distribution);
    return { command: commandLine('{distribution} certificate rotate --service {name}', { distribution, name }) };
  }
  const [, rancher] = /^\/etc\/rancher\/(k3s|rke2)\/\1\.yaml$/.exec(path) ?? [];
  if (rancher !== undefined) {
    return { command: commandLine('{distribution} certificate rotate --service admin', { distribution: rancher }) };
  }
  const [, snap] = /\/var\/snap\/microk8s\/[^/]+\/certs\/(server|front-proxy-client|ca)\.crt$/.exec(path) ?? [];
  if (snap !== undefined)
    return { command: commandLine('microk8s refresh-certs --cert {file}', { file: `${snap}.crt` }) };
  if (/\/kubelet-(?:client|server)-[^/]*\.pem$/.test(path)) return { note: phrase('The kubelet renews it by itself.') };
  if (/\/kubelet\/pki\/kubelet\.crt$/.test(path)) {
    return { note: phrase('Delete kubelet.crt and kubelet.key and restart the kubelet: it makes a new pair.') };
  }
  return {};
}

/** The command of a finding about the certificate's time, such as the copy of a renewed admin.conf. */
export function findingRenewal(findings: readonly Finding[]): Renewal {
  return { command: findings.find(({ rule, command }) => command !== undefined && TIMELY.test(rule))?.command };
}

const TIMELY = /^(?:validity\/|kubeconfigs\/kubeconfig-stale-copy$|kubelet\/kubelet-bootstrap-dead-end$)/;

const UNREAD: Renewal = { note: phrase('Its file was not read.') };

const AUTHORITY: Renewal = { note: phrase('kubeadm does not renew CAs.') };

/** Values of `k3s certificate rotate --service` (docs.k3s.io, "k3s certificate") by the files each of them renews. */
const SERVICES: readonly (readonly [RegExp, string])[] = [
  [/^client-admin\.crt$/, 'admin'],
  [/^(?:client|serving)-kube-apiserver\.crt$/, 'api-server'],
  [/^client-controller\.crt$/, 'controller-manager'],
  [/^client-scheduler\.crt$/, 'scheduler'],
  [/^client-(?:k3s|rke2)-controller\.crt$/, '{name}-controller'],
  [/^client-(?:k3s-|rke2-)?cloud-controller\.crt$/, 'cloud-controller'],
  [/^etcd\//, 'etcd'],
  [/^client-auth-proxy\.crt$/, 'auth-proxy'],
  [/^(?:client|serving)-kubelet\.crt$/, 'kubelet'],
  [/^client-kube-proxy\.crt$/, 'kube-proxy'],
];
