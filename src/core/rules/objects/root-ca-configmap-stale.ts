import { type DocumentOf, objectsOf } from '../../cluster/nodes/objectDocuments.ts';
import { sideUnread } from '../../cluster/nodes/sideFlags.ts';
import { aboutBundle } from '../../model/about.ts';
import type { Certificate } from '../../model/artifacts/certificate.ts';
import { type CredentialSource, certificatesOf } from '../../model/credentialSource.ts';
import type { EmbeddedData } from '../../model/documents/located.ts';
import { listNames } from '../../model/labels/names.ts';
import { componentOf, type NodeView } from '../../model/node.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { sideTrust } from '../../uses/side/pairAndTrust.ts';
import { listeningFor } from '../../uses/sides.ts';
import { placeOf, relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';

/** A ConfigMap in which Kubernetes publishes a CA, and that differs from the CA in the node's own files. */
export const rootCaConfigmapStale = defineRule(OBJECTS['root-ca-configmap-stale'], {
  *check(node) {
    for (const { document } of objectsOf(node, 'configMap')) {
      for (const { key, field, credentials, effect } of publishedIn(document, node)) {
        const published = field.artifacts.flatMap((one) => (one.kind === 'certificate' ? one : []));
        const own = credentials ? certificatesOf(credentials) : [];
        const ids = new Set(own.map(({ certificate }) => idOf(certificate)));
        const [first] = published;
        if (!credentials || !first || own.length === 0) continue;
        if (published.some(({ certificate }) => ids.has(idOf(certificate)))) continue;
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
          about: [aboutBundle(field)],
          related: own.slice(0, 1).map((one) => relatedPlace(placeOf(one), phrase('The CA of the node'))),
        };
      }
    }
  },
});

interface Published {
  readonly key: string;
  readonly field: EmbeddedData;
  /** What it is a copy of; undefined if the node does not show it. */
  readonly credentials: CredentialSource | undefined;
  readonly effect: Text;
}

function publishedIn(document: DocumentOf<'configMap'>, node: NodeView): readonly Published[] {
  const manager = componentOf(node, 'kube-controller-manager');
  const clients = listeningFor(node, 'api')?.trusts;
  const assumed = sideUnread(manager, 'connects api', 'trustBundle') ? undefined : clients;
  const clusterCa = sideTrust(manager, 'connects api') ?? assumed;
  const entry = (key: string, credentials: CredentialSource | undefined, effect: Text): readonly Published[] =>
    document.entries.flatMap((one) => (one.key === key ? [{ key, field: one.field, credentials, effect }] : []));
  switch (document.name) {
    case 'kube-root-ca.crt':
      return entry('ca.crt', clusterCa, phrase('pods cannot verify the API server'));
    case 'cluster-info': {
      const { clusterInfoCa: field } = document;
      const effect = phrase('joining nodes cannot verify the API server');
      return field ? [{ key: 'kubeconfig', field, credentials: clusterCa, effect }] : [];
    }
    case 'extension-apiserver-authentication':
      return [
        ...entry('client-ca-file', clients, phrase('extension servers reject users')),
        ...entry(
          'requestheader-client-ca-file',
          listeningFor(node, 'aggregation')?.trusts,
          phrase('extension servers reject the API server'),
        ),
      ];
    default:
      return [];
  }
}

/** A renewed CA keeps both. */
function idOf({ subject, publicKey }: Certificate): string {
  return `${subject.key} ${publicKey.id}`;
}
