import type { FoundFile, InspectedFolder } from '../inventory/walk.ts';
import type { Pace } from '../pace.ts';
import type { FileSystem } from '../ports.ts';
import { KnownPlaces } from './knownPlaces.ts';
import { type NodeRoot, normalizePath, type PathMount } from './root.ts';
import { directoriesOf, placeKey } from './rootIndex.ts';

/** A path on the node and the folder that stands for it: the setting `kubernetesPki.pathMappings`, resolved. */
export type PathMapping = PathMount;

/** A file that refers to absolute paths of its node. */
export interface Referrer {
  readonly file: FoundFile;
  /** Absolute, normalised paths on the node. */
  readonly paths: readonly string[];
}

/** Folders below which a path names its place on the node, longest first. */
const MARKERS = [
  'etc/kubernetes',
  'var/lib/kubelet',
  'var/lib/rancher',
  'var/lib/minikube',
  'var/lib/kubernetes',
  'etc/etcd',
  'srv/kubernetes',
  'system/secrets/kubernetes',
  'var/snap/microk8s',
];

/** What kubeadm leaves in /etc/kubernetes/pki (kubernetes.io, "PKI certificates and requirements"). */
const PKI_FILE = /^(ca|apiserver(-kubelet-client|-etcd-client)?|front-proxy-(ca|client))\.(crt|key)$|^sa\.(pub|key)$/;
const KUBECONFIG_FILE = /^((super-)?admin|scheduler|controller-manager|kubelet|bootstrap-kubelet)\.conf$/;
const MANIFEST_FILE = /^(kube-apiserver|kube-controller-manager|kube-scheduler|etcd)\.(ya?ml|json|manifest)$/;

interface Base {
  readonly folder: InspectedFolder;
  readonly path: string;
  readonly hostPath: string;
}

/**
 * Finds the roots that the files' places and their references give evidence of. A file outside every root is
 * judged by itself. Roots never nest: the outermost evidence of a place wins.
 */
export async function findRoots(
  fileSystem: FileSystem,
  files: readonly FoundFile[],
  referrers: readonly Referrer[],
  mappings: readonly PathMapping[],
  pace: Pace,
): Promise<readonly NodeRoot[]> {
  const bases = new Map<string, Base>();
  const add = (base: Base) => {
    const id = placeKey(base.folder.uri, base.path);
    const known = bases.get(id);
    if (!known || base.hostPath.length < known.hostPath.length) bases.set(id, base);
  };
  const named = new Set<FoundFile>();
  const known = new KnownPlaces(files);
  for (const referrer of referrers) {
    const base = baseOfReferences(referrer, known, named);
    if (base) add(base);
    if (pace.isDue()) await pace.rest();
  }
  // What a reference puts at its place needs no guess by its name.
  for (const file of files) {
    if (!named.has(file)) for (const base of basesOfPlace(file)) add(base);
    if (pace.isDue()) await pace.rest();
  }

  const outermost = [...bases.values()].filter((base) => !isEnclosed(base, bases));
  return outermost.map((base) => toRoot(fileSystem, base, mappings)).sort((a, b) => (a.uri < b.uri ? -1 : 1));
}

/** True where a base further out already gives this one its very place. */
function isEnclosed({ folder, path, hostPath }: Base, bases: ReadonlyMap<string, Base>): boolean {
  if (path === '') return false;
  for (const directory of directoriesOf(path)) {
    const outer = bases.get(placeKey(folder.uri, directory));
    const below = directory === '' ? path : path.slice(directory.length + 1);
    if (outer && `${outer.hostPath}/${below}` === hostPath) return true;
  }
  return false;
}

/** The place of a root that a file's own place gives evidence of, relative to its folder; undefined without any. */
export function rootPathOf(file: FoundFile): string | undefined {
  for (const { path } of basesOfPlace(file)) return path;
  return undefined;
}

function* basesOfPlace(file: FoundFile): Generator<Base> {
  const { folder } = file;
  const segments = file.path.split('/');
  const name = segments.pop() ?? '';
  const directory = segments.join('/');
  for (const marker of MARKERS) {
    const at = `/${directory}/`.indexOf(`/${marker}/`);
    if (at >= 0) {
      yield { folder, path: directory.slice(0, Math.max(0, at - 1)), hostPath: '' };
      return;
    }
  }
  // A lone ca.crt is anybody's; the other names are kubeadm's own.
  const last = (segments.at(-1) ?? folder.name).toLowerCase();
  const parent = segments.slice(0, -1).join('/');
  if (PKI_FILE.test(name)) {
    if (last === 'pki') {
      if (segments.length === 0) yield { folder, path: '', hostPath: '/etc/kubernetes/pki' };
      else yield { folder, path: parent, hostPath: '/etc/kubernetes' };
    } else if (!/^ca\./.test(name)) {
      yield { folder, path: directory, hostPath: '/etc/kubernetes/pki' };
    }
  } else if (KUBECONFIG_FILE.test(name)) {
    yield { folder, path: directory, hostPath: '/etc/kubernetes' };
  } else if (MANIFEST_FILE.test(name)) {
    if (segments.length === 0) yield { folder, path: '', hostPath: '/etc/kubernetes/manifests' };
    else if (last === 'manifests') yield { folder, path: parent, hostPath: '/etc/kubernetes' };
  }
}

/** The folder under which the full path of a reference exists: other layouts show themselves so. Adds what was reached to `named`. */
function baseOfReferences({ file, paths }: Referrer, known: KnownPlaces, named: Set<FoundFile>): Base | undefined {
  const parents = new Set(paths.map((path) => path.slice(1, Math.max(1, path.lastIndexOf('/')))));
  for (const directory of directoriesOf(file.path)) {
    const prefix = directory === '' ? '' : `${directory}/`;
    if (![...parents].some((parent) => known.hasDirectory(file.folder, trimmed(`${prefix}${parent}`)))) continue;
    const reached = paths.flatMap((wanted) => known.at(file.folder, `${prefix}${wanted.slice(1)}`) ?? []);
    for (const one of reached) named.add(one);
    if (reached.length > 0) return { folder: file.folder, path: directory, hostPath: '' };
  }
  return undefined;
}

/** Of a path directly below "/". */
function trimmed(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}

function toRoot(fileSystem: FileSystem, base: Base, mappings: readonly PathMapping[]): NodeRoot {
  const segments = base.path === '' ? [] : base.path.split('/');
  const uri = segments.length === 0 ? base.folder.uri : fileSystem.join(base.folder.uri, ...segments);
  const own: PathMount[] = [{ hostPath: base.hostPath, uri }];
  // The real /etc/kubernetes, opened where it is: the whole machine is its node, and no copy is mixed into it.
  const machinePath = fileSystem.machinePath(uri);
  if (machinePath !== undefined && base.hostPath !== '' && normalizePath(machinePath) === base.hostPath) {
    const up = base.hostPath
      .split('/')
      .slice(1)
      .map(() => '..');
    own.push({ hostPath: '', uri: fileSystem.join(uri, ...up) });
  }
  const mapped = [...mappings].sort((a, b) => b.hostPath.length - a.hostPath.length);
  return { folder: base.folder, path: base.path, uri, hostPath: base.hostPath, mounts: [...mapped, ...own] };
}
