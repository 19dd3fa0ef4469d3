import type { Resolution, UnknownReason } from '../nodes/resolvePath.ts';
import { FILE_START } from '../text/span.ts';
import type { DescribeContext } from './context.ts';
import type { DescriptionRow, Tone } from './description.ts';

const UNKNOWN: Readonly<Record<UnknownReason, string>> = {
  'outside-root': 'is not among these files',
  unreadable: 'may not be read',
  special: 'is no ordinary file',
  'too-large': 'is too large to be read',
  'not-on-host': 'is no file of the node: it comes from a volume of the cluster',
  'in-image': 'lies inside the image',
  relative: 'depends on the working directory',
  templated: 'is filled in by a template',
  excluded: 'is excluded by settings',
  'no-keys-in-copy': 'was not copied: these files hold no private key at all',
};

/** Whether what a path names is there: good, bad, or undefined where that cannot be told. */
export function resolutionTone({ kind }: Resolution): Extract<Tone, 'good' | 'bad'> | undefined {
  if (kind === 'unknown') return undefined;
  return kind === 'file' ? 'good' : 'bad';
}

/** "/etc/kubernetes/pki/ca.crt is missing", or the file's path where it is there. */
export function resolutionText(resolution: Resolution, path: string, context: Pick<DescribeContext, 'pathOf'>): string {
  switch (resolution.kind) {
    case 'file':
      return context.pathOf(resolution.uri);
    case 'missing':
      return resolution.danglingLink ? `${path} is a link that leads nowhere` : `${path} is missing`;
    case 'directory':
      return `${path} is a directory`;
    case 'unmounted':
      return `${path} is not mounted into the container`;
    case 'unknown':
      return `${path} ${UNKNOWN[resolution.reason]}`;
  }
}

/** The same as a row that leads to the file. */
export function resolutionRow(resolution: Resolution, path: string, context: DescribeContext): DescriptionRow {
  const row = {
    label: 'Resolves to',
    value: resolutionText(resolution, path, context),
    tone: resolutionTone(resolution),
  };
  if (resolution.kind !== 'file') return row;
  return { ...row, target: { uri: resolution.uri, span: resolution.file.artifacts[0]?.origin.span ?? FILE_START } };
}
