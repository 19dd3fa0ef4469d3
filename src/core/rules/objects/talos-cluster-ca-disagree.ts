import type { CertificateArtifact } from '../../model/artifacts/artifact.ts';
import { groupBy } from '../../model/collections/lookup.ts';
import { certificatesOf } from '../../model/credentialSource.ts';
import type { TalosDocument } from '../../model/documents/objects.ts';
import type { NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { placeOf, relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';
import { talosPairs } from '../subjects/talosPairs.ts';

/** The names that a secrets bundle has for the CAs of a machine configuration. */
const BUNDLE_NAMES: Readonly<Record<string, string>> = {
  'certs.os': 'machine.ca',
  'certs.k8s': 'cluster.ca',
  'certs.k8saggregator': 'cluster.aggregatorCA',
  'certs.etcd': 'cluster.etcd.ca',
};

/** Files of one cluster, by its id, that share no CA where all machines have the same one (Talos, tried on its generator). */
export const talosClusterCaDisagree = defineRule(OBJECTS['talos-cluster-ca-disagree'], {
  *check(node) {
    for (const owners of groupBy(holdersIn(node), ({ slot }) => slot).values()) {
      const groups = [...groupBy(owners, ({ issuing }) => issuing).values()].toSorted((a, b) => b.length - a.length);
      const witness = groups[0]?.[0];
      if (!witness) continue;
      for (const holder of owners) {
        if ([...holder.keys].some((key) => witness.keys.has(key))) continue;
        yield {
          message: 'other',
          data: { field: holder.field },
          at: placeOf(holder.first),
          related: [relatedPlace(placeOf(witness.first), phrase('The other CA'))],
        };
      }
    }
  },
});

/** Each CA of a file that says which cluster it is for. */
function holdersIn(node: NodeView) {
  return talosPairs(node).flatMap(({ document, pair, certificate }) => {
    const [first, ...others] = certificate ? certificatesOf(certificate) : [];
    if (!document.clusterId || pair.role !== 'authority' || !certificate || !first) return [];
    const name = BUNDLE_NAMES[pair.path] ?? pair.path;
    const keys = new Set([first, ...others, ...acceptedBeside(document, name)].map(keyOf));
    const slot = JSON.stringify([document.clusterId.value, name]);
    return [{ slot, first, issuing: keyOf(first), keys, field: certificate.label }];
  });
}

/** The CAs in `acceptedCAs` of the same section. */
function acceptedBeside(document: TalosDocument, name: string): readonly CertificateArtifact[] {
  const section = /^(machine|cluster)\.ca$/.exec(name)?.[1];
  return document.trusted
    .filter(({ path }) => section !== undefined && path.startsWith(`${section}.acceptedCAs[`))
    .flatMap(({ artifacts }) => artifacts.filter((artifact) => artifact.kind === 'certificate'));
}

function keyOf({ certificate }: CertificateArtifact): string {
  return certificate.publicKey.id;
}
