import { createBoundedCache } from '../../model/collections/boundedCache.ts';
import { isCopyName, isSampleName } from '../../model/source/templateName.ts';

/** Folders that never hold a node's PKI and may be large. */
const SKIPPED_FOLDERS: ReadonlySet<string> = new Set([
  '.git',
  '.hg',
  '.svn',
  'node_modules',
  'bower_components',
  '.vscode-test',
]);

/** The names of lists that hold certificates or run components, as `kubectl cluster-info dump`, must-gather and people write them. */
const LISTED = new Set(
  'all pod pods daemonsets deployments secret secrets configmap configmaps webhooks apiservices csr csrs'.split(' '),
);

/** Whether the name is one of what lists the objects of a whole cluster, which may be long. */
export function isListName(name: string): boolean {
  const [first = ''] = name.toLowerCase().split(/[-_.]/, 1);
  if (/cluster-info|dump/i.test(name)) return /\.(?:ya?ml|json|txt|log|out|dump)$/i.test(name);
  return LISTED.has(first) && /\.(?:ya?ml|json)$/i.test(name);
}

/** The archives that hosts can open as folders. */
export function isArchiveName(name: string): boolean {
  return /\.(?:tar|tar\.gz|tgz|tar\.xz|txz|zip)$/i.test(name);
}

/** Whether the path ends in a name that the host could not read: U+FFFD stands for bytes that are not UTF-8, and leads to no file. */
export function isLossyName(path: string): boolean {
  return path.includes('\u{fffd}', path.lastIndexOf('/') + 1);
}

export function isSkippedFolder(name: string): boolean {
  return SKIPPED_FOLDERS.has(name);
}

const ARCHIVED_FOLDER =
  /^(kubeadm-backup-.*|kubeadm-upgraded-manifests.*|kubeadm-init-dryrun.*|(pki|certs?|ssl|tls|manifests|kubernetes|k8s)[-_.](backup|bak|old|\d{4}[-_.]?\d\d).*|old[-_.](pki|certs?|ssl|tls|manifests|kubernetes|k8s)|backups?|old|.*\.(bak|old))$/i;

/** The leading part of an archived path: the backup folder, or the path itself for a backup file. Undefined for other paths. */
export function archivedPart(path: string): string | undefined {
  const segments = path.split('/');
  const at = segments.slice(0, -1).findIndex((folder) => ARCHIVED_FOLDER.test(folder));
  if (at >= 0) return segments.slice(0, at + 1).join('/');
  return isArchivedPath(path) ? path : undefined;
}

/** The leading part of a sample path: the folder of test data, examples, documentation or system roots. Undefined for other paths. */
export function samplePart(path: string): string | undefined {
  const [part] = SAMPLE_PART.exec(path) ?? DOCUMENTATION_PART.exec(path) ?? [];
  if (part !== undefined) return part.slice(0, -1);
  if (isSampleName(path)) return path;
  return isSystemRootsFolder(path) ? (/^.*\//.exec(path)?.[0].slice(0, -1) ?? path) : undefined;
}

const SAMPLE_PART = /^(?:.*?\/)?(?:testdata|examples?)\//i;
const DOCUMENTATION_PART = /^(?:.*?\/)?docs?\//i;

/**
 * Whether the path belongs to a copy that nothing reads any more (kubeadm's own backups under /etc/kubernetes/tmp,
 * `*.bak`, `pki-backup`): shown, but left out of every cross-check.
 */
export function isArchivedPath(path: string): boolean {
  const end = path.lastIndexOf('/');
  return isCopyName(path.slice(end + 1)) || isInArchivedFolder(path);
}

/** Whether a parent folder is a backup by its name. */
export function isInArchivedFolder(path: string): boolean {
  const end = path.lastIndexOf('/');
  if (end < 0) return false;
  const above = path.slice(0, end);
  return archivedFolders.get(above, () => above.split('/').some((folder) => ARCHIVED_FOLDER.test(folder)));
}

/** By path: the files of one folder are asked about one after the other. */
const archivedFolders = createBoundedCache<boolean>(256);

/** Whether the path, relative to its folder, is a project's test data or example, or one that people copy and fill in, of which nothing is reported. */
export function isSamplePath(path: string): boolean {
  return SAMPLE_PART.test(path) || isSampleName(path);
}

/**
 * Whether the path is that of the roots an operating system trusts (ca-certificates of Debian, update-ca-trust of Red Hat): hundreds of
 * certificates of others, which Go skips where it cannot use them.
 */
export function isSystemRootsFolder(path: string): boolean {
  return /(?:^|\/)(?:etc\/ssl\/certs|etc\/pki\/(?:ca-trust|tls|java)|etc\/rhsm\/ca|usr\/(?:local\/)?share\/(?:ca-certificates|pki))\//.test(
    path,
  );
}

/** Whether the file has the name of a bundle of all root certificates of an operating system. */
export function isSystemBundle(path: string): boolean {
  return /(?:^|\/)(?:ca-certificates\.crt|ca-bundle(?:\.trust)?\.crt|tls-ca-bundle\.pem)$/.test(path);
}

/** Whether the path, relative to its folder, lies below a project's documentation. */
export function isDocumentationPath(path: string): boolean {
  return DOCUMENTATION_PART.test(path);
}
