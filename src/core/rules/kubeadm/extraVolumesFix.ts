import type { ExtraArgs } from '../../model/documents/kubeadmConfiguration.ts';
import type { Fix } from '../../model/finding.ts';
import { phrase } from '../../model/text/text.ts';
import type { Configuration } from '../subjects/configurations.ts';

/** Mounts files of the host that extra arguments name, after the arguments; nothing where the file has volumes already. */
export function extraVolumesFix(
  { document, file }: Pick<Configuration, 'document' | 'file'>,
  { span }: ExtraArgs,
  files: readonly { readonly flag: string; readonly path: string }[],
): readonly Fix[] {
  const { text = '' } = file.file;
  const head = /(?:^|\n)( *)extraArgs:[ \t]*\r?\n *$/.exec(text.slice(Math.max(0, span.start - MAX_LEAD), span.start));
  if (document.isStored || head?.[1] === undefined || text.includes('extraVolumes')) return [];
  const indent = head[1];
  const byPath = new Map(files.map(({ flag, path }) => [path, flag]));
  const items = [...byPath].map(([path, flag]) =>
    [`- name: ${flag}`, `  hostPath: ${path}`, `  mountPath: ${path}`, '  readOnly: true', '  pathType: File'].map(
      (line) => `\n${indent}${line}`,
    ),
  );
  const end = span.start + text.slice(span.start, span.end).trimEnd().length;
  const added = [`\n${indent}extraVolumes:`, ...items.flat()].join('');
  return [
    { title: phrase('Add extraVolumes'), edits: [{ uri: document.uri, span: { start: end, end }, text: added }] },
  ];
}

/** Characters between the start of a line and the arguments after it: more has no file. */
const MAX_LEAD = 1000;
