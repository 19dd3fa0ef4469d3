import { baseName } from '../../model/source/directories.ts';
import { isUserDataName } from '../../model/source/embeddedUri.ts';
import { madePath } from '../../model/source/templateName.ts';

const CANDIDATE_SUFFIX =
  /\.(crts?|cer|certs?|pem|der|ca|cacert|ca-bundle|chain|x509|key|pub|csr|req|crl|p12|pfx|p7b|p7c|p7s|jks|keystore|token|jwt|conf|kubeconfig|ya?ml|json|manifest|env|service|config|bu|fcc|ign|cfg|tfstate|rkestate|sh|bash)$/i;

const CANDIDATE_NAME =
  /^(config|kubeconfig|talosconfig|(node-|agent-)?token|kubelet|kube-[a-z-]+|etcd(\.env)?|apiserver|controller-manager|scheduler|proxy)$/i;

/** A word in the names of scripts without a suffix, such as `install_k8s` and `etcd-member`. */
const SUBJECT = /^(?:kube[a-z]*|k8s|etcd)$/i;

/** The output of `systemctl cat`, with or without a suffix: `systemctl_cat_kubelet`. */
const UNIT_LISTING_NAME = /^systemctl[-_. ]cat[^/]*$/i;

/** Names of kubeconfigs that network plugins and people use: `calico-kubeconfig`, `kubeconfig-prod`. */
const KUBECONFIG_NAME = /^kube-?config[-_][^.]*$|[-_.]kube-?config$/i;

/** Names under which people save `kubeadm certs check-expiration`, `kubectl cluster-info dump` and `systemctl cat`. */
const REPORT_WORD = /expir|cert|kubeadm|cluster-info|dump|systemctl/i;
const REPORT_SUFFIX = /\.(txt|log|out|dump)$/i;

const NAMES = [CANDIDATE_SUFFIX, CANDIDATE_NAME, KUBECONFIG_NAME, UNIT_LISTING_NAME];

/** The kubelet reads every file in the folder whose name has no leading dot (pkg/kubelet/config, file.go). */
const STATIC_POD_PATH = /(?:^|\/)(?:kubernetes\/manifests|agent\/pod-manifests)\/[^./][^/]*$/;

/** Whether a path or URI is a file in the static pod folder of kubeadm or RKE2. Other folders are known only where the kubelet names them. */
export function isStaticPodPath(path: string): boolean {
  return STATIC_POD_PATH.test(path);
}

/** The folders whose files components of kubeadm, k0s, k3s and RKE2 read without configuration. */
const READ_FOLDER =
  /(?:^|\/)(?:etc\/kubernetes(?:\/(?:manifests|pki|pki\/etcd))?|var\/lib\/(?:k0s(?:\/pki(?:\/etcd)?)?|kubelet(?:\/pki)?|rancher\/(?:k3s|rke2)\/(?:agent(?:\/pod-manifests)?|server\/tls(?:\/etcd)?)))$/;

/** The path or URI of what is "/" to the folder, if components read it without configuration. */
export function rootOfReadFolder(path: string): string | undefined {
  const index = path.search(READ_FOLDER);
  return index < 0 ? undefined : path.slice(0, index);
}

/**
 * Whether a file is worth reading, by its path or URI. The content decides later. A template or a copy counts as the file with the name that
 * `madePath` returns.
 */
export function isCandidatePath(path: string): boolean {
  const name = baseName(path);
  if (isKnownName(name) || isStaticPodPath(path)) return true;
  const made = madePath(name);
  return made !== name && isKnownName(made);
}

function isKnownName(name: string): boolean {
  return NAMES.some((known) => known.test(name)) || isReportName(name) || isUserDataName(name) || isSubjectName(name);
}

function isSubjectName(name: string): boolean {
  if (name.includes('.')) return false;
  const words = name.split(/[-_]/);
  return words.length > 1 && words.some((word) => SUBJECT.test(word));
}

function isReportName(name: string): boolean {
  return REPORT_SUFFIX.test(name) && REPORT_WORD.test(name);
}
