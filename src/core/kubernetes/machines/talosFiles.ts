import { childOf, entryOf, itemsAt, scalarAt, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import { type ContentBudget, fileContent } from './fileContent.ts';
import { lastAtEachPath, type MachineFile, machineFile, modeOf, octalBits } from './machineFiles.ts';

/** Whether the document is a machine configuration of Talos Linux that writes files. */
export function isTalosWithFiles(root: YamlNode): boolean {
  return entryOf(root, 'apiVersion') === undefined && entryOf(childOf(root, 'machine'), 'files') !== undefined;
}

/** The files of `machine.files` (docs.siderolabs.com, Talos, "Configuration reference", MachineFile). */
export function readTalosFiles(root: YamlNode, budget: ContentBudget): readonly MachineFile[] {
  return lastAtEachPath(
    itemsAt(root, 'machine', 'files').flatMap((item) => {
      const scalar = scalarAt(item, 'content');
      const mode = modeOf(octalBits(scalarAt(item, 'permissions'), 0o600));
      const isAppended = textAt(item, 'op') === 'append';
      return machineFile(textAt(item, 'path'), scalar && fileContent(scalar, { form: 'plain' }, budget), mode).map(
        (file) => ({ ...file, isAppended }),
      );
    }),
  );
}
