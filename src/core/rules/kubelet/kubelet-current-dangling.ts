import type { NodeFile, NodeView } from '../../model/node.ts';
import type { Resolution } from '../../model/resolution.ts';
import { phrase } from '../../model/text/text.ts';
import { placeOfFile, relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBEADM_CERTS_PAGE } from '../references/references.ts';

/** The store of the kubelet keeps dated files and a link to the one in use (client-go, certificate store). */
const DATED = /^\/var\/lib\/kubelet\/pki\/kubelet-client-\d[^/]*\.pem$/;

export const kubeletCurrentDangling = defineRule({
  id: 'kubelet/kubelet-current-dangling',
  severity: 'error',
  basis: 'observed',
  title: 'The link to the client certificate of the kubelet leads nowhere',
  messages: {
    dangling: '{path} is a link whose target is missing, though {newest} is there: the kubelet does not start.',
    gone: '{path} is a link whose target is missing: the kubelet does not start.',
    notCopied: '{path} is a link whose target is missing; it may not have been copied.',
  },
  docs: {
    why: 'After each rotation the kubelet links `kubelet-client-current.pem` to the newest dated file, and `kubelet.conf` names the link.',
    fix: 'In `/var/lib/kubelet/pki` run `ln -sf kubelet-client-<newest date>.pem kubelet-client-current.pem` and restart the kubelet. Copy a node with an archiver, so that links and their targets stay together.',
    references: [KUBEADM_CERTS_PAGE],
  },
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
