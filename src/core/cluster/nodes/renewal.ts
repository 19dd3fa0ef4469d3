import { KUBEADM_FOLDER } from '../../kubernetes/kubeadm/kubeadmCertificates.ts';
import { certificateRenewal } from '../../kubernetes/kubeadm/kubeadmRenewals.ts';
import { BEHAVIORS } from '../../kubernetes/versions/behaviors.ts';
import type { NodeView } from '../../model/node.ts';
import { commandLine, commandWords, type ShellCommand } from '../../model/text/shellCommand.ts';
import { type Composed, phrase, type Text } from '../../model/text/text.ts';
import { certificatesFolder, lacksKubeadm } from './certificatesFolder.ts';
import { holdsForCluster } from './componentVersion.ts';

/** How a certificate is renewed. Both are absent if the tool that issued it is unknown. */
export interface Renewal {
  /** To copy and run on the node; never run by us. */
  readonly command?: ShellCommand | undefined;
  /** The reason why there is no renewal, or the program that renews it. */
  readonly note?: Text;
  /** Repairs that must come before the command, as it restarts a component. */
  readonly warnings?: readonly Text[];
}

/** For a certificate that no sequence of commands renews, by where it lies on its node. */
export function layoutRenewal(path: string): Renewal {
  const [, snap] = /\/var\/snap\/microk8s\/[^/]+\/certs\/(server|front-proxy-client|ca)\.crt$/.exec(path) ?? [];
  if (snap !== undefined)
    return { command: commandLine('microk8s refresh-certs --cert {file}', { file: `${snap}.crt` }) };
  if (/\/kubelet-(?:client|server)-[^/]*\.pem$/.test(path))
    return { note: phrase('The kubelet renews it automatically.') };
  if (K0S_AUTHORITY.test(path)) return { note: phrase('k0s does not renew CAs.') };
  if (/\/kubelet\/pki\/kubelet\.crt$/.test(path)) {
    return { note: phrase('Delete kubelet.crt and kubelet.key and restart the kubelet: it creates a new pair.') };
  }
  return {};
}

const K0S_AUTHORITY = /\/var\/lib\/k0s\/pki\/(?:ca|front-proxy-ca|etcd\/ca)\.crt$/;

/** The command of k3s or RKE2 that takes a file of theirs away, so that the next start issues it; undefined for CAs and other files. */
export function rancherRotation(path: string): Composed | undefined {
  const [, rancher] = /^\/etc\/rancher\/(k3s|rke2)\/\1\.yaml$/.exec(path) ?? [];
  if (rancher !== undefined) return commandWords('{rancher} certificate rotate --service admin', { rancher });
  const [, distribution, file = ''] = /\/var\/lib\/rancher\/(k3s|rke2)\/(?:server\/tls|agent)\/(.+)/s.exec(path) ?? [];
  if (distribution === undefined || !file.endsWith('.crt') || /(?:^|-)ca\.crt$/.test(file)) return undefined;
  const service = SERVICES.find(([pattern]) => pattern.test(file))?.[1];
  if (service === undefined) return undefined;
  const name = service.replace('{name}', distribution);
  return commandWords('{distribution} certificate rotate --service {name}', { distribution, name });
}

/**
 * The service that renews the certificate of a server of k3s or RKE2 when it starts, once it has expired (docs.k3s.io, "Advanced Options";
 * docs.rke2.io, "Certificate Management"); undefined for CAs and other files.
 */
export function renewedByStartOf(path: string): 'k3s' | 'rke2-server' | undefined {
  const [, product] = /\/var\/lib\/rancher\/(k3s|rke2)\/server\/tls\//.exec(path) ?? [];
  if (product === undefined || rancherRotation(path) === undefined) return undefined;
  return product === 'k3s' ? 'k3s' : 'rke2-server';
}

/** Values of `k3s certificate rotate --service` (docs.k3s.io, "k3s certificate") by the files each of them renews. */
export const SERVICES: readonly (readonly [RegExp, string])[] = [
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

/**
 * kubeadm's command that renews a file of the node, as its own version takes it and with the folder its certificates lie in; undefined for
 * what kubeadm does not renew.
 */
export function kubeadmRenewal(node: NodeView, hostPath: string): Composed | undefined {
  const folder = certificatesFolder(node);
  const usual = hostPath.startsWith(`${folder}/`) ? `${KUBEADM_FOLDER}${hostPath.slice(folder.length)}` : hostPath;
  const known = certificateRenewal(usual);
  if (known === undefined || lacksKubeadm(node)) return undefined;
  const words = kubeadmWords(node, known);
  return folder === KUBEADM_FOLDER ? words : commandWords('{kubeadm} --cert-dir {folder}', { kubeadm: words, folder });
}

/** `kubeadm certs` was `kubeadm alpha certs` until 1.19 (Kubernetes 1.20 release notes). */
export function kubeadmWords(node: NodeView, words: Composed): Composed {
  if (holdsForCluster(node, BEHAVIORS.kubeadmCerts) !== 'no') return words;
  return { ...words, template: words.template.replace('kubeadm certs', 'kubeadm alpha certs') };
}
