import { isOpenHost, isTemplated } from '../../formats/placeholder.ts';
import { parseUrls } from '../../kubernetes/values/flagValue.ts';
import type { KubeconfigView, NodeView } from '../../model/node.ts';
import type { Location } from '../../model/source/span.ts';
import { FILE_START } from '../../model/source/span.ts';
import { phrase } from '../../model/text/text.ts';
import { isAnonymous } from '../lookup/anonymousUser.ts';
import { belonging } from '../lookup/belonging.ts';
import { isUnspecified } from '../lookup/hosts.ts';
import { kubeconfigRefusal } from '../lookup/kubeconfigRefusal.ts';
import { promptsForUser, userLogin } from '../lookup/userLogin.ts';
import { userTokenEnd } from '../lookup/userToken.ts';
import { webhookKubeconfigs } from '../lookup/webhookKubeconfigs.ts';
import type { DialedHost } from '../side/dialedHost.ts';
import type { ConnectingSide, Target } from '../side/side.ts';
import type { Participant } from './participant.ts';

/** Clients of kube-apiserver by kubeconfig: the user of the current context, and users that it does not name. */
export const kubeconfigUsers: Participant = {
  connects(node) {
    // The servers of these are webhooks.
    const apart = new Set(webhookKubeconfigs(node).map(({ kubeconfig }) => kubeconfig));
    return node.kubeconfigs.flatMap((kubeconfig) => (apart.has(kubeconfig) ? [] : usersOf(node, kubeconfig)));
  },
};

function usersOf(node: NodeView, kubeconfig: KubeconfigView): readonly ConnectingSide[] {
  const { owner, otherOwners = [], users, current } = kubeconfig;
  return [
    ...[owner, ...otherOwners].map((one) => currentUser(node, kubeconfig, one)),
    ...users.filter((user) => user !== current.user).map((user) => otherUser(node, kubeconfig, user)),
  ];
}

/** A user that connects only after somebody changes the context. */
function otherUser(
  node: NodeView,
  kubeconfig: KubeconfigView,
  { user, clientCertificate, clientKey }: KubeconfigView['users'][number],
): ConnectingSide {
  const { uri, owner } = kubeconfig;
  const evidence = 'configured';
  return {
    does: 'connects',
    service: 'api',
    end: { component: kubeconfig.document.dialect ?? owner, uri, node: node.id },
    at: { uri, span: user.span },
    evidence,
    kubeconfig,
    targets: [],
    asksFor: [],
    presents: { certificate: clientCertificate, key: clientKey, evidence },
    logsInOtherwise: logsInOtherwise(user),
    isUnused: true,
  };
}

function logsInOtherwise({ token, tokenFile, otherMethod }: KubeconfigView['users'][number]['user']): boolean {
  return Boolean(token || tokenFile || otherMethod);
}

/** The user of the current context, as one of those who read the kubeconfig. */
export function currentUser(
  node: NodeView,
  kubeconfig: KubeconfigView,
  owner: KubeconfigView['owner'],
): ConnectingSide {
  const { uri, current } = kubeconfig;
  const { cluster: { cluster, certificateAuthority } = {}, user } = current;
  const target = targetOf(kubeconfig);
  const belongs = belonging(node, kubeconfig);
  // The file names the server, the CA and the pair, whichever program reads it.
  const evidence = belongs ?? 'configured';
  return {
    does: 'connects',
    service: 'api',
    end: { component: kubeconfig.document.dialect ?? owner, uri, node: node.id },
    at: placeOf(kubeconfig),
    evidence,
    kubeconfig,
    targets: target && !kubeconfig.isForeign ? [target] : [],
    asksFor: belongs ? askedBy(kubeconfig, target) : [],
    ...(user && { presents: { certificate: user.clientCertificate, key: user.clientKey, evidence } }),
    trusts: certificateAuthority,
    isInsecure: cluster?.insecureSkipTlsVerify?.value === true,
    logsInOtherwise: user !== undefined && logsInOtherwise(user.user) && !promptsForUser(kubeconfig),
    token: user && userTokenEnd(node, uri, user),
    login: userLogin(node, kubeconfig),
    isAnonymous: isAnonymous(node, kubeconfig),
    ...(cluster?.proxyUrl && { via: phrase('the server behind the proxy {url}', { url: cluster.proxyUrl.value }) }),
    refusal: kubeconfig.document.dialect ? undefined : kubeconfigRefusal(node, kubeconfig),
    ...(!belongs && { isStray: true }),
  };
}

function targetOf({ uri, current }: KubeconfigView): Target | undefined {
  const { server, tlsServerName: name } = current.cluster?.cluster ?? {};
  const [url] = parseUrls(server?.value);
  if (!server || !url) return undefined;
  const asks = name?.value
    ? { value: name.value, at: { uri, span: name.span } }
    : { value: url.host, at: { uri, span: server.span } };
  return { url, asks };
}

function placeOf({ uri, current, document }: KubeconfigView): Location {
  const value = current.cluster?.cluster.server ?? document.currentContext;
  return { uri, span: value?.span ?? FILE_START };
}

/** The host that a client verifies. None behind a proxy, without https, and without verification. */
function askedBy(kubeconfig: KubeconfigView, target: Target | undefined): readonly DialedHost[] {
  const cluster = kubeconfig.current.cluster?.cluster;
  if (!target || !cluster?.server || cluster.proxyUrl || cluster.insecureSkipTlsVerify?.value === true) return [];
  const { scheme, host } = target.url;
  const isUsable = scheme === 'https' && host !== '' && !isUnspecified(host) && !isOpenHost(host);
  if (!isUsable || isTemplated(cluster.server.value) || isTemplated(target.asks.value)) return [];
  return [{ host: target.asks.value, why: 'kubeconfig', at: target.asks.at, kubeconfig }];
}
