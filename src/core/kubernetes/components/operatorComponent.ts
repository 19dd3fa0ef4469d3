import { childOf } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import type { ComponentDocument, ComponentName } from '../../model/documents/component.ts';
import { readMeta } from '../objects/apiObject.ts';

/** The fields of a component that any object gives if an operator, or the program itself, reads it. */
export function operatorComponent<Name extends ComponentName>(node: YamlNode, uri: string, component: Name) {
  const { namespace, live } = readMeta(node);
  return {
    kind: 'component',
    uri,
    component,
    source: 'operatorObject',
    span: node.span,
    commandSpan: childOf(node, 'kind')?.span ?? node.span,
    flags: [],
    ...(namespace !== undefined && { namespace }),
    ...(live && { isLive: true }),
  } satisfies Partial<ComponentDocument>;
}
