import { isTemplated } from '../../formats/placeholder.ts';
import { intern } from '../../model/collections/compact.ts';
import type { FileSystem } from '../../model/ports.ts';
import type { Resolution, UnknownReason } from '../../model/resolution.ts';
import type { NodeRoot } from '../../model/root.ts';
import { normalizePath } from '../../model/source/directories.ts';
import type { LoadedFile } from '../files/fileLoader.ts';
import { mountsAbove, pathBelow } from '../roots/root.ts';
import { writtenLink } from './writtenLink.ts';

export interface ResolveContext {
  readonly fileSystem: FileSystem;
  readonly load: (uri: string) => Promise<LoadedFile> | LoadedFile;
  readonly isExcluded: (uri: string) => boolean;
  /** Tells what is surely no link, so that it need not be asked about; absent if nothing is known. */
  readonly isPlain?: (uri: string) => boolean;
}

const MAX_LINKS = 40;

/**
 * Resolves an absolute path on the node, following symbolic links inside the root, dangling or not. What evidence alone places is
 * found or unknown, and never missing. A path that begins with a hole may begin with any folders, and is shown as it is written.
 */
export async function resolveHostPath(root: NodeRoot, hostPath: string, context: ResolveContext): Promise<Resolution> {
  if (isTemplated(hostPath) && !hostPath.startsWith('/')) return { kind: 'unknown', hostPath, reason: 'outside-root' };
  const path = intern(normalizePath(hostPath));
  if (root.ambiguous?.has(path)) return { kind: 'unknown', hostPath: path, reason: 'ambiguous' };
  return throughMounts(root, path, path, context, 0);
}

async function throughMounts(
  root: NodeRoot,
  hostPath: string,
  path: string,
  context: ResolveContext,
  links: number,
): Promise<Resolution> {
  const unknown = { kind: 'unknown', hostPath, reason: 'outside-root' } as const;
  let isInferred = false;
  for (const mount of mountsAbove(root, path)) {
    const below = pathBelow(mount.hostPath, path) ?? '';
    const found = await followLinks(root, hostPath, mount.uri, mount.hostPath, below, context, links);
    if (!mount.isInferred) return isInferred && found.kind === 'missing' ? unknown : found;
    if (found.kind !== 'missing' && found.kind !== 'directory') return found;
    isInferred = true;
  }
  return unknown;
}

async function followLinks(
  root: NodeRoot,
  hostPath: string,
  mountUri: string,
  mountPath: string,
  below: string,
  context: ResolveContext,
  links: number,
): Promise<Resolution> {
  const { fileSystem } = context;
  const segments = below === '' ? [] : below.split('/');
  let uri = mountUri;
  for (const [at, segment] of segments.entries()) {
    uri = fileSystem.join(uri, segment);
    if (context.isPlain?.(uri)) continue;
    const target = await fileSystem.readLink?.(uri);
    if (target === undefined) continue;
    return (await throughLink(target, at + 1)) ?? { kind: 'missing', hostPath, uri, danglingLink: true };
  }
  if (context.isExcluded(uri)) return { kind: 'unknown', hostPath, reason: 'excluded' };
  const loaded = await context.load(uri);
  const target = loaded.kind === 'decoded' ? writtenLink(loaded.file) : undefined;
  const reached = target === undefined ? undefined : await throughLink(target, segments.length);
  // A system that keeps no links need not have kept what they lead to.
  if (reached?.kind === 'missing') return { kind: 'unknown', hostPath, reason: 'outside-root', uri };
  return reached ?? describeLoaded(loaded, hostPath, uri);

  /** The target of a link that is the last of so many segments, resolved; undefined after too many links. */
  async function throughLink(link: string, count: number): Promise<Resolution | undefined> {
    if (links >= MAX_LINKS) return undefined;
    const directory = `${mountPath}/${segments.slice(0, count - 1).join('/')}`;
    const start = link.startsWith('/') ? link : `${directory}/${link}`;
    const next = normalizePath(`${start}/${segments.slice(count).join('/')}`);
    const reached = await throughMounts(root, hostPath, next, context, links + 1);
    return reached.kind === 'missing' ? { ...reached, danglingLink: true } : reached;
  }
}

function describeLoaded(loaded: LoadedFile, hostPath: string, uri: string): Resolution {
  switch (loaded.kind) {
    case 'decoded':
      return { kind: 'file', hostPath, uri: loaded.file.uri, file: loaded.file };
    case 'missing':
      return { kind: 'missing', hostPath, uri };
    case 'directory':
      return { kind: 'directory', hostPath, uri };
    case 'skipped':
      return { kind: 'unknown', hostPath, reason: unknownReason(loaded.reason), uri };
  }
}

function unknownReason(reason: Extract<LoadedFile, { kind: 'skipped' }>['reason']): UnknownReason {
  if (reason === 'link') return 'outside-root';
  return reason === 'damaged' || reason === 'expands-too-far' ? 'unreadable' : reason;
}
