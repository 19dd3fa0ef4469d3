import type { EncodedField } from '../../model/documents/located.ts';
import type { CalledServerDocument } from '../../model/documents/objects.ts';
import { componentOf, type NodeView } from '../../model/node.ts';
import type { Location } from '../../model/source/span.ts';
import { phrase } from '../../model/text/text.ts';
import { fieldCredentials, type PlacedSecret, secretCredentials } from '../lookup/servingSecret.ts';
import { SERVICES } from '../side/services.ts';
import type { ConnectingSide, ListeningSide, Pair, Refusal } from '../side/side.ts';

/**
 * kube-apiserver as a client of a webhook or extension API server that an object names. Undefined for an object that does not say yet how the
 * server is verified. `caller` is absent if it is not known which API server reads the object.
 */
export function calledServerConnects(
  called: CalledServerDocument,
  caller: NodeView | undefined,
): ConnectingSide | undefined {
  const { uri, host, name, object, caBundle, insecureSkipTlsVerify } = called;
  const isInsecure = insecureSkipTlsVerify?.value === true;
  const bundle = caBundle && !NOT_GIVEN.has(caBundle.content) ? caBundle : undefined;
  if (!host || (!bundle && !isInsecure)) return undefined;
  return {
    does: 'connects',
    service: serviceOf(called),
    end: { component: 'kube-apiserver', uri: caller && componentOf(caller, 'kube-apiserver')?.uri, node: caller?.id },
    entry: JSON.stringify([object, name]),
    at: { uri, span: caBundle?.span ?? host.span },
    evidence: 'configured',
    targets: [],
    asksFor: [],
    trusts: bundle && fieldCredentials(bundle, phrase('caBundle of {server}', { server: name }), uri),
    isInsecure,
    refusal: bundle && undecodable(bundle),
  };
}

/** The called server, whose pair is that of the Secret that is meant for its host. */
export function calledServerListens(
  node: NodeView,
  called: CalledServerDocument,
  serving: PlacedSecret | undefined,
): ListeningSide {
  const { uri, host, calledBy } = called;
  const pair = serving && pairOf(serving);
  const component = calledBy === 'apiService' ? 'extension-apiserver' : 'webhook';
  return {
    does: 'listens',
    service: serviceOf(called),
    end: { component, uri, node: serving?.node.id ?? node.id },
    at: { uri, span: host?.span ?? { start: 0, end: 0 } },
    evidence: 'corroborated',
    pairs: pair ? [pair] : [],
    demand: 'none',
    advertises: [],
  };
}

/** The server of a host that only one Secret is meant for. */
export function secretListens(serving: PlacedSecret, service: 'webhook' | 'oidc', at: Location): ListeningSide {
  return {
    does: 'listens',
    service,
    end: { component: SERVICES[service].listens, uri: serving.secret.uri, node: serving.node.id },
    at,
    evidence: 'corroborated',
    pairs: [pairOf(serving)],
    demand: 'none',
    advertises: [],
  };
}

function pairOf({ secret }: PlacedSecret): Pair {
  const certificate = secretCredentials(secret, 'tls.crt');
  return { certificate, key: secretCredentials(secret, 'tls.key'), evidence: 'corroborated' };
}

function serviceOf({ calledBy }: CalledServerDocument): 'aggregation' | 'webhook' {
  return calledBy === 'apiService' ? 'aggregation' : 'webhook';
}

/** The API server does not even take an object whose bundle is no base64 (encoding/json). */
function undecodable({ content, badOffset = 0 }: EncodedField): Refusal | undefined {
  if (content !== 'badBase64' && content !== 'rawPem') return undefined;
  const error = `illegal base64 data at input byte ${badOffset}`;
  return { side: 'configuration', error, reason: phrase('caBundle is not base64. The API server rejects the object.') };
}

/** Contents that stand for a bundle that is not there yet. */
const NOT_GIVEN: ReadonlySet<string> = new Set(['empty', 'templated', 'redacted']);
