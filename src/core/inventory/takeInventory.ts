import { isTemplated } from '../kubernetes/templated.ts';
import type { DecodedFile } from '../model/decodedFile.ts';
import type { SkippedFile } from '../model/report.ts';
import { buildLooseNode } from '../nodes/buildLooseNode.ts';
import { buildNode, type PlacedFile } from '../nodes/buildNode.ts';
import { findRoots, type PathMapping, type Referrer } from '../nodes/findRoots.ts';
import type { NodeView } from '../nodes/node.ts';
import { type ResolveContext, resolveHostPath } from '../nodes/resolvePath.ts';
import { hostPathIn, type NodeRoot, normalizePath } from '../nodes/root.ts';
import { type FileModeCheck, withFileModes } from '../nodes/withFileModes.ts';
import type { FileSystem } from '../ports.ts';
import type { FileStore, LoadedFile } from './fileStore.ts';
import { type FoundFile, type InspectedFolder, walk } from './walk.ts';

export interface InventorySettings {
  readonly folders: readonly InspectedFolder[];
  readonly isExcluded: (path: string, folder: InspectedFolder) => boolean;
  readonly pathMappings: readonly PathMapping[];
  readonly maxFiles: number;
  /** Whether the modes of a folder's files are judged. */
  readonly fileModes: (folder: InspectedFolder) => FileModeCheck;
}

export interface Inventory {
  readonly views: readonly NodeView[];
  readonly files: ReadonlyMap<string, DecodedFile>;
  readonly skipped: readonly SkippedFile[];
  readonly truncated: boolean;
}

/** How many files are loaded at once: enough to hide latency, few enough not to starve the host. */
const CONCURRENT_LOADS = 32;

/** Finds, decodes and groups the files below the folders. Undefined when aborted. */
export async function takeInventory(
  fileSystem: FileSystem,
  store: FileStore,
  settings: InventorySettings,
  signal?: AbortSignal,
): Promise<Inventory | undefined> {
  const walked = await walk(fileSystem, settings.folders, { ...settings, signal });
  const placed: PlacedFile[] = [];
  const lostLinks: FoundFile[] = [];
  const skipped: SkippedFile[] = [
    ...walked.unreadable.map((uri) => ({ uri, reason: 'unreadable' as const })),
    ...walked.tooDeep.map((uri) => ({ uri, reason: 'too-deep' as const })),
  ];
  for (let at = 0; at < walked.files.length; at += CONCURRENT_LOADS) {
    if (signal?.aborted) return undefined;
    const batch = walked.files.slice(at, at + CONCURRENT_LOADS);
    const loaded = await Promise.all(
      batch.map(async (found) => ({ found, loaded: await loadFound(fileSystem, store, found) })),
    );
    for (const { found, loaded: outcome } of loaded) {
      if (outcome.kind === 'decoded') placed.push({ found, file: outcome.file });
      else if (outcome.kind === 'skipped') skipped.push({ uri: found.uri, reason: outcome.reason, size: outcome.size });
      else if (found.link) lostLinks.push(found);
    }
  }

  const foundUris = new Set(walked.files.map(({ uri }) => uri));
  const context: ResolveContext = {
    fileSystem,
    load: (uri) => store.load(uri),
    isExcluded: (uri) => !foundUris.has(uri) && isExcludedUri(fileSystem, settings, uri),
  };
  const relevant = placed.filter(({ file }) => isRelevant(file));
  const found = relevant.map((one) => one.found);
  const roots = findRoots(fileSystem, found, relevant.flatMap(referrerOf), settings.pathMappings);
  const views = await buildViews(roots, relevant, settings, context);
  for (const link of lostLinks) {
    if (!(await leadsSomewhere(roots, link, context))) skipped.push({ uri: link.uri, reason: 'missing-target' });
  }
  const files = new Map(views.flatMap((view) => view.files.map(({ file }) => [file.uri, file] as const)));
  store.retain(new Set([...foundUris, ...files.keys()]));
  return { views, files, skipped, truncated: walked.truncated };
}

