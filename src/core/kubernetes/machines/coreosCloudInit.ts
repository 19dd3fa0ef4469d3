import { childOf, itemsAt, scalarAt } from '../../formats/yaml/access.ts';
import type { YamlEntry, YamlNode } from '../../formats/yaml/node.ts';
import { sourceOffsets, unredacted } from '../../formats/yaml/sourceOffset.ts';
import type { PlacedPart } from '../../model/source/contentPlace.ts';
import type { ContentBudget, FileContent } from './fileContent.ts';
import { modeOf, writtenFile } from './machineFiles.ts';
import { unitEntries } from './systemdUnits.ts';
import type { WrittenFile } from './writtenFiles.ts';

/** The sections whose keys become variables of a service of the same name. */
const ETCD_SECTIONS = ['etcd', 'etcd2'] as const;

/** Whether the document is a cloud-config of CoreOS (coreos-cloudinit, Documentation/cloud-config.md). */
export function isCoreosCloudInit(root: YamlNode): boolean {
  const coreos = childOf(root, 'coreos');
  return ETCD_SECTIONS.some((name) => childOf(coreos, name)?.kind === 'map') || itemsAt(coreos, 'units').length > 0;
}

/** The files that coreos-cloudinit writes for `coreos`: units, and drop-ins with the settings of etcd (coreos-cloudinit, system/systemd.go and etcd.go). */
export function coreosEntries(root: YamlNode, budget: ContentBudget): readonly WrittenFile[] {
  const coreos = childOf(root, 'coreos');
  const etcd = ETCD_SECTIONS.flatMap((name) => {
    const path = `/run/systemd/system/${name}.service.d/20-cloudinit.conf`;
    const content = settingsContent(childOf(coreos, name), budget);
    return content ? writtenFile(path, content, modeOf(0o644)) : [];
  });
  const units = itemsAt(coreos, 'units').flatMap((unit) => {
    const top = scalarAt(unit, 'runtime')?.typed === true ? 'run' : 'etc';
    return unitEntries(unit, { contents: 'content', dropIns: 'drop-ins' }, `/${top}/systemd/system`, budget);
  });
  return [...etcd, ...units];
}

/** A drop-in with a variable for each key, which stands where the key does; undefined without any. */
function settingsContent(section: YamlNode | undefined, budget: ContentBudget): FileContent | undefined {
  if (section?.kind !== 'map') return undefined;
  const parts: PlacedPart[] = [];
  let text = '';
  for (const entry of section.entries) {
    const head = `${text === '' ? '[Service]\n' : ''}Environment="ETCD_${entry.key.toUpperCase().replaceAll('-', '_')}=`;
    const part = settingPart(entry, head);
    if (!part) continue;
    if (!budget.pay(part.text.length)) return { content: 'expands-too-far', place: { span: section.span, length: 0 } };
    parts.push({ start: text.length, place: part.place });
    text += part.text;
  }
  const place = { span: section.span, length: text.length, parts };
  return parts.length === 0 ? undefined : { content: new TextEncoder().encode(text), place };
}

/** Undefined for a value that is no single line, which a unit cannot hold so. */
function settingPart(
  { key, keySpan, value }: YamlEntry,
  head: string,
): { readonly text: string; readonly place: PlacedPart['place'] } | undefined {
  if (value.kind !== 'scalar' || !/^[A-Za-z][\w-]*$/.test(key) || /["\\\n\r]/.test(unredacted(value).value))
    return undefined;
  const text = `${head}${unredacted(value).value}"\n`;
  const toSource = sourceOffsets(unredacted(value));
  const offsetOf = (offset: number) => (offset < head.length ? keySpan.start : toSource(offset - head.length));
  return { text, place: { span: { start: keySpan.start, end: value.span.end }, length: text.length, offsetOf } };
}
