import { fileAt } from '../../cluster/nodes/nodeFiles.ts';
import { isTemplated } from '../../formats/placeholder.ts';
import type { NodeView } from '../../model/node.ts';
import type { FileReference } from '../../model/resolution.ts';
import { baseName, normalizePath } from '../../model/source/directories.ts';
import { phrase } from '../../model/text/text.ts';
import { clientOf, listeningFor } from '../../uses/sides.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBEADM } from '../pages/kubeadm.ts';

import { clusterConfigurations, disagreeing, fieldPlace } from '../subjects/configurations.ts';
import { liesUnder } from './mountedPaths.ts';

/** kubespray makes one a link to the other. */
const LINKED = ['/etc/kubernetes/pki', '/etc/kubernetes/ssl'];

/** kubeadm writes `certificatesDir` into the flags of every manifest (kubeadm, phases/controlplane/manifests.go). */
export const kubeadmCertsDirMismatch = defineRule(KUBEADM['kubeadm-certs-dir-mismatch'], {
  *check(node) {
    const references = usedFiles(node);
    const [used] = references;
    if (!node.root || !used) return;
    const given = clusterConfigurations(node).flatMap((configuration) => {
      const field = configuration.content.certificatesDir;
      return field && field.value !== '' && !isTemplated(field.value) ? [{ configuration, field }] : [];
    });
    const agrees = ({ field }: (typeof given)[number]) => {
      const folder = normalizePath(field.value);
      const isLinked = LINKED.includes(folder) && LINKED.some((other) => liesUnder(used.path, [other]));
      return isLinked || references.some((reference) => leadsInto(node, reference, folder));
    };
    for (const { configuration, field } of disagreeing(given, agrees)) {
      yield {
        message: 'other',
        data: { folder: field.value, used: folderOf(used.path) },
        at: fieldPlace(configuration, field),
        related: [relatedPlace(used.at, phrase('The manifest'))],
      };
    }
  },
});

/** Files of the API server that kubeadm keeps in the folder. */
function usedFiles(node: NodeView): readonly FileReference[] {
  const server = listeningFor(node, 'api');
  const clients = (['kubelet', 'aggregation'] as const).map((to) => clientOf(node, 'kube-apiserver', to)?.presents);
  return [server?.trusts, server?.pairs[0]?.certificate, ...clients.map((pair) => pair?.certificate)]
    .flatMap((credentials) => credentials?.reference ?? [])
    .filter(({ path }) => !isTemplated(path));
}

/** By its path, by where a link leads, or because the same file is there as well. */
function leadsInto(node: NodeView, { path, resolution }: FileReference, folder: string): boolean {
  if (liesUnder(normalizePath(path), [folder])) return true;
  if (resolution.kind !== 'file') return false;
  if (liesUnder(resolution.hostPath, [folder])) return true;
  const same = fileAt(node, `${folder}/${baseName(path)}`);
  return same !== undefined && same.file.text === resolution.file.text;
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}
