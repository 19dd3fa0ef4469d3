import { isTemplated } from '../../formats/placeholder.ts';
import { editDistance } from '../../kubernetes/values/editDistance.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import { derived } from '../../model/memo/derived.ts';
import type { NodeFile } from '../../model/node.ts';
import { parentOf } from '../../model/source/directories.ts';
import { writtenLink } from './writtenLink.ts';

/** Directories that every machine has: that a copy holds one of them says nothing of what else was copied. */
const GENERIC = new Set([
  '',
  '/etc',
  '/var',
  '/var/lib',
  '/opt',
  '/srv',
  '/usr',
  '/usr/local',
  '/root',
  '/home',
  '/tmp',
]);

/**
 * Judges whether an absent file is missing on the node, or was merely not copied along with the others. A copy is taken to be complete in
 * a directory of which it holds files of the same sort. Of a directory that it has not at all nothing is known, unless the name is a
 * misspelling of one next to it.
 */
export class CopyCoverage {
  readonly #hostPaths: readonly string[];
  readonly #directories = new Set<string>();

  /** `hostPaths`: the path on the node of every file found below its root. */
  constructor(hostPaths: readonly string[]) {
    this.#hostPaths = hostPaths;
    for (const path of hostPaths) {
      for (let at = path.lastIndexOf('/'); at >= 0; at = path.lastIndexOf('/', at - 1)) {
        this.#directories.add(path.slice(0, at));
        if (at === 0) break;
      }
    }
  }

  covers(hostPath: string): boolean {
    const own = parentOf(hostPath);
    const parent = parentOf(own);
    const isMisspelt = (name: string) => editDistance(name, own, 1) === 1 && parentOf(name) === parent;
    const directories = this.#directories.has(own) ? [own] : [...this.#directories].filter(isMisspelt);
    const sort = sortOf(hostPath);
    return directories.some(
      (directory) =>
        !GENERIC.has(directory) &&
        this.#hostPaths.some((path) => parentOf(path) === directory && sortOf(path) === sort),
    );
  }
}

/** `kubectl cp`, file shares and many archivers omit links. */
const KUBELET_LINK = /^(.*\/kubelet-(?:client|server)-)current\.pem$/;

/** Whether it is a link of the kubelet, and the copy contains a file that such a link leads to. */
export function mayBeLostLink(link: string, files: readonly NodeFile[]): boolean {
  const [, start] = KUBELET_LINK.exec(link) ?? [];
  return start !== undefined && rotatedIn(files).has(start);
}

/** How the paths of files begin that the kubelet rotates. */
const rotatedIn = derived(
  (files: readonly NodeFile[]): ReadonlySet<string> =>
    new Set(
      files.flatMap(({ hostPath = '' }) =>
        [...hostPath.matchAll(ROTATED)].map(({ 0: name, index }) => hostPath.slice(0, index + name.length)),
      ),
    ),
);

const ROTATED = /\/kubelet-(?:client|server)-/g;

/** The kind of a file according to its path: people copy manifests, kubeconfigs and PKI files separately, and other files by kind. */
export function sortOf(given: string): string {
  // A path with a line break, or a blank at its end, was meant as what is before it.
  const [path = ''] = given.trimEnd().split('\n', 1);
  if (/\.service(\.d\/[^/]+)?$/.test(path)) return 'unit';
  if (/\/manifests\//.test(path) || /\.(ya?ml|json|manifest)$/.test(path)) return 'manifest';
  if (/\.(conf|kubeconfig)$/.test(path)) return 'kubeconfig';
  const [, extension] = /\.([^./]*)$/.exec(path) ?? [];
  return extension === undefined || PKI.test(extension) ? 'pki' : extension;
}

const PKI = /^(crt|cert?|pem|der|key|pub|csr|crl)$/;

/** The files that kubeadm writes below /etc/kubernetes/pki, without the requests of an external CA. */
const PKI_FILE = /^\/etc\/kubernetes\/pki\/.*\.(crt|key|pub)$/;

/** Whether the content of kubeadm's files was left out of a copy: all of them are there, and all are empty. */
export function isEmptiedCopy(files: readonly NodeFile[]): boolean {
  const own = files.filter(({ archived, hostPath }) => !archived && PKI_FILE.test(hostPath ?? ''));
  return own.length >= 3 && own.every(({ file }) => file.size === 0);
}

/** No file that somebody wrote something else into is longer. */
const MAX_LENGTH = 4096;

/** The page that a web server returns instead of the file; its tags are no placeholders. */
const PAGE = /^\s*<(?:!doctype|html|\?xml)\b/i;

/** Whether something else stands in a file in place of its certificates or keys. */
export function isWithheldFile(file: DecodedFile): boolean {
  const { artifacts, problems, text } = file;
  if (problems.some(({ code }) => code === 'pem-withheld')) return true;
  // A certificate printed by openssl counts as the certificate.
  if (artifacts.some(({ kind }) => kind === 'certificateText')) return true;
  if (artifacts.length > 0 || text === undefined || text.length > MAX_LENGTH) return false;
  if (writtenLink(file) !== undefined) return true;
  return (isTemplated(text) && !PAGE.test(text)) || /^\$ANSIBLE_VAULT|^sops:|"sops":/m.test(text);
}
