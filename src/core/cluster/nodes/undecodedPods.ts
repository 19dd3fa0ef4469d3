import { isStaticPodPath } from '../../kubernetes/values/candidatePath.ts';
import type { ComponentName } from '../../model/documents/component.ts';
import type { ComponentView, NodeFile, NodeView, UndecodedPod } from '../../model/node.ts';
import { baseName } from '../../model/source/directories.ts';

/**
 * The components that the kubelet does not run, because it cannot decode the manifest of their static pod (pkg/kubelet/config, file.go,
 * extractFromDir). A component with another manifest on the node is run by that one.
 */
export function undecodedPods(
  files: readonly NodeFile[],
  components: readonly ComponentView[],
): readonly UndecodedPod[] {
  return files.filter(isRun).flatMap((nodeFile) => {
    const problem = nodeFile.file.problems.find(({ code }) => code === 'yaml-syntax');
    const component = problem && componentOfText(nodeFile);
    if (!component) return [];
    const { uri } = nodeFile.file;
    const isStarted = components.some((one) => one.name === component && one.document && one.uri !== uri);
    return isStarted ? [] : { component, uri, problem };
  });
}

/**
 * The static pods in which nothing is found to run, although their text starts a component that no other file does: the kubelet rejects them, or runs it
 * in another way than is read here.
 */
export function unreadPods({ files, components }: Pick<NodeView, 'files' | 'components'>): readonly NodeFile[] {
  return files.filter((nodeFile) => {
    const { file, hostPath } = nodeFile;
    const isRead = file.documents.some((one) => one.kind === 'component' && one.source === 'staticPod');
    if (isRead || hostPath === undefined || file.problems.length > 0 || !isRun(nodeFile)) return false;
    const component = componentOfText(nodeFile);
    return (
      component !== undefined &&
      !components.some(({ name, document, uri }) => name === component && document && uri !== file.uri)
    );
  });
}

function isRun({ hostPath = '', archived, isStaticPod }: NodeFile): boolean {
  return !archived && (isStaticPod || isStaticPodPath(hostPath));
}

/**
 * The component of a manifest whose text is no YAML. It is known if one line starts it, and the file, the pod or a label has its name: each alone
 * may stand in the manifest of another pod.
 */
function componentOfText({ file, path }: NodeFile): ComponentName | undefined {
  const started = new Set<string>();
  const named = new Set<string>([baseName(path).replace(/\.\w+$/, '')]);
  for (const line of (file.text ?? '').split('\n')) {
    const isItem = line.trimStart().startsWith('-');
    const [key = '', value = ''] = line.split(/[\s,[\]{}"':]+/).filter((word) => word !== '' && word !== '-');
    // The path in a flag is no program.
    if (isItem && !key.startsWith('-')) started.add(baseName(key));
    if (key === 'command') started.add(baseName(value));
    if (key === 'name' || key === 'component') named.add(value);
  }
  const [component, ...others] = CONTROL_PLANE.filter((name) => started.has(name));
  return component && others.length === 0 && named.has(component) ? component : undefined;
}

const CONTROL_PLANE: readonly ComponentName[] = ['etcd', 'kube-apiserver', 'kube-controller-manager', 'kube-scheduler'];
