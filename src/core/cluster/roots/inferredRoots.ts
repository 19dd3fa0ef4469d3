import { append } from '../../model/collections/lookup.ts';
import type { FoundFile, InspectedFolder } from '../../model/root.ts';
import { baseName, directoriesOf } from '../../model/source/directories.ts';
import { type Inference, isGenericName } from './inferLayout.ts';
import type { RootBase } from './rootBases.ts';
import type { Referrer } from './rootHintIndex.ts';
import { placeKey } from './rootIndex.ts';

/** A folder that stands for a directory of the node, as the files in it that are named there show. */
export interface InferredPlace {
  readonly hostPath: string;
  /** Relative to the folder that is inspected. */
  readonly directory: string;
  /** The names of the files there that paths mention. */
  readonly names: readonly string[];
  /** True if the names of its files alone would show what it stands for. */
  readonly isSure?: true;
}

/** The evidence that is added to a root, or a root that has no other evidence. */
export interface InferredRoot {
  readonly folder: InspectedFolder;
  readonly path: string;
  /** The root that was known before; absent if evidence alone shows it. */
  readonly base?: RootBase;
  readonly places: readonly InferredPlace[];
  /** Paths on the node that several files are equally likely to be. */
  readonly ambiguous: ReadonlySet<string>;
}

/** An inference as far as it concerns some of those that name its paths. */
interface Part {
  readonly inference: Inference;
  readonly referrers: readonly Referrer[];
}

/** Divides what was inferred among the roots that are known and new ones. `rootOf`: the known root that a file lies below. */
export function inferredRoots(
  inferences: readonly Inference[],
  rootOf: (file: FoundFile) => RootBase | undefined,
): readonly InferredRoot[] {
  const ofBases = new Map<RootBase | undefined, Part[]>();
  for (const inference of inferences) {
    const referrers = new Map<RootBase | undefined, Referrer[]>();
    for (const referrer of inference.referrers) append(referrers, rootOf(referrer.file), referrer);
    for (const [base, own] of referrers) append(ofBases, base, { inference, referrers: own });
  }
  const roots: InferredRoot[] = [];
  for (const [base, parts] of ofBases) {
    const disputed = disputedParts(parts);
    const isOwn = ({ inference }: Part) =>
      base !== undefined && (!disputed.has(inference) || !isBelow(inference, base));
    const kept = parts.filter(isOwn);
    if (base && kept.length > 0) roots.push(rootAt(base.folder, base.path, kept, base));
    roots.push(...rootsAlone(parts.filter((part) => !isOwn(part))));
  }
  return roots;
}

function isBelow({ folder, scope }: Inference, base: RootBase): boolean {
  return (
    folder.uri === base.folder.uri && scope !== base.path && (base.path === '' || scope.startsWith(`${base.path}/`))
  );
}

/** The roots of files that lie below none: the outermost scope, or each inner one where several nodes are there. */
function rootsAlone(parts: readonly Part[]): readonly InferredRoot[] {
  const scopes = new Set(parts.map(({ inference }) => placeKey(inference.folder.uri, inference.scope)));
  const groups = new Map<string, Part[]>();
  for (const part of parts) {
    const { folder, scope } = part.inference;
    const around = [...directoriesOf(`${scope}/`)].filter((directory) => scopes.has(placeKey(folder.uri, directory)));
    append(groups, placeKey(folder.uri, around.at(-1) ?? scope), part);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { folder } = first.inference;
    const outer = group.map(({ inference }) => inference.scope).sort((a, b) => a.length - b.length)[0] ?? '';
    if (disputedParts(group).size === 0 && !isSeveralNodes(group)) return [rootAt(folder, outer, group)];
    const inner = new Set(group.map(({ inference }) => inference.scope).filter((scope) => scope !== outer));
    const byRoot = new Map<string, Part[]>();
    for (const { inference, referrers } of group) {
      const own = new Map<string, Referrer[]>();
      for (const referrer of referrers) append(own, rootPath(referrer.file.path, outer, inner), referrer);
      for (const [path, some] of own) append(byRoot, path, { inference, referrers: some });
    }
    return [...byRoot].map(([path, own]) => rootAt(folder, path, own));
  });
}

