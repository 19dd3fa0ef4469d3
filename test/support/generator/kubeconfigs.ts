import { kubeconfigText } from '../../../src/sample/kubeconfigText.ts';
import { urlHost } from '../ipAddress.ts';
import { privateKeyPem } from '../keyPair.ts';
import type { NodeDraft } from './nodeDraft.ts';
import { KUBECONFIG_ROLES, type KubeconfigRole } from './roles.ts';

/** Drafts the kubeconfigs that the layout has. */
export function draftKubeconfigs(draft: NodeDraft): void {
  const { layout } = draft.design;
  for (const role of KUBECONFIG_ROLES) {
    const path = layout.kubeconfigs.get(role);
    if (path === undefined) continue;
    draft.kubeconfigs.set(role, {
      path,
      server: serverOf(draft, role),
      trust: draft.bundles.get('ca') ?? [],
      files: filesOf(draft, role),
    });
  }
}

/** The files that kubeconfigs name: the CA that signs servers, and the identity's own pair. */
function filesOf(draft: NodeDraft, role: KubeconfigRole) {
  const { layout } = draft.design;
  const current = `${layout.kubeletHome}/pki/kubelet-client-current.pem`;
  const place = layout.places.get(role);
  if (role === 'kubelet-client' && place === undefined) {
    return { authority: draft.path('ca'), certificate: current, key: current };
  }
  if (!layout.byPath || place === undefined) return undefined;
  return { authority: draft.path('ca'), certificate: place.certificate, key: place.key };
}

/** kubeadm 1.20 turned the control plane's own clients from the load balancer to the local API server. */
function serverOf({ design }: NodeDraft, role: KubeconfigRole): string {
  const { layout, endpoint, port } = design;
  if (layout.name === 'k3s' || layout.name === 'rke2')
    return `https://127.0.0.1:${layout.name === 'k3s' ? 6444 : 6443}`;
  const local = `${urlHost(design.address)}:${port}`;
  const isLocal = role === 'controller-manager' || role === 'scheduler';
  if (layout.runs === 'k0s') return role === 'kubelet-client' ? `https://${local}` : `https://localhost:${port}`;
  if (isLocal && layout.hosts) return `https://${layout.hosts.apiserver}:${port}`;
  if (layout.name === 'minikube') return `https://control-plane.minikube.internal:${port}`;
  if (isLocal && design.release.minor >= 20) return `https://${local}`;
  return `https://${endpoint ?? local}`;
}

/** Writes a drafted kubeconfig. */
export function putKubeconfig(draft: NodeDraft, role: KubeconfigRole): void {
  const kubeconfig = draft.kubeconfigs.get(role);
  if (kubeconfig === undefined) return;
  const { path, server, trust, files } = kubeconfig;
  const client = draft.certificate(role);
  const pem = [client, ...(draft.chains.get(role) ?? [])].map((certificate) => certificate.pem).join('');
  const user = client.spec.subject.commonName ?? role;
  if (files !== undefined && draft.design.layout.byPath) {
    draft.byPath(path.slice(1), server, files.authority, files.certificate, files.key);
    return;
  }
  const text = kubeconfigText({
    cluster: 'kubernetes',
    user,
    context: `${user}@kubernetes`,
    server,
    authority: trust.map((certificate) => certificate.pem).join(''),
    credentials:
      files === undefined
        ? { certificate: pem, key: privateKeyPem(draft.keys.get(role) ?? client.key) }
        : { path: files.certificate },
  });
  draft.putAt(path, text);
}
