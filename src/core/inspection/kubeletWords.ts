import { flagText } from '../cluster/nodes/flags.ts';
import { areUnset, switchOr } from '../cluster/nodes/settings.ts';
import { printed } from '../connections/handshake/evaluation.ts';
import { EMPTY_TOKEN } from '../connections/handshake/goLoading.ts';
import { noBootstrap } from '../connections/handshake/loadingSteps.ts';
import type { Connection } from '../model/connection.ts';
import type { ComponentView, NodeView } from '../model/node.ts';
import { contentOf, type Untrusted } from '../model/text/untrusted.ts';
import { kubeconfigError, pathsNextToData } from '../uses/lookup/kubeconfigErrors.ts';

/** Go's error about a certificate and a key that are both readable. */
const MISMATCH = 'tls: private key does not match public key';

/** The pair that the kubelet renews, in its certificate directory. */
const OWN_PAIR = /(?:^|\/)kubelet-client-current\.pem$/;

/** The words that begin the kubelet's last line. */
const FAILED = 'failed to run Kubelet: ';

/** The words before an error: of a kubelet that renews its certificate, and of one that does not. */
type Prefixes = readonly [renewing: string, other: string];

/**
 * The steps of a kubelet without a bootstrap kubeconfig at which it exits (cmd/kubelet/app, server.go; pkg/kubelet/certificate, transport.go and
 * bootstrap; tried with 1.37.2).
 */
const LOADING: Prefixes = ['unable to load kubeconfig: ', 'invalid kubeconfig: '];
const TRUSTING: Prefixes = ['unable to configure TLS for the rest client: ', 'failed to initialize kubelet client: '];
const PRESENTING: Prefixes = [
  'failed to initialize client certificate manager: ',
  'failed to initialize kubelet client: ',
];

/** The error with which a kubelet exits that cannot use its kubeconfig; undefined if it is not known. */
export function withoutClient(
  view: NodeView | undefined,
  kubelet: ComponentView | undefined,
  connection: Connection | undefined,
): Untrusted | undefined {
  const renews = switchOr(kubelet, 'rotate-certificates', false);
  const error =
    unreadPair(connection, renews) ?? withoutBootstrap(kubelet) ?? withoutKubeconfig(view, kubelet, connection, renews);
  return error === undefined ? undefined : printed(error);
}

/** The certificate and the key are there and apart, in the file that the kubelet renews or in the two of a kubeconfig. */
function unreadPair(connection: Connection | undefined, renews: boolean | undefined): string | undefined {
  const { presented } = connection?.client ?? {};
  const path = presented?.reference?.path;
  const error = contentOf(connection?.error);
  if (!presented?.known || path === undefined || error === undefined) return undefined;
  if (OWN_PAIR.test(path))
    return `${FAILED}${PRESENTING[0]}could not convert data from "${path}" into cert/key pair: ${error}`;
  return renews && error === MISMATCH ? `${FAILED}${PRESENTING[0]}${error}` : undefined;
}

/** The kubelet goes on to its bootstrap kubeconfig, if a flag names one. */
function withoutBootstrap(kubelet: ComponentView | undefined): string | undefined {
  const path = flagText(kubelet, 'bootstrap-kubeconfig');
  return path === undefined ? undefined : noBootstrap(path);
}

function withoutKubeconfig(
  view: NodeView | undefined,
  kubelet: ComponentView | undefined,
  connection: Connection | undefined,
  renews: boolean | undefined,
): string | undefined {
  const kubeconfig = view?.kubeconfigs.find(({ uri }) => uri === connection?.from.uri);
  if (!kubeconfig || renews === undefined || !areUnset(kubelet, 'bootstrap-kubeconfig')) return undefined;
  // A pair of an earlier renewal comes before that of the kubeconfig.
  const hasOwnPair = view?.files.some(({ path }) => OWN_PAIR.test(path)) === true;
  const isThere = (path: string) => view?.files.some(({ hostPath }) => hostPath === path) === true;
  if (hasOwnPair || !pathsNextToData(kubeconfig).every(isThere)) return undefined;
  const after = ([renewing, other]: Prefixes, error: string) => `${FAILED}${renews ? renewing : other}${error}`;
  const invalid = kubeconfigError(kubeconfig);
  if (invalid !== undefined) return after(LOADING, invalid);
  const error = contentOf(connection?.error);
  if (error === undefined) return undefined;
  if (error.startsWith(EMPTY_TOKEN)) return renews ? undefined : after(PRESENTING, error);
  if (error.startsWith('open ')) return after(LOADING, error);
  return after(error.startsWith('unable to load root certificates') ? TRUSTING : PRESENTING, error);
}
