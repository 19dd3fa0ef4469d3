import type { CalledServerDocument, EmbeddedData, TlsSecretDocument } from '../kubernetes/documents.ts';
import type { Material } from '../nodes/material.ts';
import { componentOf, type NodeView } from '../nodes/node.ts';
import { matchesHost } from '../trust/hostname.ts';
import type { HandshakeSpec } from './handshakeSpec.ts';

/**
 * kube-apiserver calling the webhooks and extension API servers whose configuration is in the workspace. Their serving
 * certificate is that of a TLS Secret there which names the host; a workspace of several clusters leaves the caller open.
 */
export function* webhookConnections(nodes: readonly NodeView[]): Generator<HandshakeSpec> {
  const callers = nodes.filter((node) => componentOf(node, 'kube-apiserver')?.document);
  const caller = callers.length === 1 ? callers[0] : undefined;
  const secrets = nodes.flatMap((node) => documentsIn(node, 'tlsSecret').map((secret) => ({ node, secret })));
  for (const node of nodes) {
    for (const called of documentsIn(node, 'calledServer')) {
      if (!called.caBundle && !called.insecureSkipTlsVerify) continue;
      yield webhookSpec(node, called, caller, secrets);
    }
  }
}

function webhookSpec(
  node: NodeView,
  called: CalledServerDocument,
  caller: NodeView | undefined,
  secrets: readonly { readonly node: NodeView; readonly secret: TlsSecretDocument }[],
): HandshakeSpec {
  const { uri, host, name } = called;
  const serving = secrets.find(({ secret }) => namesHost(secret, host.value));
  const component = called.calledBy === 'apiService' ? 'extension-apiserver' : 'webhook';
  const label = `caBundle of ${name}`;
  return {
    kind: called.calledBy === 'apiService' ? 'aggregation' : 'webhook',
    domain: 'front-proxy',
    from: { component: 'kube-apiserver', uri: caller && componentOf(caller, 'kube-apiserver')?.uri, node: caller?.id },
    to: { component, uri, node: serving?.node.id ?? node.id },
    host: { value: host.value, at: { uri, span: host.span } },
    clientTrusts: called.caBundle && embedded(called.caBundle, label, uri),
    clientIsInsecure: called.insecureSkipTlsVerify,
    serverCertificate:
      serving?.secret.certificate &&
      embedded(serving.secret.certificate, `tls.crt of ${serving.secret.name}`, serving.secret.uri),
    serverKey:
      serving?.secret.key && embedded(serving.secret.key, `tls.key of ${serving.secret.name}`, serving.secret.uri),
    demand: 'none',
    missing: serving ? undefined : `the serving certificate of ${host.value}`,
    at: { uri, span: called.caBundle?.span ?? host.span },
  };
}

function documentsIn<K extends 'calledServer' | 'tlsSecret'>(node: NodeView, kind: K) {
  return node.files.flatMap(({ file, archived }) =>
    archived
      ? []
      : file.documents.filter((document): document is Extract<typeof document, { kind: K }> => document.kind === kind),
  );
}

function namesHost({ certificate }: TlsSecretDocument, host: string): boolean {
  const leaf = certificate?.artifacts.find((artifact) => artifact.kind === 'certificate');
  return leaf !== undefined && matchesHost(leaf.certificate, host);
}

function embedded(data: EmbeddedData, label: string, uri: string): Material {
  return { label, at: { uri, span: data.span }, known: data.artifacts.length > 0, artifacts: data.artifacts, uri };
}
