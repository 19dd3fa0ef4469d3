import { type Holds, holdsFor } from '../../cluster/nodes/componentVersion.ts';
import { sniServings } from '../../cluster/nodes/sniParts.ts';
import { BEHAVIORS } from '../../kubernetes/versions/behaviors.ts';
import type { DialedAddress } from '../../model/connection.ts';
import { weakest } from '../../model/evidence.ts';
import { servedPair } from '../../uses/lookup/servedPair.ts';
import { SERVICES } from '../../uses/side/services.ts';
import type { ConnectingSide, ListeningSide } from '../../uses/side/side.ts';
import type { HandshakeSpec } from './handshakeSpec.ts';

/** The server's part of a handshake. */
type ServerPart = Pick<
  HandshakeSpec,
  | 'serverCertificate'
  | 'serverKey'
  | 'serverCreatesPair'
  | 'servesByName'
  | 'serverHidesExpired'
  | 'serverTrusts'
  | 'allowedNames'
  | 'authentication'
  | 'absentHeader'
  | 'unknownDemand'
>;

/** The handshake of two sides. Without a server it is one that is not in the workspace. */
export function joinSides(
  client: ConnectingSide,
  server: ListeningSide | undefined,
  host: HandshakeSpec['host'],
  dialed: DialedAddress | undefined,
): HandshakeSpec {
  const { kind, domain, listens } = SERVICES[client.service];
  return {
    kind,
    domain,
    from: client.end,
    to: server?.end ?? { component: listens },
    host,
    ...(client.entry !== undefined && { entry: client.entry }),
    ...(dialed && { dialed }),
    clientCertificate: client.presents?.certificate,
    clientKey: client.presents?.key,
    clientHasOtherCredentials: client.logsInOtherwise,
    ...(client.token && { clientToken: client.token }),
    ...(client.login && { clientLogin: client.login, readsNoPassword: readsNoPassword(server) }),
    isAnonymous: client.isAnonymous,
    clientTrusts: client.trusts,
    clientIsInsecure: client.isInsecure,
    serverNames: client.serverNames,
    clientAddress: server?.verifiesAddress === false ? undefined : client.from,
    ...(server && serverPart(server, host?.value)),
    demand: server?.demand ?? 'none',
    evidence: weakest(
      client.evidence,
      client.kubeconfig?.ownerEvidence,
      client.presents?.evidence,
      server?.evidence,
      server?.pairs[0]?.evidence,
    ),
    ...((server?.suiteLimit ?? client.suiteLimit) && {
      suiteLimits: [server?.suiteLimit ?? [], client.suiteLimit ?? []].flat(),
    }),
    refusal: client.refusal,
    at: client.at,
  };
}

/** A load balancer that terminates TLS may read passwords itself. */
function readsNoPassword(server: ListeningSide | undefined): Holds {
  const isApiserver = server?.component?.name === 'kube-apiserver';
  return isApiserver ? holdsFor(server.component, BEHAVIORS.basicAuthGone) : 'unknown';
}

/** The server's part: the pair for that host, and how the client is authenticated. */
export function serverPart(server: ListeningSide, host: string | undefined): ServerPart {
  const { component, trusts, allowedNames, authentication, absentHeader, unknownDemand } = server;
  const served = server.service === 'api' ? servedPair(component, host) : server.pairs[0];
  return {
    serverCertificate: served?.certificate,
    serverKey: served?.key,
    ...(server.createsPair && { serverCreatesPair: true }),
    ...(served && 'isHiddenOnceExpired' in served && { serverHidesExpired: true }),
    ...(server.service === 'api' && { servesByName: sniServings(component).length > 0 }),
    serverTrusts: trusts,
    allowedNames,
    authentication,
    absentHeader,
    unknownDemand,
  };
}
