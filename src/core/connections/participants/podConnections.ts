import { flagCredentials } from '../../cluster/nodes/flags.ts';
import type { Connection } from '../../model/connection.ts';
import type { CredentialSource } from '../../model/credentialSource.ts';
import type { KubernetesDocument } from '../../model/documents/document.ts';
import { componentOf, type NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { apiserverSide } from './apiConnections.ts';
import { apiserverHosts } from './dialledHosts.ts';
import type { HandshakeSpec } from './handshakeSpec.ts';
import { fieldCredentials } from './servingSecret.ts';

/**
 * The pods of the cluster calling the API server at the address of the Service `kubernetes`, with a token. They verify it by what the
 * ConfigMap kube-root-ca.crt publishes, which the controller manager writes from `--root-ca-file`.
 */
export function* podConnections(node: NodeView): Generator<HandshakeSpec> {
  const apiserver = componentOf(node, 'kube-apiserver');
  if (!apiserver) return;
  const service = apiserverHosts(node).find(({ why }) => why === 'service-ip');
  for (const { uri, trusted } of trustOfPods(node)) {
    yield {
      kind: 'api',
      domain: 'cluster',
      from: { component: 'pod', uri, node: node.id },
      to: { component: 'kube-apiserver', uri: apiserver.uri, node: node.id },
      host: service?.at && { value: service.host, at: service.at },
      clientHasOtherCredentials: true,
      clientTrusts: trusted,
      ...apiserverSide(apiserver, service?.host),
      demand: 'requested',
      at: trusted.at,
      isOnlyReportedRefused: true,
    };
  }
}

/**
 * Whether the report contains the connection. The pods of a correct cluster would only repeat what is known: they are reported if they cannot
 * verify the API server.
 */
export function isReported({ isOnlyReportedRefused }: HandshakeSpec, { verdict, server }: Connection): boolean {
  if (!isOnlyReportedRefused) return true;
  const outcome = server?.outcome;
  if (verdict !== 'broken' || outcome?.kind !== 'refused') return false;
  return outcome.failure.kind === 'unknownAuthority' || outcome.failure.kind === 'hostname';
}

interface TrustOfPods {
  /** Of the ConfigMap; absent where only the flag tells what it holds. */
  readonly uri?: string;
  readonly trusted: CredentialSource;
}

function trustOfPods(node: NodeView): readonly TrustOfPods[] {
  const published = node.files.flatMap(({ file, archived }) => (archived ? [] : file.documents.flatMap(publishedBy)));
  if (published.length > 0) return published;
  const rootCa = flagCredentials(componentOf(node, 'kube-controller-manager'), 'root-ca-file');
  return rootCa ? [{ trusted: rootCa }] : [];
}

function publishedBy(document: KubernetesDocument): readonly TrustOfPods[] {
  if (document.kind !== 'configMap' || document.name !== CONFIG_MAP) return [];
  const { uri } = document;
  const label = phrase('{key} of ConfigMap {name}', { key: KEY, name: CONFIG_MAP });
  return document.entries.flatMap(({ key, field }) =>
    key === KEY ? [{ uri, trusted: fieldCredentials(field, label, uri) }] : [],
  );
}

const CONFIG_MAP = 'kube-root-ca.crt';
const KEY = 'ca.crt';
