import type { CertificateArtifact } from '../../model/artifacts/artifact.ts';
import type { Certificate } from '../../model/artifacts/certificate.ts';
import { groupBy } from '../../model/collections/lookup.ts';
import { certificatesOf, type Material } from '../../model/material.ts';
import type { ChainFailure } from '../../model/outcome.ts';
import type { Proof } from '../../model/proof.ts';

/** A proof that fails because no chain leads from the leaf to the bundle. */
export type UntrustedFailure = Extract<ChainFailure, { kind: 'unknownAuthority' }>;

/** One cause of failing proofs: the material that is wrong, and every proof that fails for it. */
export interface TrustFault {
  /** Which half is wrong: the certificate that is shown, or the bundle held against it. */
  readonly side: 'presented' | 'trusted';
  readonly culprit: Material;
  /** Present where a kubeconfig's CA and client certificate belong together, and to another cluster than the node. */
  readonly isOtherCluster?: true;
  /** At least one; the first is the one to explain the fault by. */
  readonly proofs: readonly (Proof & { readonly failure: UntrustedFailure })[];
}

/**
 * Groups failing proofs by cause. Of the two halves of a proof the culprit is the one that fits less of its own
 * trust domain: a leaf that no other bundle there verifies, or a bundle that verifies no other leaf there. Where neither fits anything, a CA
 * of the issuer's name that is no older than the leaf is the one that was issued again.
 */
export function trustFaults(
  proofs: readonly Proof[],
  couldVerify: (leaf: Material, bundle: Material) => boolean,
): readonly TrustFault[] {
  const faults = new Map<
    string,
    { side: TrustFault['side']; culprit: Material; proofs: TrustFault['proofs'][number][] }
  >();
  const failing = proofs.flatMap(untrusted);
  const foreign = otherClusters(failing, proofs, couldVerify);
  const told = new Set(foreign.flatMap((fault) => fault.proofs));
  const domains = new Map([...groupBy(proofs, domainOf)].map(([domain, those]) => [domain, witnesses(those)]));
  for (const proof of failing) {
    if (told.has(proof)) continue;
    const { bundles = [], leaves = [] } = domains.get(domainOf(proof)) ?? {};
    const fitOfLeaf = bundles.filter((bundle) => couldVerify(proof.presented, bundle)).length;
    const fitOfBundle = leaves.filter((leaf) => couldVerify(leaf, proof.trusted)).length;
    // Where neither fits anything, a bundle that many leaves fail against is one cause, the leaves would be many.
    const isAlone = fitOfLeaf === 0 && fitOfBundle === 0 && leaves.length > Math.max(2, bundles.length);
    const isNewer = fitOfLeaf === 0 && fitOfBundle === 0 && newNamesake(proof) !== undefined;
    const side = fitOfBundle < fitOfLeaf || isAlone || isNewer ? 'trusted' : 'presented';
    const culprit = proof[side];
    const key = `${side} ${contentKey(culprit)}`;
    const fault = faults.get(key) ?? { side, culprit, proofs: [] };
    fault.proofs.push(proof);
    faults.set(key, fault);
  }
  return [...foreign, ...faults.values()];
}

/** The CA of the issuer's name in the bundle that was made no earlier than what it did not sign: it took the place of the one that did. */
function newNamesake({
  failure: { certificate },
  trusted,
}: TrustFault['proofs'][number]): CertificateArtifact | undefined {
  return namesakeOf(certificate, trusted, (candidate) => candidate.notBefore >= certificate.notBefore);
}

/** The certificate of a bundle that bears the name of the issuer, has a CA's rights and is wanted. */
export function namesakeOf(
  { issuer }: Certificate,
  bundle: Material,
  isWanted: (candidate: Certificate) => boolean = () => true,
): CertificateArtifact | undefined {
  return certificatesOf(bundle).find(
    ({ certificate }) => certificate.subject.key === issuer.key && isWanted(certificate),
  );
}

function untrusted(proof: Proof): readonly TrustFault['proofs'][number][] {
  const { outcome } = proof;
  const isUntrusted = outcome?.kind === 'refused' && outcome.failure.kind === 'unknownAuthority';
  return isUntrusted ? [{ ...proof, failure: outcome.failure }] : [];
}

/**
 * Kubeconfigs that neither trust the API server nor are trusted by it, while their own halves fit each other and another
 * kubeconfig does trust it: what remains of an earlier cluster is one cause.
 */
function otherClusters(
  failing: TrustFault['proofs'],
  proofs: readonly Proof[],
  couldVerify: (leaf: Material, bundle: Material) => boolean,
): readonly TrustFault[] {
  const servers = proofs.filter(({ domain, purpose, trustedBy }) => isOfApi(domain, purpose) && trustedBy !== 'pod');
  const trustedElsewhere = new Set(servers.flatMap((one) => (one.outcome?.kind === 'trusted' ? one.presented : [])));
  const clients = groupBy(
    failing.filter(({ purpose }) => purpose === 'clientAuth'),
    (client) => placeKey(client.domain, client.presented.at.uri),
  );
  return failing.flatMap((server) => {
    const { presented, trusted, domain, purpose, trustedBy } = server;
    if (!isOfApi(domain, purpose) || trustedBy === 'pod') return [];
    if (!trustedElsewhere.has(presented)) return [];
    const besides = clients.get(placeKey(domain, trusted.at.uri)) ?? [];
    const client = besides.find((other) => couldVerify(other.presented, trusted));
    if (!client) return [];
    return [{ side: 'trusted', culprit: trusted, proofs: [server, client], isOtherCluster: true }];
  });
}

function placeKey(domain: Proof['domain'], uri: string): string {
  return `${domain} ${uri}`;
}

function isOfApi(domain: Proof['domain'], purpose: Proof['purpose']): boolean {
  return domain === 'cluster' && purpose === 'serverAuth';
}

/** One a content: the same file behind two flags is one witness, not two. */
function distinct(materials: readonly Material[]): readonly Material[] {
  return [...new Map(materials.map((material) => [contentKey(material), material])).values()];
}

function witnesses(proofs: readonly Proof[]): {
  readonly bundles: readonly Material[];
  readonly leaves: readonly Material[];
} {
  return {
    bundles: distinct(proofs.map(({ trusted }) => trusted)),
    leaves: distinct(proofs.map(({ presented }) => presented)),
  };
}

/** kubeadm's etcd members and etcd's clients share one CA, so they bear witness for each other. */
function domainOf({ domain }: Proof): string {
  return domain.replace('-peer', '');
}

function contentKey(material: Material): string {
  return certificatesOf(material)
    .map((artifact) => artifact.certificate.sha256)
    .join(' ');
}
