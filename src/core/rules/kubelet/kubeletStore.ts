import type { NodeFile, NodeView } from '../../model/node.ts';

/** The folder in which the kubelet keeps its certificates by default (`--cert-dir`). */
export const KUBELET_PKI = '/var/lib/kubelet/pki';

/** The same, and where k0s has it keep them (k0s, pkg/component/worker/kubelet.go). */
export const KUBELET_STORES = [KUBELET_PKI, '/var/lib/k0s/kubelet/pki'] as const;

/** "kubelet-client-2026-05-02-12-00-20.pem": the store of client-go names files by the time of writing. */
const DATED = /^kubelet-(client|server)-\d{4}[\d-]*\.pem$/;

/** The dated files of one kind in a folder, oldest first. */
export function datedFiles(node: NodeView, kind: 'client' | 'server', folder: string): readonly NodeFile[] {
  return node.files
    .filter(
      ({ hostPath = '', archived }) =>
        !archived && hostPath.startsWith(`${folder}/`) && DATED.exec(hostPath.slice(folder.length + 1))?.[1] === kind,
    )
    .toSorted((one, other) => ((one.hostPath ?? '') < (other.hostPath ?? '') ? -1 : 1));
}
