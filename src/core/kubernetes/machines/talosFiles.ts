import { childOf, entryOf, itemsAt, scalarAt, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import { type ContentBudget, fileContent } from './fileContent.ts';
import { modeOf, octalBits, writtenFile } from './machineFiles.ts';
import { filesWritten, type MachineFile } from './writtenFiles.ts';

/** Whether the document is a machine configuration of Talos Linux that writes files or manifests. */
export function isTalosWithFiles(root: YamlNode): boolean {
  if (entryOf(root, 'apiVersion') !== undefined) return false;
  const manifests = itemsAt(root, 'cluster', 'inlineManifests');
  return entryOf(childOf(root, 'machine'), 'files') !== undefined || manifests.length > 0;
}

/**
 * The files of `machine.files`, of which one that is added to another begins on a new line (Talos, v1alpha1_sequencer_tasks.go,
 * WriteUserFiles), and the manifests of `cluster.inlineManifests`, which Talos applies to the cluster and writes nowhere:
 * each is a file in the folder `inlineManifests`, by its name (docs.siderolabs.com, Talos, "Configuration reference").
 */
export function readTalosFiles(root: YamlNode, budget: ContentBudget): readonly MachineFile[] {
  const files = itemsAt(root, 'machine', 'files').flatMap((item) => {
    const scalar = scalarAt(item, 'content');
    const mode = modeOf(octalBits(scalarAt(item, 'permissions'), 0o600));
    const isAppended = textAt(item, 'op') === 'append';
    const content = scalar && fileContent(scalar, { form: 'plain' }, budget);
    return writtenFile(textAt(item, 'path'), content, mode).map((file) =>
      isAppended ? { ...file, separator: '\n' } : file,
    );
  });
  const manifests = itemsAt(root, 'cluster', 'inlineManifests').flatMap((item) => {
    const scalar = scalarAt(item, 'contents');
    const name = (textAt(item, 'name') ?? '').replaceAll(/[^A-Za-z0-9.-]/g, '');
    const content = scalar && fileContent(scalar, { form: 'plain' }, budget);
    return writtenFile(name && `/inlineManifests/${name}.yaml`, content, undefined);
  });
  return filesWritten([...files, ...manifests], budget);
}
