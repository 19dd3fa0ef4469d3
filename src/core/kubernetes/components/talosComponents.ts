import { childOf, entryOf, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import type { ComponentDocument, ComponentName, Flag } from '../../model/documents/component.ts';
import type { Mount } from '../../model/documents/mount.ts';
import type { Span } from '../../model/source/span.ts';
import { phrase } from '../../model/text/text.ts';
import { flagSpecs } from '../flags/flagTable.ts';
import { PROTECTED_BY_TALOS } from '../flags/talosFlags.ts';
import { imageBuild, imageVersion } from '../versions/version.ts';
import { fieldFlag } from './configurationFlags.ts';

/** The sections in which a machine configuration of Talos configures a component (docs.siderolabs.com, Talos, "Configuration reference"). */
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

/**
 * The components for which `extraArgs` gives flags, and the kubelet's `extraConfig` fields. What Talos sets besides is not written
 * anywhere.
 */
export function readTalosComponents(root: YamlNode, span: Span, uri: string): readonly ComponentDocument[] {
  return SECTIONS.flatMap(([component, ...path]): readonly ComponentDocument[] => {
    const section = childOf(root, ...path);
    const configuration = component === 'kubelet' ? childOf(section, 'extraConfig') : undefined;
    const flags = [
      ...fieldsOf(configuration, [...path, 'extraConfig'].join('.')),
      ...flagsOf(childOf(section, 'extraArgs'), [...path, 'extraArgs'].join('.')),
    ];
    const command = (entryOf(section, 'extraArgs') ?? entryOf(section, 'extraConfig'))?.keySpan;
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
        build: imageBuild(textAt(section, 'image') ?? '', component),
        unreadSources: [{ what: phrase('the flags that Talos sets itself') }],
      },
    ];
  });
}

/** As the flags that mean the same; those that Talos does not accept are without effect. */
function fieldsOf(configuration: YamlNode | undefined, path: string): readonly Flag[] {
  if (configuration?.kind !== 'map') return [];
  return flagSpecs('kubelet').flatMap(({ name, field }) => {
    const isLeft = field === undefined || PROTECTED_BY_TALOS.has(field.split('.')[0] ?? '');
    const flag = isLeft ? undefined : fieldFlag(configuration, name, field);
    return flag ? [{ ...flag, spelling: `${path}.${flag.spelling}` }] : [];
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
