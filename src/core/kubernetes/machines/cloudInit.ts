import { entryOf, itemsAt, scalarAt, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import { coreosEntries, isCoreosCloudInit } from './coreosCloudInit.ts';
import { type ContentBudget, type Encoding, type FileContent, fileContent } from './fileContent.ts';
import { octalBits, ownerMode, writtenFile } from './machineFiles.ts';
import { filesWritten, type MachineFile, type WrittenFile } from './writtenFiles.ts';

/** The encodings of `write_files` (cloud-init, cc_write_files.py); any other is plain text there. */
const ENCODINGS: ReadonlyMap<string, Encoding> = new Map([
  ...['b64', 'base64'].map((name) => [name, { form: 'base64' }] as const),
  ...['gz', 'gzip', 'gz+b64', 'gz+base64', 'gzip+b64', 'gzip+base64'].map(
    (name) => [name, { form: 'base64', isCompressed: true }] as const,
  ),
]);

const PLAIN: Encoding = { form: 'plain' };

/** The mode that cloud-init gives a file of which none is said. */
const DEFAULT_BITS = 0o644;

/** The files of a list like `write_files`, which other configurations have under another key. */
export function readWrittenFiles(items: readonly YamlNode[], budget: ContentBudget): readonly MachineFile[] {
  return filesWritten(writtenEntries(items, budget), budget);
}

/** The files that one of several configurations writes. */
export interface ConfigurationPart {
  readonly entries: readonly WrittenFile[];
  /** It says how its lists are merged with those of the parts before it. */
  readonly isMerged: boolean;
}

/** Undefined for a configuration that writes no files. */
export function readConfigurationPart(root: YamlNode, budget: ContentBudget): ConfigurationPart | undefined {
  if (!isCloudInit(root)) return undefined;
  return {
    entries: configurationEntries(root, budget),
    isMerged: ['merge_how', 'merge_type'].some((key) => entryOf(root, key) !== undefined),
  };
}

/** The files of a configuration: those of `write_files`, and CoreOS' units and service settings. */
function configurationEntries(root: YamlNode, budget: ContentBudget): readonly WrittenFile[] {
  return [...writtenEntries(itemsAt(root, 'write_files'), budget), ...coreosEntries(root, budget)];
}

/** The files of a configuration of cloud-init. */
export function readCloudInit(root: YamlNode, budget: ContentBudget): readonly MachineFile[] {
  return filesWritten(configurationEntries(root, budget), budget);
}

/** The files that the items of the list write. */
function writtenEntries(items: readonly YamlNode[], budget: ContentBudget): readonly WrittenFile[] {
  return items.flatMap((item) => {
    const scalar = scalarAt(item, 'content');
    const encoding = ENCODINGS.get((textAt(item, 'encoding') ?? '').trim().toLowerCase()) ?? PLAIN;
    const content = scalar ? fileContent(scalar, encoding, budget) : emptyContent(item);
    const mode = ownerMode(octalBits(scalarAt(item, 'permissions'), DEFAULT_BITS), item);
    const isAppended = scalarAt(item, 'append')?.typed === true;
    return writtenFile(textAt(item, 'path'), content, mode).map((file) =>
      isAppended ? { ...file, separator: '' } : file,
    );
  });
}

/** An entry without content writes an empty file, unless it says where else the content is (cloud-init, cc_write_files.py; Cluster API, File). */
function emptyContent(item: YamlNode): FileContent | undefined {
  const content = entryOf(item, 'content');
  if (!content || entryOf(item, 'source') || entryOf(item, 'contentFrom')) return undefined;
  return { content: new Uint8Array(), place: { span: content.value.span, length: 0 } };
}

/** Whether the document is one of cloud-init (docs.cloud-init.io, "Module reference", Write Files), or of CoreOS. */
export function isCloudInit(root: YamlNode): boolean {
  return itemsAt(root, 'write_files').some((item) => textAt(item, 'path') !== undefined) || isCoreosCloudInit(root);
}
