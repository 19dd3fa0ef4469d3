import type { FoundFile, InspectedFolder } from '../../model/root.ts';
import { baseName, parentOf } from '../../model/source/directories.ts';
import type { Scheduler } from '../../model/time/scheduler.ts';
import type { Namesakes, Realm } from './namesakes.ts';
import type { Referrer } from './rootHintIndex.ts';
import { placeKey } from './rootIndex.ts';

/** That folders of the workspace stand for a directory of a node, or which of them does being open. */
export interface Inference {
  readonly folder: InspectedFolder;
  /** The directory, nearest to the files that name the paths, below which the evidence lies. */
  readonly scope: string;
  /** The directory on the node. */
  readonly hostPath: string;
  /** Several if each has separate files, and empty if two are equally likely. */
  readonly places: readonly Place[];
  /** Paths that lead to several files equally likely. */
  readonly ambiguous: readonly string[];
  readonly referrers: ReadonlySet<Referrer>;
}

interface Place {
  readonly directory: string;
  /** The names of the files there that paths mention. */
  readonly names: ReadonlySet<string>;
}

/** The names that paths mention in one directory of a node. */
interface Ask {
  readonly names: Set<string>;
  readonly referrers: Set<Referrer>;
}

type Asks = Map<string, Ask>;

/** Names that many directories contain, which make weaker evidence. */
const GENERIC =
  /^(?:ca|root|server|client|peer|tls|cert|key|config|kubeconfig|token|admin)(?:-key|-cert|\.key)?(?:\.[a-z0-9]+)?$/i;

const ENOUGH = 3;

/** The knowledge of the files from which a layout is inferred. */
export interface Ground {
  readonly realmOf: (file: FoundFile) => Realm;
  readonly namesakes: Namesakes;
  /** The paths on the node of directories, by place, that are certain. */
  readonly standsFor: ReadonlyMap<string, string>;
}

/** The path on the node that a directory is known to have, or the one that contains it. */
function knownPath({ standsFor }: Ground, folderUri: string, directory: string): string | undefined {
  const known = standsFor.get(placeKey(folderUri, directory));
  if (known !== undefined || directory === '') return known;
  const above = standsFor.get(placeKey(folderUri, parentOf(directory)));
  return above === undefined ? undefined : `${above}/${baseName(directory)}`;
}

export function isGenericName(name: string): boolean {
  return GENERIC.test(name);
}

/**
 * Finds which folders stand for the directories that files name paths in, from the innermost folder outwards: the names of two files
 * there, or of one and its directory, are evidence enough.
 */
export async function inferLayout(
  referrers: Iterable<Referrer>,
  ground: Ground,
  scheduler: Scheduler,
): Promise<readonly Inference[]> {
  const found: Inference[] = [];
  for (const { realm, byDepth } of await asksByDepth(referrers, ground.realmOf, scheduler)) {
    for (let depth = byDepth.length - 1; depth >= 0; depth--) {
      for (const [scope, asks] of byDepth[depth] ?? []) {
        const decided = decide(realm, scope, asks, ground);
        found.push(...decided);
        for (const { hostPath } of decided) asks.delete(hostPath);
        if (scope !== '') for (const [hostPath, ask] of asks) add(byDepth, parentOf(scope), hostPath, ask);
        if (scheduler.shouldYield()) await scheduler.yieldNow();
      }
    }
  }
  return found;
}

/** By the number of segments of their directories. */
type AsksByDepth = Map<string, Asks>[];

async function asksByDepth(
  referrers: Iterable<Referrer>,
  realmOf: (file: FoundFile) => Realm,
  scheduler: Scheduler,
): Promise<Iterable<{ readonly realm: Realm; readonly byDepth: AsksByDepth }>> {
  const byRealm = new Map<string, { readonly realm: Realm; readonly byDepth: AsksByDepth }>();
  for (const referrer of referrers) {
    const { path } = referrer.file;
    const realm = realmOf(referrer.file);
    const { byDepth } = byRealm.get(realm.id) ?? { byDepth: [] };
    byRealm.set(realm.id, { realm, byDepth });
    for (const wanted of referrer.paths) {
      const ask = { names: new Set([baseName(wanted)]), referrers: new Set([referrer]) };
      add(byDepth, parentOf(path), parentOf(wanted), ask);
    }
    if (scheduler.shouldYield()) await scheduler.yieldNow();
  }
  return byRealm.values();
}

