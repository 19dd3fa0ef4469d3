import type { Draw } from '../../fuzz/draw.ts';
import type { NodeFile, NodeFiles } from '../nodeOptions.ts';

/** The parts of a node in a copy. */
export type CopyPart =
  | 'everything'
  | 'no keys'
  | 'no kubeconfigs'
  | 'pki alone'
  | 'manifests alone'
  | 'kubeconfigs alone'
  | 'no environment files'
  | 'environment files alone'
  | 'some folders'
  | 'one file'
  | 'worker';

/** The place of a copy's files. */
export type CopyPlace =
  | 'root'
  | 'below a folder'
  | 'etc alone'
  | 'inside etc'
  | 'inside etc/kubernetes'
  | 'flat'
  | 'last folders'
  | 'roles';

/** How a copy differs from its node. */
export interface CopyForm {
  readonly part: CopyPart;
  readonly place: CopyPlace;
}

const PARTS: readonly CopyPart[] = [
  ...Array<CopyPart>(10).fill('everything'),
  'no keys',
  'no keys',
  'no keys',
  'no kubeconfigs',
  'pki alone',
  'manifests alone',
  'kubeconfigs alone',
  'no environment files',
  'environment files alone',
  'some folders',
  'some folders',
  'one file',
  'worker',
  'worker',
];
const PLACES: readonly CopyPlace[] = [
  ...Array<CopyPlace>(10).fill('root'),
  'below a folder',
  'below a folder',
  'etc alone',
  'inside etc',
  'inside etc/kubernetes',
  'flat',
  'last folders',
  'last folders',
  'roles',
];

export const drawCopyForm = (draw: Draw): CopyForm => ({ part: draw.pick(PARTS), place: draw.pick(PLACES) });

/** The copy of a node. Two files that would get one path leave the copy in the node's own folders. */
export function copyOf(files: NodeFiles, form: CopyForm, draw: Draw): NodeFiles {
  const kept = [...files].filter(keeps(form.part, [...files.keys()], draw));
  const name = draw.pick(['node-1', 'master01', 'backup-of-cp1', 'hosts/10.0.3.17']);
  const places = kept.map(([path]) => placed(path, form.place, name));
  const isAmbiguous = new Set(places).size < places.length;
  const isLossy = form.place !== 'root' && form.place !== 'below a folder';
  return new Map(
    kept.flatMap(([path, content], at): [string, NodeFile][] => {
      const place = isAmbiguous ? path : places[at];
      if (place === undefined) return [];
      // Tools that gather files follow links.
      if (isLossy && !isAmbiguous && 'linkTo' in content) {
        const target = linked(path, content.linkTo);
        const real = files.get(target);
        return real instanceof Uint8Array ? [[place, real]] : [];
      }
      return [[place, content]];
    }),
  );
}

const linked = (path: string, linkTo: string): string =>
  linkTo.startsWith('/') ? linkTo.slice(1) : path.replace(/[^/]+$/, linkTo);

/** Private keys by their names, and the kubelet's pairs. */
export const isKeyFile = (path: string): boolean =>
  /(\.key|-key\.pem)$|\/kubelet-(client|server)-[^/]*\.pem$/.test(path);
export const isKubeconfig = (path: string): boolean =>
  /\.kubeconfig$|\.kube\/config$|k3s\.yaml$|\/admin\.conf$/.test(path) ||
  (/(^|\/)etc\/kubernetes\/[^/]+\.conf$/.test(path) && !/kube-|etcd|kubelet\.conf\.d/.test(path));
const isCertificate = (path: string): boolean => /\.(crt|pem|pub)$/.test(path);
const isDefinition = (path: string): boolean => /\.(service|manifest)$|manifests\/|\.service\.d\//.test(path);
const isWorkers = (path: string): boolean =>
  /kubelet|kube-proxy|\/config\.yaml$|\/(ca|server-ca|client-ca)\.(crt|pem)$/.test(path) &&
  !/apiserver|etcd|\/manifests\//.test(path);

function keeps(part: CopyPart, paths: readonly string[], draw: Draw): (entry: readonly [string, NodeFile]) => boolean {
  const only = draw.pick(paths);
  const groups = [...new Set(paths.map(group))];
  const dropped = new Set(groups.filter(() => draw.chance(2)));
  const isEnvironment = (path: string) => /\.(env|conf)$/.test(path) && !isKubeconfig(path) && !path.includes('.d/');
  const tests: Readonly<Record<CopyPart, (path: string) => boolean>> = {
    everything: () => true,
    'no keys': (path) => !isKeyFile(path),
    'no kubeconfigs': (path) => !isKubeconfig(path),
    'pki alone': isCertificate,
    'manifests alone': isDefinition,
    'kubeconfigs alone': isKubeconfig,
    'no environment files': (path) => !isEnvironment(path),
    'environment files alone': isEnvironment,
    'some folders': (path) => !dropped.has(group(path)),
    'one file': (path) => path === only,
    worker: isWorkers,
  };
  return ([path]) => tests[part](path);
}

/** Whether a copy of the form tells spare files from those in use, by their folders and by what lies next to them. */
export const showsFolders = ({ part, place }: CopyForm): boolean =>
  part !== 'one file' && (place === 'root' || place === 'below a folder');

/** The groups that are copied or left out as a whole: three levels of folders. */
const group = (path: string): string => path.split('/').slice(0, -1).slice(0, 3).join('/');

function placed(path: string, place: CopyPlace, name: string): string | undefined {
  const segments = path.split('/');
  const file = segments.at(-1) ?? '';
  if (place === 'below a folder') return `${name}/${path}`;
  if (place === 'etc alone') return path.startsWith('etc/') ? path : undefined;
  if (place === 'inside etc') return path.startsWith('etc/') ? path.slice(4) : undefined;
  if (place === 'inside etc/kubernetes') return path.startsWith('etc/kubernetes/') ? path.slice(15) : undefined;
  if (place === 'flat') return file;
  if (place === 'last folders') return `${segments.at(-2) ?? ''}/${file}`;
  if (place === 'roles') return `roles/${segments.at(-2) ?? 'node'}/files/${file}`;
  return path;
}
