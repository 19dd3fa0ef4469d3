import { unknownText } from '../../cluster/nodes/missing.ts';
import type { FlagView } from '../../model/node.ts';
import type { Resolution } from '../../model/resolution.ts';
import { normalizePath } from '../../model/source/directories.ts';
import { FILE_START } from '../../model/source/span.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import type { DescribeContext } from './context.ts';
import type { DescriptionRow, Tone } from './description.ts';

/** Whether the target of a path exists: good, bad, or undefined if that is unknown. */
export function resolutionTone({ kind }: Resolution): Extract<Tone, 'good' | 'bad'> | undefined {
  if (kind === 'unknown') return undefined;
  return kind === 'file' ? 'good' : 'bad';
}

/** "/etc/kubernetes/pki/ca.crt is missing", or the file's path where it is there. */
export function resolutionText(resolution: Resolution, path: string, context: Pick<DescribeContext, 'pathOf'>): Text {
  switch (resolution.kind) {
    case 'file':
      return untrusted(context.pathOf(resolution.uri));
    case 'missing':
      return resolution.danglingLink
        ? phrase('{path} is a broken symbolic link', { path })
        : isMapped(resolution.hostPath, path)
          ? phrase('{hostPath} is missing (mounted in the container as {path})', {
              hostPath: resolution.hostPath,
              path,
            })
          : phrase('{path} is missing', { path });
    case 'directory':
      return phrase('{path} is a directory', { path });
    case 'unmounted':
      return phrase('{path} is not mounted into the container', { path });
    case 'unknown':
      return unknownText(resolution.reason, path);
  }
}

/** Whether the node has another path for what a component opens. */
function isMapped(hostPath: string, path: string): boolean {
  return path.startsWith('/') && normalizePath(path) !== hostPath;
}

/** The same as a row that leads to the file. */
export function resolutionRow(resolution: Resolution, path: string, context: DescribeContext): DescriptionRow {
  const row = {
    label: phrase('Resolves to'),
    value: resolutionText(resolution, path, context),
    tone: resolutionTone(resolution),
  };
  if (resolution.kind !== 'file') return row;
  return { ...row, target: { uri: resolution.uri, span: resolution.file.artifacts[0]?.origin.span ?? FILE_START } };
}

/** Files that a flag names and that a working node lacks: the kubelet needs the first kubeconfig to join only. */
const NEEDED_ONCE: ReadonlySet<string> = new Set(['bootstrap-kubeconfig']);

/** Whether it is no fault that the file of a flag is not there. */
export function mayBeAbsent({ flag, reference }: FlagView): boolean {
  return reference?.resolution.kind === 'missing' && NEEDED_ONCE.has(flag.name);
}