function add(byDepth: AsksByDepth, scope: string, hostPath: string, { names, referrers }: Ask): void {
  const depth = scope === '' ? 0 : scope.split('/').length;
  for (let at = byDepth.length; at <= depth; at++) byDepth.push(new Map());
  const scopes = byDepth[depth];
  const asks = scopes?.get(scope) ?? new Map<string, Ask>();
  scopes?.set(scope, asks);
  const known = asks.get(hostPath);
  if (!known) {
    asks.set(hostPath, { names: new Set(names), referrers: new Set(referrers) });
    return;
  }
  for (const name of names) known.names.add(name);
  for (const referrer of referrers) known.referrers.add(referrer);
}

function decide(realm: Realm, scope: string, asks: Asks, ground: Ground): readonly Inference[] {
  const { folder } = realm;
  const candidates = new Map<string, Map<string, Set<string>>>();
  // A flat copy has the files of many directories in one.
  const inDirectory = new Map<string, Set<string>>();
  for (const [hostPath, { names }] of asks) {
    const places = new Map<string, Set<string>>();
    for (const name of names) {
      for (const { path } of ground.namesakes.below(realm, scope, name)) {
        const directory = parentOf(path);
        if ((knownPath(ground, folder.uri, directory) ?? hostPath) !== hostPath) continue;
        addTo(places, directory, name);
        addTo(inDirectory, directory, name);
      }
    }
    if (places.size > 0) candidates.set(hostPath, places);
  }
  const weights = new Map([...inDirectory].map(([directory, names]) => [directory, weightOf(names)]));
  const tailOf = (hostPath: string, directory: string) => commonTail(hostPath, `${folder.name}/${directory}`);
  const claims = new Map<string, Claim>();
  for (const directory of inDirectory.keys()) {
    const own = ownPath(realm, directory);
    if (own !== undefined) claims.set(directory, { tail: tailOf(own, directory), names: new Set() });
  }
  for (const [hostPath, places] of candidates) {
    for (const [directory, names] of places) {
      const tail = tailOf(hostPath, directory);
      if (tail >= CLAIM && tail > (claims.get(directory)?.tail ?? 0)) claims.set(directory, { tail, names });
    }
  }
  const specific = specificMatches(candidates, tailOf);
  return [...candidates].flatMap(([hostPath, places]) => {
    const { referrers = new Set<Referrer>() } = asks.get(hostPath) ?? {};
    const rated = [...places].flatMap(([directory, found]): readonly Rated[] => {
      const tail = tailOf(hostPath, directory);
      const names = unclaimed(found, tail, claims.get(directory));
      if (names.size === 0) return [];
      const rival = specific.get(directory)?.find((match) => match.hostPath !== hostPath);
      if (isGeneric(names) && rival && rival.tail >= tail) return [];
      const score = weightOf(names) + 2 * tail;
      const isFlat = (weights.get(directory) ?? 0) >= ENOUGH && [...names].some((name) => !isGenericName(name));
      return score >= ENOUGH || isFlat ? [{ directory, names, score }] : [];
    });
    if (rated.length === 0) return [];
    return [{ folder, scope, hostPath, referrers, ...choose(hostPath, rated, ownDirectory(referrers)) }];
  });
}

/** A path on the node by which a directory is known, and how many last segments they share. */
interface Match {
  readonly hostPath: string;
  readonly tail: number;
}

/**
 * The two best matches of each directory: paths that have a special name in it. Generic names are no evidence for a third path, since merged
 * directories may each have had a `server.pem`.
 */