/** The innermost scope that a file lies in, else the folder directly below the outermost. */
function rootPath(path: string, outer: string, inner: ReadonlySet<string>): string {
  for (const directory of directoriesOf(path)) {
    if (inner.has(directory)) return directory;
    if (directory === outer) break;
  }
  const start = outer === '' ? 0 : outer.length + 1;
  const end = path.indexOf('/', start);
  return end < 0 ? outer : path.slice(0, end);
}

/** Inferences that give one path on the node to different files. */
function disputedParts(parts: readonly Part[]): ReadonlySet<Inference> {
  const first = new Map<string, { readonly inference: Inference; readonly directory: string }>();
  const disputed = new Set<Inference>();
  for (const { inference } of parts) {
    for (const { directory, names } of inference.places) {
      for (const name of names) {
        const path = `${inference.hostPath}/${name}`;
        const other = first.get(path) ?? { inference, directory };
        first.set(path, other);
        if (other.directory === directory) continue;
        disputed.add(other.inference);
        disputed.add(inference);
      }
    }
  }
  return disputed;
}

/** Whether one component is set up in two folders. */
function isSeveralNodes(parts: readonly Part[]): boolean {
  const first = new Map<string, string>();
  return parts.some(({ referrers }) =>
    referrers.some(({ file: { path } }) => {
      const name = baseName(path);
      if (!/\.service$|^kube-[a-z-]+\.(ya?ml|json|manifest)$/.test(name)) return false;
      const other = first.get(name) ?? path;
      first.set(name, other);
      return other !== path;
    }),
  );
}

function rootAt(folder: InspectedFolder, path: string, parts: readonly Part[], base?: RootBase): InferredRoot {
  const places = new Map<string, { hostPath: string; directory: string; names: Set<string> }>();
  const ambiguous = new Set<string>();
  for (const { inference } of parts) {
    for (const one of inference.ambiguous) ambiguous.add(one);
    for (const { directory, names } of inference.places) {
      const key = `${inference.hostPath}\n${directory}`;
      const place = places.get(key) ?? { hostPath: inference.hostPath, directory, names: new Set() };
      places.set(key, place);
      for (const name of names) place.names.add(name);
    }
  }
  const byDirectory = new Map<string, { hostPath: string; names: Set<string> }[]>();
  for (const { directory, ...place } of places.values()) append(byDirectory, directory, place);
  for (const flat of byDirectory.values()) for (const one of lostNames(flat)) ambiguous.add(one);
  const sorted = [...places.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  return {
    folder,
    path,
    ...(base && { base }),
    places: sorted.map(({ names, ...place }) => ({ ...place, names: [...names].sort() })),
    ambiguous,
  };
}

function key({ hostPath, directory }: { readonly hostPath: string; readonly directory: string }): string {
  return `${hostPath}\n${directory}`;
}

/**
 * Paths whose files one flat folder cannot both hold: `ca.crt` of two directories is hardly one CA, unless files of telling names show
 * that the directories have the same ones.
 */
function lostNames(
  flat: readonly { readonly hostPath: string; readonly names: ReadonlySet<string> }[],
): readonly string[] {
  const owners = new Map<string, string[]>();
  for (const { hostPath, names } of flat) for (const name of names) append(owners, name, hostPath);
  const twins = new Set<string>();
  for (const [name, hostPaths] of owners)
    if (!isGenericName(name) && hostPaths.length > 1) twins.add(hostPaths.join('\n'));
  return [...owners].flatMap(([name, hostPaths]) =>
    hostPaths.length > 1 && isGenericName(name) && !twins.has(hostPaths.join('\n'))
      ? hostPaths.map((hostPath) => `${hostPath}/${name}`)
      : [],
  );
}
