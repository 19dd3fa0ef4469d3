import { childOf, entryOf, itemsAt, scalarAt, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import type { FileMode } from '../../model/ports.ts';
import { type ContentBudget, type FileContent, fileContent } from './fileContent.ts';
import { bitsOf, modeOf, octalBits, writtenFile } from './machineFiles.ts';
import { unitEntries } from './systemdUnits.ts';
import { filesWritten, type MachineFile, type WrittenFile } from './writtenFiles.ts';

/** The mode that Ignition gives a file of which none is said. */
const DEFAULT_BITS = 0o644;

const UNIT_FIELDS = { contents: 'contents', dropIns: 'dropins' };

/** Whether the document is a configuration of Ignition (coreos.github.io/ignition, "Specifications"). */
export function isIgnition(root: YamlNode): boolean {
  return /^[23]\.\d/.test(textAt(root, 'ignition', 'version') ?? '');
}

/** Butane's variants whose sugar becomes Ignition (coreos.github.io/butane, "Configuration specifications"). */
export function isButane(root: YamlNode): boolean {
  return (
    /^(?:fcos|fiot|flatcar|openshift|r4e)$/.test(textAt(root, 'variant') ?? '') &&
    entryOf(root, 'version') !== undefined
  );
}

/** The files that a configuration of Ignition or Butane writes, and its systemd units with their drop-ins. */
export function readIgnition(root: YamlNode, budget: ContentBudget): readonly MachineFile[] {
  const files = itemsAt(root, 'storage', 'files').flatMap((item) => fileEntries(item, budget));
  const units = itemsAt(root, 'systemd', 'units').flatMap((unit) =>
    unitEntries(unit, UNIT_FIELDS, '/etc/systemd/system', budget),
  );
  return filesWritten([...files, ...units], budget);
}

/** Since version 3, a file has a list of what is added to its contents; before, an entry of the same path adds to another. */
function fileEntries(item: YamlNode, budget: ContentBudget): readonly WrittenFile[] {
  const written = (contents: YamlNode | undefined) =>
    writtenFile(textAt(item, 'path'), contentOf(contents, budget), fileMode(item));
  const isAdded = scalarAt(item, 'append')?.typed === true;
  const added = itemsAt(item, 'append').flatMap((contents) => written(contents).map(appended));
  const own = written(childOf(item, 'contents'));
  return [...(isAdded ? own.map(appended) : own), ...added];
}

function appended(file: WrittenFile): WrittenFile {
  return { ...file, separator: '' };
}

/** Ignition's `source`, or Butane's `inline`; what is local to whoever runs Butane is unknown. */
function contentOf(contents: YamlNode | undefined, budget: ContentBudget): FileContent | undefined {
  const inline = scalarAt(contents, 'inline');
  if (inline) return fileContent(inline, { form: 'plain' }, budget);
  const source = scalarAt(contents, 'source');
  const compression = textAt(contents, 'compression') ?? '';
  if (!source || !/^(?:gzip)?$/.test(compression)) return undefined;
  return fileContent(source, { form: 'dataUrl', isCompressed: compression === 'gzip' }, budget);
}

/** JSON knows decimal numbers only, and Butane's YAML makes one of what is written in octal. */
function fileMode(item: YamlNode): FileMode | undefined {
  const scalar = scalarAt(item, 'mode');
  const bits = typeof scalar?.typed === 'number' ? bitsOf(scalar.typed) : octalBits(scalar, DEFAULT_BITS);
  const nameOf = (node: YamlNode | undefined) => textAt(node, 'name') ?? textAt(node, 'id') ?? 'root';
  const [user, group] = [nameOf(childOf(item, 'user')), nameOf(childOf(item, 'group'))];
  return modeOf(bits, user === '0' ? 'root' : user, group === '0' ? 'root' : group);
}
