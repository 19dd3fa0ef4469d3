import { isTemplated } from '../../formats/placeholder.ts';
import { hostPathOf } from '../../kubernetes/components/pathMapping.ts';
import { flagSpec, namesFile } from '../../kubernetes/flags/flagTable.ts';
import type { ComponentDocument, Flag } from '../../model/documents/component.ts';
import type { FlagView } from '../../model/node.ts';
import type { FileReference, Resolution } from '../../model/resolution.ts';
import type { InspectedFolder, NodeRoot } from '../../model/root.ts';
import { parentOf } from '../../model/source/directories.ts';
import type { Resolve } from './mountedFiles.ts';
import { type ResolveContext, resolveHostPath } from './resolvePath.ts';
import { sniParts } from './sniParts.ts';

/** Each flag with its meaning; a file flag also with what its path leads to on the node. */
export async function resolveFlags(document: ComponentDocument, resolve: Resolve): Promise<readonly FlagView[]> {
  return Promise.all(
    document.flags.map(async (flag): Promise<FlagView> => {
      const spec = flagSpec(document.component, flag.name);
      const parts = spec ? sniParts(flag, spec) : [];
      if (parts.length > 0) {
        const views = parts.map(async (part) => ({
          ...part,
          reference: await resolveFlag(document, part.flag, resolve),
        }));
        return { flag, spec, parts: await Promise.all(views) };
      }
      if (!namesFile(spec?.role) || spec?.type === 'list') return { flag, spec };
      const reference = await resolveFlag(document, flag, resolve);
      return { flag, spec, reference };
    }),
  );
}

async function resolveFlag(
  document: ComponentDocument,
  flag: Flag,
  resolve: Resolve,
): Promise<FileReference | undefined> {
  // An empty value counts as not set: it is what kubeadm writes for the signer with an external CA.
  if (flag.value === undefined || flag.value === '') return undefined;
  const path = flag.value;
  const isBeside = flag.isBesideFile && !path.startsWith('/');
  return {
    label: flag.spelling,
    path,
    at: { uri: flag.uri ?? document.uri, span: flag.valueSpan },
    resolution: isBeside
      ? orTemplated(await resolve({ document, beside: path }), path)
      : await resolveContainerPath(document, path, resolve),
  };
}

/** Follows a path that a component names through the mounts of its container. */
export async function resolveContainerPath(
  document: ComponentDocument,
  path: string,
  resolve: Resolve,
): Promise<Resolution> {
  const resolution = await resolveMapped(document, path, resolve);
  return orTemplated(resolution, path);
}

/** A path that looks like a placeholder is real if a file exists there. */
export function orTemplated(resolution: Resolution, path: string): Resolution {
  return resolution.kind === 'file' || !isTemplated(path) ? resolution : { kind: 'unknown', reason: 'templated' };
}

async function resolveMapped(document: ComponentDocument, path: string, resolve: Resolve): Promise<Resolution> {
  const mapped = hostPathOf(document, path);
  switch (mapped.kind) {
    case 'host':
      return resolve(mapped.path);
    case 'beside':
      return resolve({ document, beside: mapped.path });
    case 'unmounted':
      return { kind: 'unmounted', hostPath: path, mounted: mapped.mounted };
    case 'notOnHost': {
      const { objects } = mapped.mount;
      return objects ? resolve({ document, objects, path: mapped.path }) : { kind: 'unknown', reason: 'not-on-host' };
    }
    case 'image':
      return { kind: 'unknown', reason: 'in-image' };
    case 'relative':
      return { kind: 'unknown', reason: 'relative' };
  }
}

/** A component, and the path by which it opens a kubeconfig. */
interface Reader {
  readonly document?: ComponentDocument | undefined;
  readonly path: string;
}

/**
 * Follows a path of a kubeconfig as the component that reads it opens it: through the mounts of its container, a relative one from the
 * kubeconfig's own folder there. What the node lacks as well is missing, mounted or not.
 */
export async function resolveInKubeconfig(
  { document, path }: Reader,
  written: string,
  resolve: Resolve,
): Promise<Resolution> {
  const absolute = written.startsWith('/') ? written : `${parentOf(path)}/${written}`;
  if (!document) return resolve(absolute);
  const resolution = await resolveContainerPath(document, absolute, resolve);
  if (resolution.kind !== 'unmounted') return resolution;
  const onHost = await resolve(absolute);
  // Other distributions mount the files of their kubeconfigs in their own ways.
  return onHost.kind === 'missing' || !path.startsWith('/etc/kubernetes/') ? onHost : resolution;
}

/** The file that a relative path names in a file whose path on the node is unknown; unknown for an absolute path. */
export async function resolveBeside(
  folder: InspectedFolder,
  from: string,
  path: string,
  context: ResolveContext,
): Promise<Resolution> {
  if (path.startsWith('/')) return { kind: 'unknown', hostPath: path, reason: 'outside-root' };
  const directory = from.split('/').slice(0, -1);
  const root: NodeRoot = {
    folder,
    path: '',
    uri: folder.uri,
    hostPath: '',
    mounts: [{ hostPath: '', uri: folder.uri }],
  };
  if (path.split('/').filter((segment) => segment === '..').length > directory.length) {
    return { kind: 'unknown', reason: 'outside-root' };
  }
  const resolution = await resolveHostPath(root, `/${[...directory, path].join('/')}`, context);
  // The folder's path on the node is unknown.
  return resolution.kind === 'missing' ? { ...resolution, hostPath: path } : resolution;
}
