import type { LoadedFile } from '../files/fileStore.ts';
import type { ResolveContext } from './resolvePath.ts';

/** What was looked at beside a node's own files while it was put together: while all of it stays the same, so does the node. */
export interface LookUps {
  readonly loads: ReadonlyMap<string, LoadedFile>;
  /** Targets of links; undefined for what is no link. */
  readonly links: ReadonlyMap<string, string | undefined>;
}

/** The context, and what is asked of it from now on. `isOwn` tells the node's own files. */
export function recordLookUps(
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
export async function areSame({ loads, links }: LookUps, { fileSystem, load }: ResolveContext): Promise<boolean> {
  for (const [uri, target] of links) if ((await fileSystem.readLink?.(uri)) !== target) return false;
  for (const [uri, loaded] of loads) if (!sameLoad(loaded, await load(uri))) return false;
  return true;
}

function sameLoad(one: LoadedFile, other: LoadedFile): boolean {
  if (one.kind === 'decoded') return other.kind === 'decoded' && one.file === other.file;
  if (one.kind !== 'skipped' || other.kind !== 'skipped') return one.kind === other.kind;
  return one.reason === other.reason;
}
