import { parseUrls, urlHost } from '../../kubernetes/values/flagValue.ts';
import type { CredentialSource } from '../../model/credentialSource.ts';
import type { BalancedServer, BalancerListener } from '../../model/documents/balancer.ts';
import type { ComponentName } from '../../model/documents/component.ts';
import { partyName } from '../../model/labels/names.ts';
import type { ComponentView, NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { type TlsCredentials, tlsCredentials } from '../lookup/tlsCredentials.ts';
import type { ConnectingSide, ListeningSide, Refusal } from '../side/side.ts';
import type { Participant } from './participant.ts';

/**
 * HAProxy and nginx in front of API servers, and keepalived's checks (docs.haproxy.org, "Configuration Manual"; nginx.org). They are clients if they check health with TLS or
 * encrypt requests again, and servers if they terminate TLS. Connections that they pass on unchanged do not end there.
 */
export const balancers: Participant = { connects: toServers, listens: terminatesTls };

function toServers(node: NodeView): readonly ConnectingSide[] {
  return node.components.flatMap((component) => {
    const credentials = credentialsOf(component);
    return (component.document?.balancer?.servers ?? []).map((server) =>
      toServer(node, component, server, credentials.get(server.path)),
    );
  });
}

function credentialsOf(component: ComponentView): ReadonlyMap<string, TlsCredentials> {
  if (!component.document?.balancer) return new Map();
  return new Map(tlsCredentials(component).map((one) => [one.selection, one]));
}

function toServer(
  node: NodeView,
  component: ComponentView,
  server: BalancedServer,
  { caBundle, clientCert, clientKey }: Partial<TlsCredentials> = {},
): ConnectingSide {
  const { uri } = component;
  const at = { uri, span: server.address.span };
  const [url] = parseUrls(`https://${urlHost(server.host)}:${server.port}`);
  const { serverName: name } = server;
  // A folder may have any number of certificates.
  const evidence = component.document?.balancer?.isSuggested ? 'corroborated' : 'configured';
  const isOpen = server.isOpen || isFolder(caBundle) || isFolder(clientCert);
  const open = isOpen && phrase('the TLS settings of the server {address}', { address: server.address.value });
  return {
    does: 'connects',
    service: 'api',
    end: { component: component.name, uri, node: node.id },
    at,
    evidence,
    targets: url ? [{ url, asks: { value: url.host, at } }] : [],
    asksFor: [],
    ...(name && { asksForName: { value: name.value, at: { uri, span: name.span } } }),
    ...(clientCert && !open && { presents: { certificate: clientCert, key: clientKey, evidence } }),
    trusts: open ? undefined : caBundle,
    isInsecure: server.isInsecure,
    ...(open && { unreadPair: open, unreadTrust: open }),
    refusal: server.lacksAuthority && refusalToStart(component.name),
  };
}

function isFolder(credentials: CredentialSource | undefined): boolean {
  return credentials?.reference?.resolution.kind === 'directory';
}

/**
 * The program does not start (haproxy/haproxy, src/ssl_sock.c, ssl_sock_prepare_srv_ssl_ctx; nginx/nginx, src/stream/ngx_stream_proxy_module.c,
 * ngx_stream_proxy_set_ssl).
 */
function refusalToStart(name: ComponentName): Refusal {
  const isNginx = name === 'nginx';
  return {
    side: 'configuration',
    error: isNginx
      ? 'no proxy_ssl_trusted_certificate for proxy_ssl_verify'
      : 'verify is enabled by default but no CA file specified',
    reason: phrase('{textParty} does not start: it verifies the server, but no CA is set to verify it by.', {
      textParty: partyName(name),
    }),
  };
}

function terminatesTls(node: NodeView): readonly ListeningSide[] {
  return node.components.flatMap((component) => {
    const credentials = credentialsOf(component);
    return (component.document?.balancer?.listeners ?? []).flatMap(
      (listener) => balancerListens(node, component, listener, credentials) ?? [],
    );
  });
}

/** The balancer as a server of clients; undefined at an address at which it passes TLS on. */
export function balancerListens(
  node: NodeView,
  component: ComponentView,
  { address, tls }: BalancerListener,
  credentials: ReadonlyMap<string, TlsCredentials> = credentialsOf(component),
): ListeningSide | undefined {
  if (!tls) return undefined;
  const { serverCert: certificate, serverKey: key } = credentials.get(tls.path) ?? {};
  const isOpen = tls.isOpen || isFolder(certificate);
  return {
    does: 'listens',
    service: 'balancer',
    end: { component: component.name, uri: component.uri, node: node.id },
    at: { uri: component.uri, span: address.span },
    evidence: 'configured',
    pairs: certificate && !isOpen ? [{ certificate, key, evidence: 'configured' }] : [],
    // A request whose client it has not asked for a certificate reaches the API server without a user.
    demand: tls.isAnonymous ? 'requested' : 'none',
    ...(tls.isAnonymous && { authentication: {} }),
    ...(isOpen && { unreadPair: phrase('the certificates of {address}', { address: address.value }) }),
    advertises: [],
  };
}
