import { environmentIn } from '../../cluster/nodes/namedEnvironment.ts';
import { sourceSpan } from '../../kubernetes/units/sourceText.ts';
import { serviceSettings } from '../../kubernetes/units/unitFile.ts';
import { splitUnitWords } from '../../kubernetes/units/unitWords.ts';
import type { NodeFile } from '../../model/node.ts';
import { defineRule, type IssueOf } from '../engine/rule.ts';
import { KUBELET } from '../pages/kubelet.ts';

/** Quotes decide where a variable ends (systemd.exec(5); verified with systemd-analyze). */
export const kubeletEnvQuoting = defineRule(KUBELET['kubelet-env-quoting'], {
  *check(node): Iterable<IssueOf<(typeof KUBELET)['kubelet-env-quoting']>> {
    const services = node.services ?? [];
    for (const { file } of variableFiles(node.files, services)) {
      for (const { name, openQuote } of environmentIn(file)?.variables ?? []) {
        if (openQuote) yield { message: 'open', data: { name }, at: { uri: file.uri, span: openQuote } };
      }
    }
    for (const { unit, dropIns } of services) {
      for (const { file } of [...(unit ? [unit] : []), ...dropIns]) {
        for (const { value } of file.unit ? serviceSettings(file.unit, 'Environment') : []) {
          const stray = splitUnitWords(value).find(({ text }) => text.startsWith('-'));
          if (!stray) continue;
          yield {
            message: 'split',
            data: { word: stray.text },
            at: { uri: file.uri, span: sourceSpan(stray, 0, stray.text.length) },
          };
        }
      }
    }
  },
});

/** The files that services read, and those that kubeadm's drop-in would read. */
function variableFiles(
  files: readonly NodeFile[],
  services: readonly { readonly environmentFiles: readonly NodeFile[] }[],
): ReadonlySet<NodeFile> {
  const known = files.filter(({ hostPath, archived }) => !archived && KUBEADM_FILES.test(hostPath ?? ''));
  return new Set([...services.flatMap(({ environmentFiles }) => environmentFiles), ...known]);
}

const KUBEADM_FILES = /^\/(var\/lib\/kubelet\/kubeadm-flags\.env|etc\/(default|sysconfig)\/kubelet)$/;