function specificMatches(
  candidates: ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>,
  tailOf: (hostPath: string, directory: string) => number,
): ReadonlyMap<string, readonly Match[]> {
  const best = new Map<string, readonly Match[]>();
  for (const [hostPath, places] of candidates) {
    for (const [directory, names] of places) {
      if (isGeneric(names)) continue;
      const matches = [...(best.get(directory) ?? []), { hostPath, tail: tailOf(hostPath, directory) }];
      best.set(directory, matches.sort((a, b) => b.tail - a.tail).slice(0, 2));
    }
  }
  return best;
}

function isGeneric(names: ReadonlySet<string>): boolean {
  return [...names].every(isGenericName);
}

/** That a directory has the last segments of a path on the node, and the files there that are named under that path. */
interface Claim {
  readonly tail: number;
  readonly names: ReadonlySet<string>;
}

/** Directories of a system. Below "/" of a node they are what they are called: its etc/etcd/ssl is /etc/etcd/ssl, whoever names what else. */
const OF_SYSTEM = /^(?:etc|home|opt|root|srv|usr|var)(?:\/|$)/;

/** The path on the node of one of its system directories. */
function ownPath({ root }: Realm, directory: string): string | undefined {
  if (root === undefined || (root !== '' && !directory.startsWith(`${root}/`))) return undefined;
  const below = root === '' ? directory : directory.slice(root.length + 1);
  return OF_SYSTEM.test(below) ? `/${below}` : undefined;
}

/** Segments that are more than a coincidence: `ssl` is a folder of many programs, `etcd/ssl` of one. */
const CLAIM = 2;

/**
 * The names that are evidence for a path on the node. In a directory that matches more of another path's last segments, generic names and the names
 * under that path do not count: etcd/ssl/server.pem is not /etc/kubernetes/ssl/server.pem.
 */
function unclaimed(names: ReadonlySet<string>, tail: number, claim: Claim | undefined): ReadonlySet<string> {
  if (!claim || claim.tail <= tail) return names;
  return new Set([...names].filter((name) => !isGenericName(name) && !claim.names.has(name)));
}

interface Rated extends Place {
  readonly score: number;
}

/** The most likely place, and others that have what it has not. */
function choose(
  hostPath: string,
  rated: readonly Rated[],
  own: string | undefined,
): Pick<Inference, 'places' | 'ambiguous'> {
  const isOwn = ({ directory }: Rated) => Number(directory === own);
  const places: Rated[] = [];
  const ambiguous = new Set<string>();
  for (const one of [...rated].sort((a, b) => b.score - a.score || isOwn(b) - isOwn(a))) {
    const rivals = places.filter(({ names }) => [...one.names].some((name) => names.has(name)));
    if (rivals.length === 0) places.push(one);
    const equal = rivals.filter((rival) => rival.score === one.score && !isOwn(rival));
    for (const { names } of equal)
      for (const name of one.names) if (names.has(name)) ambiguous.add(`${hostPath}/${name}`);
  }
  const isOpen = ({ names }: Rated) => [...names].some((name) => ambiguous.has(`${hostPath}/${name}`));
  return { places: places.filter((place) => !isOpen(place)), ambiguous: [...ambiguous] };
}

/** The directory that all of the referrers lie in. */
function ownDirectory(referrers: ReadonlySet<Referrer>): string | undefined {
  const [first, ...others] = new Set([...referrers].map(({ file }) => parentOf(file.path)));
  return others.length === 0 ? first : undefined;
}

function weightOf(names: Iterable<string>): number {
  let weight = 0;
  for (const name of names) weight += isGenericName(name) ? 1 : 2;
  return weight;
}

/** How many of their last segments are the same. */
function commonTail(one: string, other: string): number {
  const [a, b] = [one.split('/').reverse(), other.split('/').filter(Boolean).reverse()];
  const differs = a.findIndex((segment, at) => segment === '' || segment !== b[at]);
  return differs < 0 ? a.length : differs;
}

function addTo(sets: Map<string, Set<string>>, key: string, value: string): void {
  const known = sets.get(key);
  if (known) known.add(value);
  else sets.set(key, new Set([value]));
}
