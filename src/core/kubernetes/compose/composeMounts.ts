import { itemsAt, scalarAt, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import type { Mount } from '../../model/documents/mount.ts';
import type { Span } from '../../model/source/span.ts';
import { imageMount, placedSource } from '../components/bindMount.ts';
import { type ComposeVariables, interpolate, partEnd } from './interpolate.ts';

const NO_VARIABLES: ComposeVariables = new Map();

/** The volumes, configs and secrets of a service (compose-spec, "volumes"). `root`: the compose file. */
export function composeMounts(service: YamlNode, root: YamlNode): readonly Mount[] {
  const volumes = itemsAt(service, 'volumes').flatMap((item) => volumeOf(item) ?? []);
  const configs = itemsAt(service, 'configs').flatMap((item) => objectOf(item, root, 'configs', '/') ?? []);
  const secrets = itemsAt(service, 'secrets').flatMap((item) => objectOf(item, root, 'secrets', '/run/secrets/') ?? []);
  return [...volumes, ...configs, ...secrets, ...ofImage(service)].map((mount) => withSource(mount, NO_VARIABLES));
}

/** A mount with its source placed, once variables are put in. */
export function withSource(mount: Mount, variables: ComposeVariables): Mount {
  if (mount.source === undefined) return mount;
  const { hostPath: _, beside: __, ...rest } = mount;
  return {
    ...rest,
    mountPath: interpolate(mount.mountPath, variables),
    ...placedSource(interpolate(mount.source, variables)),
  };
}

/** A volume in the short form `SOURCE:TARGET:MODE`, or in the long form. */
function volumeOf(item: YamlNode): Mount | undefined {
  if (item.kind === 'map') {
    const target = textAt(item, 'target');
    if (!target) return undefined;
    const source = textAt(item, 'source') ?? '';
    // A bind mount's source is a path, whatever it begins with.
    const path = textAt(item, 'type') === 'bind' && /^[^./~$]/.test(source) ? `./${source}` : source;
    return mountAt(target, path, scalarAt(item, 'read_only')?.typed === true, item.span);
  }
  if (item.kind !== 'scalar') return undefined;
  const text = item.value;
  const end = partEnd(text, 0, ':');
  if (end >= text.length) return mountAt(text, '', false, item.span);
  const targetEnd = partEnd(text, end + 1, ':');
  const isReadOnly = text
    .slice(targetEnd + 1)
    .split(',')
    .includes('ro');
  return mountAt(text.slice(end + 1, targetEnd), text.slice(0, end), isReadOnly, item.span);
}

/** A config or secret of a service, whose file the top-level element of its name gives. */
function objectOf(item: YamlNode, root: YamlNode, kind: 'configs' | 'secrets', folder: string): Mount | undefined {
  const name = item.kind === 'scalar' ? item.value : textAt(item, 'source');
  if (!name) return undefined;
  const target = textAt(item, 'target') ?? name;
  const file = textAt(root, kind, name, 'file') ?? '';
  const path = /^[^./~$]/.test(file) ? `./${file}` : file;
  return mountAt(target.startsWith('/') ? target : folder + target, path, true, item.span);
}

function mountAt(mountPath: string, source: string, readOnly: boolean, span: Span): Mount {
  return { name: mountPath, mountPath, source, readOnly, span };
}

/** The files of the image, to which a part of the service in another file may add. */
function ofImage(service: YamlNode): readonly Mount[] {
  const isAll = !['build', 'extends', 'volumes_from'].some((key) => scalarOrMore(service, key));
  return imageMount(textAt(service, 'image') ?? '', isAll, service.span);
}

function scalarOrMore(service: YamlNode, key: string): boolean {
  return service.kind === 'map' && service.entries.some((entry) => entry.key === key);
}
