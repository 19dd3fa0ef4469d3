import type { NodeFile, NodeView } from '../../model/node.ts';
import { baseName, parentOf } from '../../model/source/directories.ts';
import { commandLine, fileWord } from '../../model/text/shellCommand.ts';
import { phrase } from '../../model/text/text.ts';
import { placeOfFile, relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBELET } from '../pages/kubelet.ts';
import { datedFiles, KUBELET_STORES } from './kubeletStore.ts';

/** The link leads to the newest certificate; an older one was linked by hand (client-go, certificate store). */
export const kubeletCurrentNewerExists = defineRule(KUBELET['kubelet-current-newer-exists'], {
  *check(node, { now }) {
    const reference = node.kubeconfigs
      .filter(({ owner }) => owner === 'kubelet')
      .flatMap(({ current }) => current.user?.clientCertificate?.reference ?? [])
      .find(({ path }) => KUBELET_STORES.some((folder) => path === `${folder}/kubelet-client-current.pem`));
    if (reference?.resolution.kind !== 'file') return;
    const { uri } = reference.resolution;
    const dated = datedFiles(node, 'client', parentOf(reference.path));
    const target = dated.find(({ file }) => file.uri === uri);
    const newer = target && dated.slice(dated.indexOf(target) + 1).findLast((file) => isUsable(file, node, now));
    if (!newer) return;
    const name = baseName(newer.hostPath ?? '');
    yield {
      message: 'newer',
      data: { target: baseName(target.hostPath ?? ''), newer: name },
      at: reference.at,
      related: [
        relatedPlace(placeOfFile(newer.file), phrase('The newer certificate')),
        relatedPlace(placeOfFile(target.file), phrase('The certificate in use')),
      ],
      command: commandLine('ln -sf {name} {path}', { name, path: fileWord(reference.path) }),
    };
  },
});

function isUsable({ file }: NodeFile, node: NodeView, now: number): boolean {
  const leaf = file.artifacts.find((artifact) => artifact.kind === 'certificate');
  const hasKey = !node.hasPrivateKeys || file.artifacts.some(({ kind }) => kind === 'privateKey');
  return leaf !== undefined && hasKey && leaf.certificate.notBefore <= now && leaf.certificate.notAfter > now;
}
