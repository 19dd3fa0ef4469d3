import { flagCredentials, flagPlace, flagText, flagView } from '../../cluster/nodes/flags.ts';
import { unreadFor } from '../../cluster/nodes/settings.ts';
import { isTemplated } from '../../formats/placeholder.ts';
import { parseUrls } from '../../kubernetes/values/flagValue.ts';
import type { Located } from '../../model/documents/located.ts';
import { type ComponentView, componentOf, type NodeView } from '../../model/node.ts';
import type { Location } from '../../model/source/span.ts';
import { phrase } from '../../model/text/text.ts';
import { fieldCredentials } from '../lookup/servingSecret.ts';
import { type WebhookKubeconfig, webhookKubeconfigs } from '../lookup/webhookKubeconfigs.ts';
import type { ConnectingSide, Target } from '../side/side.ts';
import type { Participant } from './participant.ts';

/**
 * kube-apiserver as a client of those whom it asks about a request: webhooks by their kubeconfigs, and OpenID Connect issuers for their keys
 * (kubernetes.io, "Authenticating").
 */
export const authenticators: Participant = {
  connects: (node) => [...webhookKubeconfigs(node).flatMap((one) => toWebhook(node, one)), ...toIssuers(node)],
};

function toWebhook(node: NodeView, { kubeconfig, pair, trusts }: WebhookKubeconfig): readonly ConnectingSide[] {
  const { uri, current } = kubeconfig;
  const cluster = current.cluster?.cluster;
  const { server, tlsServerName, insecureSkipTlsVerify, proxyUrl } = cluster ?? {};
  const target = server && targetOf(server, uri, tlsServerName);
  if (!server || !target) return [];
  const isInsecure = insecureSkipTlsVerify?.value === true;
  return [
    {
      does: 'connects',
      service: 'webhook',
      end: { component: 'kube-apiserver', uri, node: node.id },
      at: { uri, span: server.span },
      evidence: 'configured',
      targets: [target],
      asksFor: [],
      ...(pair && { presents: { ...pair, evidence: 'configured' } }),
      logsInOtherwise: true,
      trusts,
      isInsecure,
      ...(proxyUrl && { via: phrase('the server behind the proxy {url}', { url: proxyUrl.value }) }),
      ...(!trusts && !isInsecure && { unreadTrust: phrase('the system’s root certificates') }),
    },
  ];
}

function toIssuers(node: NodeView): readonly ConnectingSide[] {
  const apiserver = componentOf(node, 'kube-apiserver');
  if (!apiserver) return [];
  return [...issuerOfFlags(node, apiserver), ...issuersOfFile(node, apiserver)];
}

function issuerOfFlags(node: NodeView, apiserver: ComponentView): readonly ConnectingSide[] {
  const value = flagText(apiserver, 'oidc-issuer-url');
  if (!value) return [];
  const { uri, span } = flagPlace(apiserver, 'oidc-issuer-url');
  const trusts = flagCredentials(apiserver, 'oidc-ca-file');
  const target = targetOf({ value, span, path: '' }, uri);
  return target ? [toIssuer(node, apiserver, target, trusts)] : [];
}

function issuersOfFile(node: NodeView, apiserver: ComponentView): readonly ConnectingSide[] {
  const resolution = flagView(apiserver, 'authentication-config')?.reference?.resolution;
  if (resolution?.kind !== 'file') return [];
  return resolution.file.documents.flatMap((document) => {
    if (document.kind !== 'authenticationConfiguration') return [];
    return document.issuers.flatMap(({ url, authority }) => {
      const target = targetOf(url, resolution.uri);
      const label = phrase('certificateAuthority of {issuer}', { issuer: url.value });
      const trusts = authority && fieldCredentials(authority, label, resolution.uri);
      return target ? [toIssuer(node, apiserver, target, trusts)] : [];
    });
  });
}

function toIssuer(
  node: NodeView,
  apiserver: ComponentView,
  target: Target,
  trusts: ConnectingSide['trusts'],
): ConnectingSide {
  const unread = trusts
    ? undefined
    : (unreadFor(apiserver, 'oidc-ca-file') ?? phrase('the system’s root certificates'));
  return {
    does: 'connects',
    service: 'oidc',
    end: { component: 'kube-apiserver', uri: apiserver.uri, node: node.id },
    entry: target.url.url,
    at: target.asks.at,
    evidence: 'configured',
    targets: [target],
    asksFor: [],
    trusts,
    ...(unread && { unreadTrust: unread }),
  };
}

function targetOf(value: Located<string>, uri: string, name?: Located<string>): Target | undefined {
  const [url] = isTemplated(value.value) ? [] : parseUrls(value.value);
  if (url?.scheme !== 'https' || url.host === '' || isTemplated(name?.value ?? '')) return undefined;
  const at: Location = { uri, span: (name ?? value).span };
  return { url, asks: { value: name?.value ?? url.host, at } };
}
