import type { EncodedField } from '../../model/documents/located.ts';
import type { CalledServerDocument } from '../../model/documents/objects.ts';
import { componentOf, type NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import type { HandshakeSpec } from './handshakeSpec.ts';
import { fieldCredentials, ServingSecrets, secretCredentials, secretsOf } from './servingSecret.ts';

/**
 * kube-apiserver calling the webhooks and extension API servers whose configuration is in the workspace. Their serving
 * certificate is that of a TLS Secret there which is meant for the host; a workspace of several clusters leaves the caller open.
 */
export function* webhookConnections(nodes: readonly NodeView[]): Generator<HandshakeSpec> {
  const callers = nodes.filter((node) => componentOf(node, 'kube-apiserver')?.document);
  const caller = callers.length === 1 ? callers[0] : undefined;
  const secrets = new ServingSecrets(nodes.flatMap(secretsOf));
  for (const node of nodes) {
    for (const { file, archived } of node.files) {
      for (const called of archived ? [] : file.documents) {
        if (called.kind === 'calledServer') yield* webhookSpec(node, called, caller, secrets);
      }
    }
  }
}

function* webhookSpec(
  node: NodeView,
  called: CalledServerDocument,
  caller: NodeView | undefined,
  secrets: ServingSecrets,
): Generator<HandshakeSpec> {
  const { uri, host, name, caBundle, insecureSkipTlsVerify } = called;
  const isInsecure = insecureSkipTlsVerify?.value === true;
  const bundle = caBundle && !NOT_GIVEN.has(caBundle.content) ? caBundle : undefined;
  if (!host || (!bundle && !isInsecure)) return;
  const serving = secrets.find(called);
  const component = called.calledBy === 'apiService' ? 'extension-apiserver' : 'webhook';
  yield {
    kind: called.calledBy === 'apiService' ? 'aggregation' : 'webhook',
    domain: 'front-proxy',
    from: { component: 'kube-apiserver', uri: caller && componentOf(caller, 'kube-apiserver')?.uri, node: caller?.id },
    to: { component, uri, node: serving?.node.id ?? node.id },
    host: { value: host.value, at: { uri, span: host.span } },
    clientTrusts: bundle && fieldCredentials(bundle, phrase('caBundle of {server}', { server: name }), uri),
    clientIsInsecure: isInsecure,
    serverCertificate: serving && secretCredentials(serving.secret, 'tls.crt'),
    serverKey: serving && secretCredentials(serving.secret, 'tls.key'),
    demand: 'none',
    missing: serving ? undefined : phrase('the serving certificate of {host}', { host: host.value }),
    refusal: bundle && undecodable(bundle),
    at: { uri, span: caBundle?.span ?? host.span },
  };
}

/** The API server does not even take an object whose bundle is no base64 (encoding/json). */
function undecodable({ content, badOffset = 0 }: EncodedField): HandshakeSpec['refusal'] {
  if (content !== 'badBase64' && content !== 'rawPem') return undefined;
  const error = `illegal base64 data at input byte ${badOffset}`;
  return { side: 'configuration', error, reason: phrase('caBundle is not base64. The API server rejects the object.') };
}

/** Contents that stand for a bundle that is not there yet. */
const NOT_GIVEN: ReadonlySet<string> = new Set(['empty', 'templated', 'redacted']);
