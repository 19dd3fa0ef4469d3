import { flagCredentials } from '../../cluster/nodes/flags.ts';
import type { CertificateArtifact } from '../../model/artifacts/artifact.ts';
import { groupBy } from '../../model/collections/lookup.ts';
import { type CredentialSource, certificatesOf } from '../../model/credentialSource.ts';
import { shortName } from '../../model/labels/names.ts';
import { componentOf, type NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { belongsToNode } from '../../uses/lookup/belonging.ts';
import { delegatedTrust } from '../../uses/lookup/requestAuthentication.ts';
import { sideTrust } from '../../uses/side/pairAndTrust.ts';
import { listeningFor } from '../../uses/sides.ts';
import { placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { TRUST } from '../pages/trust.ts';
import { SIGNER_FLAGS } from '../subjects/signerFlags.ts';

/** Components that verify the same certificates should trust the same CAs (kubernetes.io, "Manual Rotation of CA Certificates"). */
export const caBundlesOutOfStep = defineRule(TRUST['ca-bundles-out-of-step'], {
  *check(node, { trustFaults }) {
    const controllerManager = componentOf(node, 'kube-controller-manager');
    // A bundle in place of the signer has its own rule, and so does broken trust.
    const signers = SIGNER_FLAGS.map((flag) => flagCredentials(controllerManager, flag));
    if (signers.some((signer) => signer && distinctKeys(signer).size > 1) || trustFaults.length > 0) return;
    for (const bundles of [clientBundles(node), serverBundles(node)]) {
      // Hundreds of kubeconfigs hold the same bundle.
      const distinct = [...groupBy(bundles, contentOf).values()].slice(0, MAX_DISTINCT).map(toBundle);
      const reported = new Map<string, Lack>();
      for (const holder of distinct) {
        for (const bundle of distinct) {
          if (holder === bundle || !holder.cas.some(({ certificate }) => bundle.keys.has(certificate.publicKey.id)))
            continue;
          for (const ca of holder.cas) {
            const { id } = ca.certificate.publicKey;
            if (bundle.keys.has(id)) continue;
            // Generations of one CA bear one name; a bundle that holds another CA besides does so by design.
            const { key } = ca.certificate.subject;
            if (!bundle.cas.some(({ certificate }) => certificate.subject.key === key)) continue;
            const lack = reported.get(id) ?? { ca, holder: holder.first, lacking: new Set() };
            reported.set(id, lack);
            lack.lacking.add(bundle);
          }
        }
      }
      for (const { ca, holder, lacking } of reported.values()) {
        const [first, ...others] = [...lacking].flatMap(({ places }) => places);
        if (!first) continue;
        yield {
          message: 'lacks',
          data: {
            label: first.label,
            ca: shortName(ca.certificate.subject),
            fingerprint: ca.certificate.sha256.slice(0, 16),
            other: holder.label,
          },
          at: first.at,
          related: relatedTo(first.at, [
            relatedPlace(holder.at, phrase('Trusted here')),
            relatedPlace(placeOf(ca), phrase('The certificate')),
            ...others
              .slice(0, MAX_OTHERS)
              .map(({ at, label }) => relatedPlace(at, phrase('Also missing from {textLabel}', { textLabel: label }))),
          ]),
        };
      }
    }
  },
});

/** All bundles with the same CAs. */
interface DistinctBundle {
  readonly first: CredentialSource;
  readonly places: readonly CredentialSource[];
  readonly cas: readonly CertificateArtifact[];
  readonly keys: ReadonlySet<string>;
}

/** A CA that some bundles trust, and the bundles that lack it. */
interface Lack {
  readonly ca: CertificateArtifact;
  readonly holder: CredentialSource;
  readonly lacking: Set<DistinctBundle>;
}

/** More than this is not a rotation, and every bundle is compared with every other. */
const MAX_DISTINCT = 50;

/** The most related places that are useful to a reader. */
const MAX_OTHERS = 50;

function toBundle(places: readonly CredentialSource[]): DistinctBundle {
  const [first] = places;
  if (!first) throw new RangeError('A group has members.');
  return { first, places, cas: certificatesOf(first), keys: distinctKeys(first) };
}

function contentOf(bundle: CredentialSource): string {
  return certificatesOf(bundle)
    .map(({ certificate }) => certificate.sha256)
    .join(' ');
}

function clientBundles(node: NodeView): readonly CredentialSource[] {
  return [
    listeningFor(node, 'api')?.trusts,
    listeningFor(node, 'kubelet')?.trusts,
    delegatedTrust(componentOf(node, 'kube-controller-manager')),
  ].flatMap((bundle) => (bundle?.known ? [bundle] : []));
}

function serverBundles(node: NodeView): readonly CredentialSource[] {
  const rootCa = sideTrust(componentOf(node, 'kube-controller-manager'), 'connects api');
  const kubeconfigs = node.kubeconfigs.flatMap((kubeconfig) => {
    const authority = kubeconfig.current.cluster?.certificateAuthority;
    return authority && belongsToNode(node, kubeconfig) ? [authority] : [];
  });
  return [...(rootCa ? [rootCa] : []), ...kubeconfigs].filter(({ known }) => known);
}

function distinctKeys(bundle: CredentialSource): ReadonlySet<string> {
  return new Set(certificatesOf(bundle).map(({ certificate }) => certificate.publicKey.id));
}
