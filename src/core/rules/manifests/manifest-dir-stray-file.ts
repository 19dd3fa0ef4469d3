import { flagView } from '../../cluster/nodes/flags.ts';
import { shownPath } from '../../cluster/nodes/nodeFiles.ts';
import { textOr } from '../../cluster/nodes/settings.ts';
import { isTemplated } from '../../formats/placeholder.ts';
import type { ComponentDocument } from '../../model/documents/component.ts';
import type { KubernetesDocument } from '../../model/documents/document.ts';
import { componentOf, type NodeFile, type NodeView } from '../../model/node.ts';
import { parentOf } from '../../model/source/directories.ts';
import { FILE_START } from '../../model/source/span.ts';
import { withoutTrailing } from '../../model/source/trailing.ts';
import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

/** The kubelet loads every file of the folder that does not begin with a dot (pkg/kubelet/config/file.go). */
export const manifestDirStrayFile = defineRule(MANIFESTS['manifest-dir-stray-file'], {
  *check(node) {
    const kubelet = componentOf(node, 'kubelet');
    const byDefault = '/etc/kubernetes/manifests';
    const isNamed = flagView(kubelet, 'pod-manifest-path') !== undefined;
    const configured = kubelet ? textOr(kubelet, 'pod-manifest-path', byDefault) : byDefault;
    if (configured === undefined) return;
    const folder = withoutTrailing(configured, '/');
    if (!isNamed && isGuessed(node, folder)) return;
    const byPod = new Map<string, Set<NodeFile>>();
    const within = node.files.filter((file) => isDirectlyIn(file, folder));
    for (const file of within) {
      for (const document of file.file.documents) {
        if (!isPod(document)) continue;
        const pod = document.pod?.name?.value ?? document.component;
        // Two names that a template fills in alike may differ.
        if (isTemplated(pod)) continue;
        byPod.set(pod, (byPod.get(pod) ?? new Set()).add(file));
      }
    }
    // In a directory without pods, the setting that names it is wrong. One with objects for kubectl is no copy of the kubelet's.
    if (byPod.size > 0 && !within.some(isForKubectl))
      for (const { file } of within.filter(isKubeconfig))
        yield { message: 'kubeconfig', at: { uri: file.uri, span: FILE_START } };
    for (const [pod, files] of byPod) {
      const [first, ...strays] = [...files].sort((a, b) => rankOf(a, pod) - rankOf(b, pod));
      if (!first) continue;
      const original = { uri: first.file.uri, span: FILE_START };
      for (const { file } of strays.filter((stray) => !isOfOtherHost(stray, first))) {
        yield {
          message: 'twice',
          data: { other: shownPath(first), pod },
          at: { uri: file.uri, span: FILE_START },
          related: [relatedPlace(original, phrase('The other manifest'))],
        };
      }
    }
  },
});

/**
 * Whether only a name such as `manifests` makes the folder that of the static pods: a repository may keep the manifests of several hosts, versions of
 * one, or what an image or a script puts into place, side by side. A copy of a node has its whole path, or other files of the node next to it.
 */
function isGuessed({ root, files }: NodeView, folder: string): boolean {
  const { hostPath: path } = root ?? {};
  if (path !== folder && path !== parentOf(folder)) return false;
  return !files.some(
    ({ hostPath = folder, file, archived }) =>
      !archived && !`${hostPath}/`.startsWith(`${folder}/`) && file.artifacts.length + file.documents.length > 0,
  );
}

/** Whether a file has objects that no program of a node reads from a file. */
function isForKubectl({ file: { documents, objects = [] } }: NodeFile): boolean {
  return (
    documents.some((one) => one.kind === 'component' && one.source === 'podTemplate') ||
    objects.some(({ kind }) => !/^(?:Pod|Config)$|Configuration$/.test(kind))
  );
}

function isDirectlyIn({ hostPath }: NodeFile, folder: string): boolean {
  const name = hostPath?.startsWith(`${folder}/`) ? hostPath.slice(folder.length + 1) : '.';
  return !name.startsWith('.') && !name.includes('/');
}

/** The kubelet reads the first document of a file (pkg/kubelet/config/common.go, tryDecodeSinglePod). */
function isKubeconfig({ file: { documents } }: NodeFile): boolean {
  const [first] = documents;
  return first?.kind === 'kubeconfig' && !first.embedded;
}

function isPod(document: KubernetesDocument): document is ComponentDocument {
  return document.kind === 'component' && document.source === 'staticPod';
}

/** Whether both give the same component different names or addresses: a repository may hold the manifests of several hosts in one folder. */
function isOfOtherHost(one: NodeFile, other: NodeFile): boolean {
  return identitiesOf(one).some((identity) => !identitiesOf(other).includes(identity));
}

const IDENTITIES: ReadonlySet<string> = new Set([
  'name',
  'advertise-address',
  'advertise-client-urls',
  'hostname-override',
]);

function identitiesOf({ file }: NodeFile): readonly string[] {
  return file.documents.flatMap((document) =>
    document.kind === 'component'
      ? document.flags.filter(({ name }) => IDENTITIES.has(name)).map(({ name, value }) => `${name}=${value}`)
      : [],
  );
}

/** The manifest under the pod's own name comes first, backups last. */
function rankOf({ hostPath = '', archived }: NodeFile, pod: string): number {
  if (archived) return 2;
  return hostPath.includes(`/${pod}.`) ? 0 : 1;
}
