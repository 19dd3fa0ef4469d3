import { entryOf, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import type { ComponentDocument, Flag } from '../../model/documents/component.ts';
import type { Span } from '../../model/source/span.ts';
import { flagSpecs } from '../flags/flagTable.ts';
import { fieldFlag } from './configurationFlags.ts';
import { oddFields } from './oddFields.ts';

const FIELDS = flagSpecs('kubelet').flatMap(({ field }) => field ?? []);

export function isKubeletConfiguration(root: YamlNode): boolean {
  const version = textAt(root, 'apiVersion') ?? '';
  return textAt(root, 'kind') === 'KubeletConfiguration' && version.startsWith('kubelet.config.k8s.io/');
}

/** A KubeletConfiguration with its fields under the names of the flags that mean the same. */
export function readKubeletConfiguration(root: YamlNode, span: Span, uri: string): ComponentDocument {
  const flags: Flag[] = [];
  for (const { name, field } of flagSpecs('kubelet')) {
    const flag = field === undefined ? undefined : fieldFlag(root, name, field);
    if (flag !== undefined) flags.push(flag);
  }
  const kind = entryOf(root, 'kind');
  return {
    kind: 'component',
    uri,
    component: 'kubelet',
    source: 'kubeletConfiguration',
    span,
    commandSpan: kind === undefined ? root.span : { start: kind.keySpan.start, end: kind.value.span.end },
    flags: flags.sort((one, other) => one.span.start - other.span.start),
    oddFields: oddFields(root, FIELDS),
  };
}
