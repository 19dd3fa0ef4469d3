import { flagView } from '../../cluster/nodes/flags.ts';
import { fileAt } from '../../cluster/nodes/nodeFiles.ts';
import { normalizePath } from '../../cluster/nodes/root.ts';
import { isTemplated } from '../../formats/placeholder.ts';
import { componentOf, type NodeView } from '../../model/node.ts';
import type { FileReference } from '../../model/resolution.ts';
import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBEADM } from '../pages/kubeadm.ts';

import { clusterConfigurations, disagreeing, fieldPlace } from '../subjects/configurations.ts';
import { liesUnder } from './mountedPaths.ts';

const FLAGS = ['client-ca-file', 'tls-cert-file', 'kubelet-client-certificate', 'proxy-client-cert-file'];

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

function usedFiles(node: NodeView): readonly FileReference[] {
  const apiserver = componentOf(node, 'kube-apiserver');
  return FLAGS.flatMap((flag) => flagView(apiserver, flag)?.reference ?? []).filter(({ path }) => !isTemplated(path));
}

/** By its path, by where a link leads, or because the same file is there as well. */
function leadsInto(node: NodeView, { path, resolution }: FileReference, folder: string): boolean {
  if (liesUnder(normalizePath(path), [folder])) return true;
  if (resolution.kind !== 'file') return false;
  if (liesUnder(resolution.hostPath, [folder])) return true;
  const same = fileAt(node, `${folder}/${path.slice(path.lastIndexOf('/') + 1)}`);
  return same !== undefined && same.file.text === resolution.file.text;
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}
