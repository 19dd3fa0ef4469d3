import type { NodeFile, NodeView } from '../../model/node.ts';
import type { Resolution } from '../../model/resolution.ts';
import { phrase } from '../../model/text/text.ts';
import { placeOfFile, relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBELET } from '../pages/kubelet.ts';

/** The kubelet's certificate store keeps dated files and a link to the one in use (client-go, certificate store). */
const DATED = /^\/var\/lib\/kubelet\/pki\/kubelet-client-\d[^/]*\.pem$/;

export const kubeletCurrentDangling = defineRule(KUBELET['kubelet-current-dangling'], {
  *check(node) {
    const newest = newestDated(node);
    for (const { owner, current } of node.kubeconfigs) {
      const credentials = current.user?.clientCertificate;
      if (owner !== 'kubelet' || !credentials?.reference || !isDangling(credentials.reference.resolution)) continue;
      const { at, path } = credentials.reference;
      const isWhole = credentials.reference.resolution.kind === 'missing';
      yield {
        message: newest ? 'dangling' : isWhole ? 'gone' : 'notCopied',
        data: { path, newest: newest?.hostPath ?? '' },
        severity: newest || isWhole ? undefined : 'info',
        at,
        related: newest ? [relatedPlace(placeOfFile(newest.file), phrase('The newest dated file'))] : [],
      };
    }
  },
});

function isDangling(resolution: Resolution): boolean {
  return (resolution.kind === 'missing' || resolution.kind === 'unknown') && resolution.danglingLink === true;
}

function newestDated(node: NodeView): NodeFile | undefined {
  return node.files
    .filter(({ hostPath, archived }) => !archived && DATED.test(hostPath ?? ''))
    .toSorted((a, b) => ((a.hostPath ?? '') < (b.hostPath ?? '') ? -1 : 1))
    .at(-1);
}
