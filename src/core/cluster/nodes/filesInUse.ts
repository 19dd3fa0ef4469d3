import { isCandidatePath } from '../../kubernetes/values/candidatePath.ts';
import type { ComponentDocument } from '../../model/documents/component.ts';
import type { ComponentView, NodeFile, NodeView } from '../../model/node.ts';
import { madePath } from '../../model/source/templateName.ts';
import { namedFiles } from './namedFiles.ts';

/** Files that a reference reached outside the walk, such as /var/lib/kubelet on the node itself. */
export function referencedElsewhere(
  view: Pick<NodeView, 'components' | 'kubeconfigs' | 'services'>,
  own: readonly NodeFile[],
): readonly NodeFile[] {
  const known = new Set(own.map(({ file }) => file.uri));
  const reached = new Map<string, NodeFile>();
  for (const { uri, file, hostPath } of namedFiles(view)) {
    if (!known.has(uri)) reached.set(uri, { file, hostPath, path: hostPath, archived: false });
  }
  return [...reached.values()];
}

/** The files of a node with all that flags name: a component reads them whatever their names, also if that is the name of a backup. */
export function withNamed(own: readonly NodeFile[], components: readonly ComponentView[]): readonly NodeFile[] {
  const view = { components, kubeconfigs: [] };
  const named = new Set([...namedFiles(view)].map(({ uri }) => uri));
  const inUse = own.map((one) => (one.archived && named.has(one.file.uri) ? { ...one, archived: false } : one));
  // The walk lists all others: with a name that it knows, a file is in another root and judged there, unless it is that of a template.
  const isPassedOver = (path: string) => !isCandidatePath(path) || madePath(path) !== path;
  return [...inUse, ...referencedElsewhere(view, own).filter(({ path }) => isPassedOver(path))];
}

/** The kubelet's configurations in files of `current` that are not in `listed`. */
export function configurationsIn(
  current: readonly NodeFile[],
  listed: readonly NodeFile[],
): readonly ComponentDocument[] {
  const known = new Set(listed.map(({ file }) => file.uri));
  return current.flatMap(({ file }) =>
    known.has(file.uri)
      ? []
      : file.documents.filter(
          (document): document is ComponentDocument =>
            document.kind === 'component' && document.source === 'kubeletConfiguration',
        ),
  );
}
