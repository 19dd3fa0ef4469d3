import { type DocumentOf, objectsOf } from '../../cluster/nodes/objectDocuments.ts';
import { sideUnread } from '../../cluster/nodes/sideFlags.ts';
import { instantWithin, isIssuedFrom } from '../../connections/handshake/verifyPeers.ts';
import { aboutBundle } from '../../model/about.ts';
import type { Certificate } from '../../model/artifacts/certificate.ts';
import { type CredentialSource, certificatesOf } from '../../model/credentialSource.ts';
import type { EmbeddedData } from '../../model/documents/located.ts';
import { listNames } from '../../model/labels/names.ts';
import { componentOf, type NodeView } from '../../model/node.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { isPublishedBy } from '../../uses/lookup/publishedBundle.ts';
import { sideTrust } from '../../uses/side/pairAndTrust.ts';
import { listeningFor } from '../../uses/sides.ts';
import { placeOf, relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';

/** A ConfigMap in which Kubernetes publishes a CA, and that differs from the CA in the node's own files. */
export const rootCaConfigmapStale = defineRule(OBJECTS['root-ca-configmap-stale'], {
  *check(node, { signatures, now }) {
    for (const { document } of objectsOf(node, 'configMap')) {
      if (!isPublishedBy(node, document)) continue;
      for (const { key, field, credentials, effect, verifies } of publishedIn(document, node)) {
        const published = field.artifacts.flatMap((one) => (one.kind === 'certificate' ? one : []));
        const own = credentials ? certificatesOf(credentials) : [];
        const ids = new Set(own.map(({ certificate }) => idOf(certificate)));
        const [first] = published;
        if (!credentials || !first || own.length === 0) continue;
        if (published.some(({ certificate }) => ids.has(idOf(certificate)))) continue;
        // The copy is right and the file is wrong, which is reported where the file is named.
        const label = phrase('{key} of ConfigMap {name}', { key, name: document.name });
        const copy = { label, at: placeOf(first), known: true, artifacts: field.artifacts, uri: document.uri };
        if (verifies && isIssuedFrom(verifies, copy, signatures, instantWithin(verifies, now))) continue;
        yield {
          message: 'stale',
          data: {
            key,
            name: document.name,
            list: listNames(published.map(({ certificate }) => certificate)),
            file: credentials.reference?.path ?? credentials.label,
            effect,
          },
          at: placeOf(first),
          about: [aboutBundle({ at: { uri: document.uri, span: field.span } })],
          related: own.slice(0, 1).map((one) => relatedPlace(placeOf(one), phrase('The CA of the node'))),
        };
      }
    }
  },
});

interface Published {
  readonly key: string;
  readonly field: EmbeddedData;
  /** The original of the copy; undefined if the node does not show it. */
  readonly credentials: CredentialSource | undefined;
  readonly effect: Text;
  /** The server that its readers verify, if the node shows it. */
  readonly verifies?: CredentialSource | undefined;
}

function publishedIn(document: DocumentOf<'configMap'>, node: NodeView): readonly Published[] {
  const manager = componentOf(node, 'kube-controller-manager');
  const clients = listeningFor(node, 'api')?.trusts;
  const assumed = sideUnread(manager, 'connects api', 'trustBundle') ? undefined : clients;
  const rootCa = sideTrust(manager, 'connects api');
  const verifies = listeningFor(node, 'api')?.pairs[0]?.certificate;
  const isFound = rootCa?.known || (rootCa && !verifies?.known);
  const clusterCa = isFound ? rootCa : assumed;
  const entry = (key: string, published: Omit<Published, 'key' | 'field'>): readonly Published[] =>
    document.entries.flatMap((one) => (one.key === key ? [{ key, field: one.field, ...published }] : []));
  switch (document.name) {
    case 'kube-root-ca.crt':
      return entry('ca.crt', {
        credentials: clusterCa,
        verifies,
        effect: rootCa?.known
          ? phrase('pods cannot verify the API server until kube-controller-manager writes it again')
          : phrase('pods cannot verify the API server'),
      });
    case 'cluster-info': {
      const { clusterInfoCa: field } = document;
      const effect = phrase('joining nodes cannot verify the API server');
      return field ? [{ key: 'kubeconfig', field, credentials: clusterCa, effect, verifies }] : [];
    }
    case 'extension-apiserver-authentication':
      return [
        ...entry('client-ca-file', { credentials: clients, effect: phrase('extension servers reject users') }),
        ...entry('requestheader-client-ca-file', {
          credentials: listeningFor(node, 'aggregation')?.trusts,
          effect: phrase('extension servers reject the API server'),
        }),
      ];
    default:
      return [];
  }
}

/** A renewed CA keeps both. */
function idOf({ subject, publicKey }: Certificate): string {
  return `${subject.key} ${publicKey.id}`;
}
