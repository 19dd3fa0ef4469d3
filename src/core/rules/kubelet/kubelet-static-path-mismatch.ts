import { flagPlace, flagText } from '../../cluster/nodes/flags.ts';
import { hostPathOfUri } from '../../cluster/nodes/nodeFiles.ts';
import { isPlacedByEvidence } from '../../cluster/roots/root.ts';
import { isTemplated } from '../../formats/placeholder.ts';
import { componentOf } from '../../model/node.ts';
import { baseName, normalizePath, parentOf } from '../../model/source/directories.ts';
import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBELET } from '../pages/kubelet.ts';

/** The kubelet runs the manifests in one folder (KubeletConfiguration, staticPodPath). */
export const kubeletStaticPathMismatch = defineRule(KUBELET['kubelet-static-path-mismatch'], {
  *check(node) {
    const kubelet = componentOf(node, 'kubelet');
    const path = flagText(kubelet, 'pod-manifest-path');
    if (!kubelet || !path?.startsWith('/') || isTemplated(path)) return;
    const watched = normalizePath(path);
    const pods = node.components.flatMap(({ name, uri, document }) => {
      const hostPath = document?.source === 'staticPod' ? hostPathOfUri(node, uri) : undefined;
      // A flat copy has files of several folders.
      return hostPath === undefined || isPlacedByEvidence(node.root, uri)
        ? []
        : [{ name, hostPath, folder: parentOf(hostPath), document }];
    });
    const [first] = pods;
    // The kubelet may run one of the files only.
    if (!first?.document || pods.some(({ folder, hostPath }) => folder === watched || hostPath === watched)) return;
    // A folder of the same name may be the watched one, copied elsewhere or seen from a repository.
    if (baseName(first.folder) === baseName(watched)) return;
    // A folder that contains the configuration of the kubelet as well is a copy of several.
    if (parentOf(hostPathOfUri(node, kubelet.uri) ?? '') === first.folder) return;
    // A single manifest may be an example.
    if (pods.length < 2 || pods.some(({ folder }) => folder !== first.folder)) return;
    yield {
      message: 'elsewhere',
      data: { watched, folder: first.folder, components: pods.map(({ name }) => name).join(', ') },
      at: flagPlace(kubelet, 'pod-manifest-path'),
      related: [
        relatedPlace(
          { uri: first.document.uri, span: first.document.commandSpan },
          phrase('A manifest in another folder'),
        ),
      ],
    };
  },
});
