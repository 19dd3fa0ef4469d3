import type { NodeView } from '../../model/node.ts';
import { PERMISSIONS } from '../pages/permissions.ts';
import { checkedFiles } from './checkedFiles.ts';
import { type ConfigurationFile, configurationModeRule } from './configurationMode.ts';

/** The package's own mode is 0644, so only the CIS profile requires less (CIS 4.1.1). */
export const unitFileMode = configurationModeRule(PERMISSIONS['unit-file-mode'], {
  readable: ['cis'],
  files: units,
});

function* units(node: NodeView): Iterable<ConfigurationFile> {
  const evaluated = new Map(checkedFiles(node).map((file) => [file.file.uri, file]));
  for (const { name, unit, dropIns } of node.services ?? []) {
    for (const part of unit ? [unit, ...dropIns] : dropIns) {
      const file = evaluated.get(part.file.uri);
      if (file) yield { file, cis: name === 'kubelet.service' ? '4.1.1' : undefined };
    }
  }
}
