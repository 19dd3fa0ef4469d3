const CANDIDATE_SUFFIX =
  /\.(crt|cer|cert|pem|der|key|pub|csr|req|crl|p12|pfx|p7b|p7c|p7s|jks|keystore|token|jwt|conf|kubeconfig|ya?ml|json|manifest|env|service|config)(\.(bak|old|orig|save))?$/i;

const CANDIDATE_NAME =
  /^(config|kubeconfig|talosconfig|(node-|agent-)?token|kubelet|kube-[a-z-]+|etcd(\.env)?|apiserver|controller-manager|scheduler|proxy)$/i;

/** What network plugins and people call kubeconfigs: `calico-kubeconfig`, `kubeconfig-prod`. */
const KUBECONFIG_NAME = /^kube-?config[-_][^.]*$|[-_.]kube-?config$/i;

/** What people save `kubeadm certs check-expiration` as, and `kubectl cluster-info dump`. */
const REPORT_WORD = /expir|cert|kubeadm|cluster-info|dump/i;
const REPORT_SUFFIX = /\.(txt|log|out|dump)$/i;

/** Folders that never hold a node's PKI and may be large. */
const SKIPPED_FOLDERS: ReadonlySet<string> = new Set([
  '.git',
  '.hg',
  '.svn',
  'node_modules',
  'bower_components',
  '.vscode-test',
]);

/** Names first, content later: whether a file is worth reading at all. */
export function isCandidateName(name: string): boolean {
  return CANDIDATE_SUFFIX.test(name) || CANDIDATE_NAME.test(name) || KUBECONFIG_NAME.test(name) || isReportName(name);
}

function isReportName(name: string): boolean {
  return REPORT_SUFFIX.test(name) && REPORT_WORD.test(name);
}

/** Lists of objects that hold certificates or run components, as `kubectl cluster-info dump`, must-gather and people name them. */
const LIST_NAME =
  /^(?:all|pods?|daemonsets?|deployments?|secrets?|configmaps?|webhooks?|apiservices?|csrs?|certificatesigningrequests?)(?:[-_.][^.]*)?\.(?:ya?ml|json)$|(?:cluster-info|dump)[^/]*\.(?:ya?ml|json|txt|log|out|dump)$/i;

/** Whether the name is one of what lists the objects of a whole cluster, which may be long. */
export function isListName(name: string): boolean {
  return LIST_NAME.test(name);
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

const ARCHIVED_FILE = /(\.(bak|old|orig|save|backup|rpmsave|dpkg-old)|~)$|\.(bak|old)[.-]\d+$/i;
const ARCHIVED_FOLDER =
  /^(kubeadm-backup-.*|kubeadm-upgraded-manifests.*|kubeadm-init-dryrun.*|(pki|certs?|ssl|tls|manifests|kubernetes|k8s)[-_.](backup|bak|old|\d{4}[-_.]?\d\d).*|backups?|old|.*\.(bak|old))$/i;

/**
 * Whether the path belongs to a copy that nothing reads any more (kubeadm's own backups under /etc/kubernetes/tmp,
 * `*.bak`, `pki-backup`): shown, but left out of every cross-check.
 */
export function isArchivedPath(path: string): boolean {
  const segments = path.split('/');
  const name = segments.pop() ?? '';
  return ARCHIVED_FILE.test(name) || segments.some((folder) => ARCHIVED_FOLDER.test(folder));
}

/** Whether the path, relative to its folder, is a project's test data or example, of which nothing is reported. */
export function isSamplePath(path: string): boolean {
  return /(?:^|\/)(?:testdata|examples?)\//i.test(path);
}

/**
 * Whether the path is that of the roots an operating system trusts (ca-certificates of Debian, update-ca-trust of Red Hat): hundreds of
 * certificates of others, which Go skips where it cannot use them.
 */
export function isSystemRootsPath(path: string): boolean {
  return (
    /(?:^|\/)(?:etc\/ssl\/certs|etc\/pki\/(?:ca-trust|tls|java)|usr\/(?:local\/)?share\/(?:ca-certificates|pki))\//.test(
      path,
    ) || /(?:^|\/)(?:ca-certificates\.crt|ca-bundle(?:\.trust)?\.crt|tls-ca-bundle\.pem)$/.test(path)
  );
}

/** Whether the path, relative to its folder, lies below a project's documentation. */
export function isDocumentationPath(path: string): boolean {
  return /(?:^|\/)docs?\//i.test(path);
}
