import { childOf, itemsAt, scalarAt, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import { interned } from '../../model/collections/interned.ts';
import type { Mount } from '../../model/documents/component.ts';

/** The mounts of one container, each joined with the pod's volume of its name. */
export function containerMounts(container: YamlNode, podSpec: YamlNode | undefined): readonly Mount[] {
  const volumes = new Map<string, YamlNode>();
  for (const volume of itemsAt(podSpec, 'volumes')) {
    const name = textAt(volume, 'name');
    if (name !== undefined) volumes.set(name, volume);
  }
  const mounts: Mount[] = [];
  for (const mount of itemsAt(container, 'volumeMounts')) {
    const mountPath = textAt(mount, 'mountPath');
    if (mountPath === undefined || mountPath === '') continue;
    const name = textAt(mount, 'name') ?? '';
    const volume = volumes.get(name);
    const hostPath = textAt(volume, 'hostPath', 'path');
    const hostPathType = textAt(volume, 'hostPath', 'type');
    mounts.push({
      name: interned(name),
      mountPath: interned(mountPath),
      hostPath: hostPath && interned(hostPath),
      hostPathType: hostPathType && interned(hostPathType),
      subPath: textAt(mount, 'subPath') ?? textAt(mount, 'subPathExpr'),
      volumeKind: volume === undefined ? undefined : volumeKind(volume),
      readOnly: scalarAt(mount, 'readOnly')?.typed === true,
      span: mount.span,
      hostPathTypeSpan: scalarAt(volume, 'hostPath', 'type')?.contentSpan,
    });
  }
  return mounts.slice();
}

/** The key of a volume that is not its name; a volume without one is an emptyDir (core/v1 Volume). */
function volumeKind(volume: YamlNode): string {
  if (childOf(volume, 'hostPath') !== undefined) return 'hostPath';
  const entries = volume.kind === 'map' ? volume.entries : [];
  return entries.find(({ key }) => key !== 'name' && key !== '<<')?.key ?? 'emptyDir';
}
