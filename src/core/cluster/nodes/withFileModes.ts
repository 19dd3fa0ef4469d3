import { hostPathOf } from '../../kubernetes/components/pathMapping.ts';
import { type Artifact, yamlPathOf } from '../../model/artifacts/artifact.ts';
import type { NodeDirectory, NodeFile, NodeView } from '../../model/node.ts';
import type { FileMode, FileSystem } from '../../model/ports.ts';
import { normalizePath, parentOf } from '../../model/source/directories.ts';
import { FILE_START } from '../../model/source/span.ts';
import { clusterFiles } from './clusterFiles.ts';
import { flagPlace, flagText } from './flags.ts';
import { type ResolveContext, resolveHostPath } from './resolvePath.ts';

/** Whose modes are looked at: those of the machine a node's files are really on, those of copies as well, or none. */
export type FileModeCheck = 'auto' | 'always' | 'never';

/**
 * The node with the modes of those of its files that are Kubernetes' own, and of the directories that matter. A copy has lost
 * them (git keeps one bit, Windows none), so `auto` looks only where the files lie at the very paths they have on their node.
 */
export async function withFileModes(view: NodeView, check: FileModeCheck, context: ResolveContext): Promise<NodeView> {
  const { fileSystem } = context;
  const { root } = view;
  if (check !== 'never' && view.files.some(({ file }) => file.within)) return withWrittenModes(view);
  const isMachine = root?.hostPath !== undefined && liesAt(fileSystem, root.uri, root.hostPath);
  if (check === 'never' || (check === 'auto' && !(isMachine && fileSystem.mode))) return view;
  const copies = (root?.mounts ?? []).filter(({ uri, hostPath }) => !liesAt(fileSystem, uri, hostPath));
  const isWanted = (uri: string) => check === 'always' || !copies.some((copy) => `${uri}/`.startsWith(`${copy.uri}/`));
  const modeOf = async (uri: string) => (isWanted(uri) ? fileSystem.mode?.(uri) : undefined);

  const own = clusterFiles(view);
  if (own.length === 0) return view;
  const isOwn = new Set(own);
  const files = await Promise.all(
    view.files.map(
      async (file): Promise<NodeFile> => (isOwn.has(file) ? { ...file, mode: await modeOf(file.file.uri) } : file),
    ),
  );
  const candidates = [...pkiDirectories(own, fileSystem), ...(await etcdDirectories(view, context))];
  const directories = await Promise.all(candidates.map((one) => withMode(one, modeOf)));
  const isKnown = files.some(({ mode }) => mode !== undefined);
  const modesOf = isMachine ? 'machine' : 'copy';
  return { ...view, files, directories: directories.flat(), modesOf: isKnown ? modesOf : 'unknown' };
}

/** The modes that a machine configuration sets. */
function withWrittenModes(view: NodeView): NodeView {
  const own = new Set(clusterFiles(view));
  const files = view.files.map((file): NodeFile => {
    const mode = own.has(file) ? file.file.within?.mode : undefined;
    return mode ? { ...file, mode } : file;
  });
  return files.some(({ mode }) => mode) ? { ...view, files, modesOf: 'machine' } : view;
}

function liesAt(fileSystem: FileSystem, uri: string, hostPath: string): boolean {
  const machinePath = fileSystem.machinePath(uri);
  return machinePath !== undefined && normalizePath(machinePath) === hostPath;
}

type Candidate = Omit<NodeDirectory, 'mode'>;

async function withMode(
  directory: Candidate,
  modeOf: (uri: string) => Promise<FileMode | undefined>,
): Promise<readonly NodeDirectory[]> {
  const mode = await modeOf(directory.uri);
  return mode ? [{ ...directory, mode }] : [];
}

/** Directories of certificates and keys, each reported at its first file. */
function pkiDirectories(files: readonly NodeFile[], fileSystem: FileSystem): readonly Candidate[] {
  const found = new Map<string, Candidate>();
  for (const { file, path, hostPath, archived, isLink } of files) {
    if (archived || isLink || !file.artifacts.some(isPki)) continue;
    const uri = fileSystem.join(file.uri, '..');
    if (found.has(uri)) continue;
    found.set(uri, {
      holds: 'pki',
      uri,
      path: parentOf(hostPath ?? path) || (hostPath === undefined ? '.' : '/'),
      at: { uri: file.uri, span: FILE_START },
    });
  }
  return [...found.values()];
}

async function etcdDirectories(view: NodeView, context: ResolveContext): Promise<readonly Candidate[]> {
  const found: Candidate[] = [];
  for (const component of view.components) {
    const { document } = component;
    const path = component.name === 'etcd' ? flagText(component, 'data-dir') : undefined;
    if (!view.root || !document || path === undefined) continue;
    const mapped = hostPathOf(document, path);
    if (mapped.kind !== 'host') continue;
    const resolution = await resolveHostPath(view.root, mapped.path, context);
    if (resolution.kind !== 'directory') continue;
    const { uri, hostPath } = resolution;
    found.push({ holds: 'etcdData', uri, path: hostPath, at: flagPlace(component, 'data-dir') });
  }
  return found;
}

function isPki(artifact: Artifact): boolean {
  return artifact.kind !== 'other' && yamlPathOf(artifact) === undefined;
}
