import { isTemplated } from '../../formats/placeholder.ts';
import { BLOCK_PLAIN, writeScalar } from '../../formats/yaml/writeScalar.ts';
import { flagSpec, namesFile } from '../../kubernetes/flags/flagTable.ts';
import type { ExtraArgs } from '../../model/documents/kubeadm.ts';
import type { Fix } from '../../model/finding.ts';
import { normalizePath } from '../../model/source/directories.ts';
import type { Span } from '../../model/source/span.ts';
import { type EditText, editText, itemLead, ownText, plainWord } from '../../model/text/editText.ts';
import { phrase } from '../../model/text/text.ts';
import { fixOf } from '../edits/writeValue.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBEADM } from '../pages/kubeadm.ts';

import { type Configuration, clusterConfigurations, fieldPlace } from '../subjects/configurations.ts';
import { liesUnder, mountedPaths } from './mountedPaths.ts';

/** kubeadm mounts its own folders and nothing that an extra argument names (kubeadm, phases/controlplane/volumes.go). */
export const kubeadmExtraArgsOverridePki = defineRule(KUBEADM['kubeadm-extra-args-override-pki'], {
  *check(node) {
    for (const configuration of clusterConfigurations(node)) {
      const { content } = configuration;
      for (const args of content.extraArgs) {
        const mounted = mountedPaths(content, args);
        if (mounted.some(isTemplated)) continue;
        const hidden = hiddenFiles(args, mounted);
        const isEtcd = args.component === 'etcd';
        const fixes = isEtcd || hidden.length === 0 ? [] : extraVolumesFix(configuration, args, hidden);
        for (const { flag, path, span } of hidden) {
          yield {
            message: isEtcd ? 'etcd' : 'unmounted',
            data: { flag, component: args.component, path, folder: mounted[0] ?? '' },
            at: fieldPlace(configuration, { span }),
            fixes,
          };
        }
      }
    }
  },
});

interface HiddenFile {
  readonly flag: string;
  readonly path: string;
  readonly span: Span;
}

/** Certificates, keys and kubeconfigs that are not under any of the paths. */
function hiddenFiles({ component, args }: ExtraArgs, mounted: readonly string[]): readonly HiddenFile[] {
  return args.flatMap(({ name, value }) => {
    const flag = name.replaceAll('_', '-').replace(/^--/, '');
    if (!value?.value.startsWith('/') || isTemplated(value.value)) return [];
    const role = flagSpec(component, flag)?.role;
    if (role === 'file' || !namesFile(role) || liesUnder(normalizePath(value.value), mounted)) return [];
    return [{ flag, path: value.value, span: value.span }];
  });
}

/** Mounts files of the host that extra arguments name, after the arguments; no fix if the file already has volumes. */
function extraVolumesFix(
  { document, file }: Pick<Configuration, 'document' | 'file'>,
  { span }: ExtraArgs,
  files: readonly { readonly flag: string; readonly path: string }[],
): readonly Fix[] {
  const { text = '' } = file.file;
  const head = /(?:^|\n)( *)extraArgs:[ \t]*\r?\n *$/.exec(text.slice(Math.max(0, span.start - MAX_LEAD), span.start));
  if (document.isStored || head?.[1] === undefined || text.includes('extraVolumes')) return [];
  const line = editText(ownText('\n'), itemLead(head[1]) ?? ownText(''));
  const byPath = new Map(files.map(({ flag, path }) => [path, flag]));
  const items = [...byPath].map(([path, flag]) => volumeItem(line, flag, path));
  if (items.includes(undefined)) return [];
  const end = span.start + text.slice(span.start, span.end).trimEnd().length;
  const added = editText(line, ownText('extraVolumes:'), ...items.flatMap((item) => item ?? []));
  return fixOf(phrase('Add extraVolumes'), [{ uri: document.uri, span: { start: end, end }, text: added }]);
}

/** Undefined if YAML cannot hold the path. */
function volumeItem(line: EditText, flag: string, path: string): EditText | undefined {
  const name = plainWord(flag);
  const value = writeScalar(path, BLOCK_PLAIN);
  if (name === undefined || value === undefined) return undefined;
  return editText(
    ...[line, ownText('- name: '), name],
    ...[line, ownText('  hostPath: '), value],
    ...[line, ownText('  mountPath: '), value],
    ...[line, ownText('  readOnly: true'), line, ownText('  pathType: File')],
  );
}

/** The most characters between the start of a line and the arguments after it. */
const MAX_LEAD = 1000;
