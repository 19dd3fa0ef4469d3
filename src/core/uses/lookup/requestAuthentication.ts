import { flagCredentials, flagText, flagView, isHole } from '../../cluster/nodes/flags.ts';
import { areUnset, isUnset, switchOr, unknownOf } from '../../cluster/nodes/settings.ts';
import { listOf } from '../../kubernetes/values/flagValue.ts';
import type { CredentialSource } from '../../model/credentialSource.ts';
import type { ComponentView, NodeView } from '../../model/node.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import type { FrontProxies, RequestAuthentication } from '../side/requestAuthentication.ts';
import { callersOf, unsetClientCa } from './kubeletClientCa.ts';

/** The API server's; undefined if it is not known whether it verifies clients. */
export function apiserverAuthentication(apiserver: ComponentView | undefined): RequestAuthentication | undefined {
  const clients = flagCredentials(apiserver, 'client-ca-file');
  if (!clients && !(apiserver?.document && areUnset(apiserver, 'client-ca-file'))) return undefined;
  return {
    frontProxies: frontProxies(apiserver),
    clients,
    anonymous: switchOr(apiserver, 'anonymous-auth', true),
    otherTokens: otherTokens(apiserver),
  };
}

const TOKEN_FLAGS = ['token-auth-file', 'authentication-token-webhook-config-file'] as const;

/** The flag by which the API server accepts tokens whose format it does not define, or what may set one; undefined if neither is set. */
export function otherTokens(apiserver: ComponentView | undefined): Text | undefined {
  const flag = TOKEN_FLAGS.find((one) => flagText(apiserver, one));
  if (flag !== undefined) return phrase('the tokens of `--{flag}`', { flag });
  return apiserver && unknownOf(apiserver, ...TOKEN_FLAGS);
}

/** Extension API servers read from the API server whom to trust, both front proxies and clients. */
export function extensionAuthentication(apiserver: ComponentView | undefined): RequestAuthentication {
  return { frontProxies: frontProxies(apiserver), clients: flagCredentials(apiserver, 'client-ca-file') };
}

/** The kubelet's; undefined if it is unknown, or if it lets everybody do everything. */
export function kubeletAuthentication(node: NodeView, kubelet: ComponentView): RequestAuthentication | undefined {
  const clients = flagCredentials(kubelet, 'client-ca-file');
  const { isAnonymousOn: anonymous, mode } = callersOf(node);
  const isKnown = anonymous === false || (anonymous && mode === 'Webhook');
  if (clients) return { clients, ...(isKnown && { anonymous, areRightsUnknown: true }) };
  return unsetClientCa(node) && anonymous !== undefined ? { anonymous, areRightsUnknown: true } : undefined;
}

/** The CA by which the controller manager, or the scheduler, verifies callers of its separate port, to which no connection of a node leads. */
export function delegatedTrust(component: ComponentView | undefined): CredentialSource | undefined {
  return flagCredentials(component, 'client-ca-file');
}

function frontProxies(apiserver: ComponentView | undefined): FrontProxies | undefined {
  const trusted = flagCredentials(apiserver, 'requestheader-client-ca-file');
  if (!trusted) return undefined;
  const names = flagView(apiserver, 'requestheader-allowed-names');
  const unknownNames = names && isHole(names) ? unknownOf(apiserver, names.flag.name) : undefined;
  return { trusted, allowedNames: listOf(names?.flag.value), ...(unknownNames && { unknownNames }) };
}

/** The header in which an API server names the user (kube-aggregator, transport.SetAuthProxyHeaders). */
const USERNAME_HEADER = 'x-remote-user';

export const USERNAME_HEADERS_FLAG = 'requestheader-username-headers';

/** Whether the header with the user's name is among those that are read; undefined if that is not known. */
export function readsUsernameHeader(apiserver: ComponentView): boolean | undefined {
  if (isUnset(apiserver, USERNAME_HEADERS_FLAG).is === 'unknown') return undefined;
  return listOf(flagText(apiserver, USERNAME_HEADERS_FLAG)).some((name) => name.toLowerCase() === USERNAME_HEADER);
}
