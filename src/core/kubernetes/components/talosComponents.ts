import { childOf, entryOf, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import type { ComponentDocument, ComponentName, Flag, Mount } from '../../model/documents/component.ts';
import type { Span } from '../../model/source/span.ts';
import { phrase } from '../../model/text/text.ts';
import { imageVersion } from '../versions/version.ts';

/** Where a machine configuration of Talos sets up a component (docs.siderolabs.com, Talos, "Configuration reference"). */
const SECTIONS: readonly (readonly [ComponentName, ...string[]])[] = [
  ['kube-apiserver', 'cluster', 'apiServer'],
  ['kube-controller-manager', 'cluster', 'controllerManager'],
  ['kube-scheduler', 'cluster', 'scheduler'],
  ['etcd', 'cluster', 'etcd'],
  ['kubelet', 'machine', 'kubelet'],
  ['kube-proxy', 'cluster', 'proxy'],
];

/** Talos starts each in a container whose mounts are its own matter. */
const IN_CONTAINER: Omit<Mount, 'span'> = {
  name: 'container',
  mountPath: '/',
  volumeKind: 'projected',
  readOnly: true,
};

/** The components for which `extraArgs` gives flags. What Talos sets besides is not written anywhere. */
export function readTalosComponents(root: YamlNode, span: Span, uri: string): readonly ComponentDocument[] {
  return SECTIONS.flatMap(([component, ...path]): readonly ComponentDocument[] => {
    const section = childOf(root, ...path);
    const flags = flagsOf(childOf(section, 'extraArgs'), [...path, 'extraArgs'].join('.'));
    const command = entryOf(section, 'extraArgs')?.keySpan;
    if (flags.length === 0 || !command) return [];
    return [
      {
        kind: 'component',
        uri,
        component,
        source: 'talosConfiguration',
        span,
        commandSpan: command,
        flags,
        mounts: [{ ...IN_CONTAINER, span: command }],
        version: imageVersion(textAt(section, 'image') ?? '', component),
        unreadSources: [{ what: phrase('the flags that Talos sets itself') }],
      },
    ];
  });
}

/** Each value is a flag; since Talos 1.12 a flag may have a list of them. */
function flagsOf(args: YamlNode | undefined, path: string): readonly Flag[] {
  return (args?.kind === 'map' ? args.entries : []).flatMap(({ key, keySpan, value }) => {
    const values = value.kind === 'seq' ? value.items : [value];
    return values.flatMap((item): readonly Flag[] => {
      if (item.kind !== 'scalar' || item.typed === undefined) return [];
      const given = { name: key, spelling: `${path}.${key}`, value: item.value, valueSpan: item.contentSpan };
      return [{ ...given, span: { start: keySpan.start, end: item.span.end } }];
    });
  });
}