async function buildViews(
  roots: readonly NodeRoot[],
  placed: readonly PlacedFile[],
  { folders, fileModes }: InventorySettings,
  context: ResolveContext,
): Promise<readonly NodeView[]> {
  const byRoot = new Map<NodeRoot, PlacedFile[]>(roots.map((root) => [root, []]));
  const loose = new Map<string, PlacedFile[]>();
  for (const one of placed) {
    const root = deepestRoot(roots, one);
    const group = root ? byRoot.get(root) : loose.get(one.found.folder.uri);
    if (group) group.push(one);
    else loose.set(one.found.folder.uri, [one]);
  }
  const views: NodeView[] = [];
  for (const [root, files] of byRoot) {
    const view = await buildNode(root, labelOf(root), files, context);
    views.push(await withFileModes(view, fileModes(root.folder), context));
  }
  for (const folder of folders) {
    const files = loose.get(folder.uri);
    if (!files) continue;
    const view = await buildLooseNode(`${folder.uri}#loose`, folder.name, files, context);
    views.push(await withFileModes(view, fileModes(folder), context));
  }
  return views;
}

/** Whether an absolute link leads to a file of the node it lies on. */
async function leadsSomewhere(roots: readonly NodeRoot[], link: FoundFile, context: ResolveContext): Promise<boolean> {
  const root = deepestRoot(roots, { found: link });
  const hostPath = root && hostPathIn(root, link.folder, link.path);
  if (!root || hostPath === undefined) return false;
  return (await resolveHostPath(root, hostPath, context)).kind === 'file';
}

function deepestRoot(roots: readonly NodeRoot[], { found }: Pick<PlacedFile, 'found'>): NodeRoot | undefined {
  let deepest: NodeRoot | undefined;
  for (const root of roots) {
    if (hostPathIn(root, found.folder, found.path) === undefined) continue;
    if (!deepest || root.path.length > deepest.path.length) deepest = root;
  }
  return deepest;
}

function labelOf(root: NodeRoot): string {
  return root.path === '' ? root.folder.name : root.path;
}

/**
 * A link is read here only where it stays inside its folder. An absolute one belongs to the node's own "/": it is
 * followed there when something names it, and never to whatever this machine has at that path.
 */
async function loadFound(fileSystem: FileSystem, store: FileStore, found: FoundFile): Promise<LoadedFile> {
  if (!found.link || !fileSystem.readLink) return store.load(found.uri);
  let path = found.path;
  for (let hops = 0; hops < MAX_LINKS; hops++) {
    const target = await fileSystem.readLink(fileSystem.join(found.folder.uri, ...path.split('/')));
    if (target === undefined) return store.load(found.uri);
    const directory = path.split('/').slice(0, -1);
    const climbs = target.split('/').filter((segment) => segment === '..').length;
    if (target.startsWith('/') || climbs > directory.length) return { kind: 'missing' };
    path = normalizePath(`/${[...directory, target].join('/')}`).slice(1);
  }
  return { kind: 'missing' };
}

const MAX_LINKS = 40;

/** Files of a node, and those that may set a component up; any other is left out of everything. */
function isRelevant({ artifacts, documents, problems, size, text = '', unit, environment }: DecodedFile): boolean {
  if (artifacts.length + documents.length + problems.length > 0 || size === 0) return true;
  if (unit) return COMPONENT.test(text);
  return environment?.variables.some(({ name }) => /^(ETCD|KUBE[A-Z]*)_/.test(name)) ?? false;
}

const COMPONENT = /\b(kube-(apiserver|controller-manager|scheduler|proxy)|kubelet|etcd)\b/i;

/** The absolute paths a file's documents name: evidence for the place of the root. */
function referrerOf({ found, file }: PlacedFile): readonly Referrer[] {
  const paths = new Set<string>();
  for (const document of file.documents) {
    if (document.kind === 'component') {
      for (const { value } of document.flags) add(value);
    } else if (document.kind === 'kubeconfig') {
      for (const { certificateAuthority } of document.clusters) add(certificateAuthority.file?.value);
      for (const { clientCertificate, clientKey } of document.users) {
        add(clientCertificate.file?.value);
        add(clientKey.file?.value);
      }
    }
  }
  for (const { value } of file.unit?.settings ?? []) for (const word of value.text.split(/[\s"'=]+/)) add(word);
  function add(value: string | undefined) {
    if (value?.startsWith('/') && !isTemplated(value)) paths.add(normalizePath(value));
  }
  return paths.size > 0 ? [{ file: found, paths: [...paths] }] : [];
}

function isExcludedUri(fileSystem: FileSystem, settings: InventorySettings, uri: string): boolean {
  for (const folder of settings.folders) {
    const prefix = fileSystem.join(folder.uri, '').replace(/\/$/, '');
    if (uri.startsWith(`${prefix}/`)) {
      return settings.isExcluded(decoded(uri.slice(prefix.length + 1)), folder);
    }
  }
  return false;
}

/** The text itself where its "%" are no escapes. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
