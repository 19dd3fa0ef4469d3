import { connectionsAt } from '../../../connections/connectionsAt.ts';
import type { CredentialSource } from '../../../model/credentialSource.ts';
import type { KubeconfigCluster } from '../../../model/documents/kubeconfig.ts';
import type { NodeView } from '../../../model/node.ts';
import { phrase } from '../../../model/text/text.ts';
import { connectionSections } from '../connectionLine.ts';
import { type CredentialFieldName, describeKubeconfigField, fieldArtifacts } from '../describeKubeconfigField.ts';
import { type Description, optionalRow } from '../description.ts';
import { purposeRow } from '../referenceSection.ts';
import { type DescribedPlace, findingsFor, type PositionQuery, withConnections } from './describedPlace.ts';

/** A field that holds or names a credential. */
export function atKubeconfigField({
  report,
  file: { uri },
  view,
  context,
  covers,
}: PositionQuery): DescribedPlace | undefined {
  const field = [...fieldsOf(view, uri)].find(({ credentials }) => covers(credentials.at.span));
  if (!field) return undefined;
  const { credentials, name } = field;
  const findings = findingsFor(report, credentials.at, credentials.uri);
  const part = connectionSections(report, connectionsAt(report.connections, credentials.at), findings);
  return {
    span: credentials.at.span,
    description: withConnections(describeKubeconfigField(name, credentials, context), part),
    findings,
    artifacts: fieldArtifacts(name, credentials),
    anchor: credentials.at.span.start,
    isUse: true,
  };
}

/** The address that clients of a cluster connect to. */
export function atServer({ report, file: { uri }, view, covers }: PositionQuery): DescribedPlace | undefined {
  const found = serversOf(view, uri).find(({ server }) => covers(server.span));
  if (!found) return undefined;
  const at = { uri, span: found.server.span };
  const findings = findingsFor(report, at, undefined);
  const part = connectionSections(report, connectionsAt(report.connections, at), findings);
  const description = withConnections(describeKubeconfigServer(found.cluster), part);
  return { span: at.span, description, findings, artifacts: [] };
}

function* fieldsOf(
  view: NodeView,
  uri: string,
): Generator<{ readonly name: CredentialFieldName; readonly credentials: CredentialSource }> {
  for (const kubeconfig of view.kubeconfigs) {
    if (kubeconfig.uri !== uri) continue;
    for (const { certificateAuthority } of kubeconfig.clusters) {
      if (certificateAuthority) yield { name: 'certificate-authority', credentials: certificateAuthority };
    }
    for (const { clientCertificate, clientKey } of kubeconfig.users) {
      if (clientCertificate) yield { name: 'client-certificate', credentials: clientCertificate };
      if (clientKey) yield { name: 'client-key', credentials: clientKey };
    }
  }
}

/** The `server` fields of the kubeconfigs in a file. */
function serversOf(view: NodeView, uri: string) {
  return view.kubeconfigs
    .filter((kubeconfig) => kubeconfig.uri === uri)
    .flatMap(({ clusters }) => clusters)
    .flatMap(({ cluster }) => (cluster.server ? [{ server: cluster.server, cluster }] : []));
}

/** The `server` field of a kubeconfig: the address, and the name that the server's certificate must have. */
function describeKubeconfigServer({ name, server, tlsServerName, proxyUrl }: KubeconfigCluster): Description {
  return {
    title: phrase('server of cluster "{name}"', { name }),
    sections: [
      {
        rows: [
          purposeRow(phrase('URL that clients connect to; its host must be a SAN of the API server’s certificate.')),
          ...optionalRow(phrase('Connects to'), server?.value),
          ...optionalRow(phrase('Verified name'), tlsServerName?.value),
          ...optionalRow(phrase('Proxy'), proxyUrl?.value),
        ],
      },
    ],
  };
}
