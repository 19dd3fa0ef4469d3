import type { NodeView } from '../../model/node.ts';
import type { NodeRoot } from '../../model/root.ts';
import type { LoadedFile } from '../files/fileStore.ts';
import { buildLooseNode } from '../nodes/buildLooseNode.ts';
import { buildNode, type PlacedFile } from '../nodes/buildNode.ts';
import type { ResolveContext } from '../nodes/resolvePath.ts';
import { type FileModeCheck, withFileModes } from '../nodes/withFileModes.ts';

/** The files that make one node, or the loose ones of a folder. */
export interface NodeGroup {
  /** Id of the node. */
  readonly id: string;
  readonly label: string;
  /** Absent for loose files. */
  readonly root?: NodeRoot;
  readonly placed: readonly PlacedFile[];
  readonly check: FileModeCheck;
}

/** A node with what it was put together from. */
export interface NodeRecord {
  readonly group: NodeGroup;
  /** The node before its modes were looked at. */
  readonly base: NodeView;
  readonly view: NodeView;
  readonly lookUps: LookUps;
}

/** Puts a node together; the same view as before where nothing that it rests on has changed. */
export async function buildRecord(
  group: NodeGroup,
  context: ResolveContext,
  previous: NodeRecord | undefined,
): Promise<NodeRecord> {
  if (previous && sameGroup(previous.group, group) && (await areSame(previous.lookUps, context))) {
    const view = await withFileModes(previous.base, group.check, context);
    return { ...previous, group, view: sameModes(previous.view, view) ? previous.view : view };
  }
  const own = new Set(group.placed.map(({ file }) => file.uri));
  const recorded = recordLookUps(context, (uri) => own.has(uri));
  const { id, label, root, placed, check } = group;
  const base = root
    ? await buildNode(root, label, placed, recorded.context)
    : await buildLooseNode(id, label, placed, recorded.context);
  return { group, base, view: await withFileModes(base, check, recorded.context), lookUps: recorded.lookUps };
}

function sameGroup(one: NodeGroup, other: NodeGroup): boolean {
  return (
    one.label === other.label &&
    one.check === other.check &&
    one.placed.length === other.placed.length &&
    sameRoot(one.root, other.root) &&
    one.placed.every((placed, at) => samePlaced(placed, other.placed[at]))
  );
}

function sameRoot(one: NodeRoot | undefined, other: NodeRoot | undefined): boolean {
  if (!one || !other) return one === other;
  return (
    one.uri === other.uri &&
    one.folder.name === other.folder.name &&
    one.hostPath === other.hostPath &&
    one.mounts.length === other.mounts.length &&
    one.mounts.every(
      ({ hostPath, uri }, at) => hostPath === other.mounts[at]?.hostPath && uri === other.mounts[at]?.uri,
    )
  );
}

function samePlaced(one: PlacedFile, other: PlacedFile | undefined): boolean {
  return (
    other !== undefined &&
    one.file === other.file &&
    one.found.path === other.found.path &&
    one.found.link === other.found.link &&
    one.found.inRepository === other.found.inRepository
  );
}

/** Two views of one node whose files are the same, but perhaps for their modes. */
function sameModes(one: NodeView, other: NodeView): boolean {
  if (one.modesOf === undefined && other.modesOf === undefined) return true;
  const modes = ({ files, directories, modesOf }: NodeView) =>
    JSON.stringify([modesOf, files.map(({ mode }) => mode), directories]);
  return modes(one) === modes(other);
}

/** What was looked at beside a node's own files while it was put together: while all of it stays the same, so does the node. */
interface LookUps {
  readonly loads: ReadonlyMap<string, LoadedFile>;
  /** Targets of links; undefined for what is no link. */
  readonly links: ReadonlyMap<string, string | undefined>;
}

/** The context, and what is asked of it from now on. `isOwn` tells the node's own files. */
function recordLookUps(
  context: ResolveContext,
  isOwn: (uri: string) => boolean,
): { readonly context: ResolveContext; readonly lookUps: LookUps } {
  const loads = new Map<string, LoadedFile>();
  const links = new Map<string, string | undefined>();
  const { readLink } = context.fileSystem;
  const recording: ResolveContext = {
    ...context,
    fileSystem: {
      ...context.fileSystem,
      readLink:
        readLink &&
        (async (uri) => {
          const target = await readLink(uri);
          links.set(uri, target);
          return target;
        }),
    },
    load: async (uri) => {
      const loaded = await context.load(uri);
      if (!isOwn(uri)) loads.set(uri, loaded);
      return loaded;
    },
  };
  return { context: recording, lookUps: { loads, links } };
}

/** Whether everything that was looked at is as it was. */
async function areSame({ loads, links }: LookUps, { fileSystem, load }: ResolveContext): Promise<boolean> {
  for (const [uri, target] of links) if ((await fileSystem.readLink?.(uri)) !== target) return false;
  for (const [uri, loaded] of loads) if (!sameLoad(loaded, await load(uri))) return false;
  return true;
}

function sameLoad(one: LoadedFile, other: LoadedFile): boolean {
  if (one.kind === 'decoded') return other.kind === 'decoded' && one.file === other.file;
  if (one.kind !== 'skipped' || other.kind !== 'skipped') return one.kind === other.kind;
  return one.reason === other.reason;
}
