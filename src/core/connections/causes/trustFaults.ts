import type { Artifact, CertificateArtifact } from '../../model/artifacts/artifact.ts';
import type { Certificate } from '../../model/artifacts/certificate.ts';
import type { ChainFailure } from '../../model/chainOutcome.ts';
import { groupBy } from '../../model/collections/lookup.ts';
import { type CredentialSource, certificatesOf } from '../../model/credentialSource.ts';
import { derived } from '../../model/memo/derived.ts';
import type { PeerVerification } from '../../model/peerVerification.ts';
import { sameName } from './sameName.ts';

/** A verification that fails because no chain leads from the leaf to the bundle. */
export type UntrustedFailure = Extract<ChainFailure, { kind: 'unknownAuthority' }>;

/** A verification that fails for this cause. */
type UntrustedVerification = PeerVerification & { readonly failure: UntrustedFailure };

/** One cause of failing verifications: the credentials that are wrong, and every verification that fails for them. */
export interface TrustFault {
  /** Which half is wrong: the certificate that is shown, or the bundle held against it. */
  readonly side: 'presented' | 'trusted';
  readonly culprit: CredentialSource;
  /** Present where a kubeconfig's CA and client certificate belong together, and to another cluster than the node. */
  readonly isOtherCluster?: true;
  /** Present where the certificate is outside its dates, which is reported first. */
  readonly isLater?: true;
  /** The first one explains the fault. */
  readonly verifications: readonly [UntrustedVerification, ...UntrustedVerification[]];
}

/** Verifications of a node, and whether a bundle verifies a leaf at the same instants. */
export interface Verified {
  readonly verifications: readonly PeerVerification[];
  couldVerify(leaf: CredentialSource, bundle: CredentialSource): boolean;
}

/**
 * Groups failing verifications by cause. The culprit of the two sides is the one that is the stranger in its own trust domain: a leaf that no other
 * bundle there verifies, or a bundle that verifies no other leaf there. If both are, the culprit is a CA with the issuer's name that is no older than
 * the leaf, because it was issued again.
 *
 * `whileValid` has the verifications that fail today only because of the dates of the leaf, at a time within them. What is wrong then is a second
 * cause, which is logged after a renewal, if the others show which half it is.
 */
export function trustFaults({ verifications, couldVerify }: Verified, whileValid: Verified): readonly TrustFault[] {
  const faults = new Map<
    string,
    {
      side: TrustFault['side'];
      culprit: CredentialSource;
      isLater?: true;
      verifications: [UntrustedVerification, ...UntrustedVerification[]];
    }
  >();
  const add = (side: TrustFault['side'], verification: UntrustedVerification, isLater = false) => {
    const culprit = verification[side];
    const key = `${side} ${contentKey(culprit)}`;
    const fault = faults.get(key);
    if (fault) fault.verifications.push(verification);
    else faults.set(key, { side, culprit, ...(isLater && { isLater }), verifications: [verification] });
  };
  const failing = verifications.flatMap(untrusted);
  const failingLater = whileValid.verifications.flatMap(untrusted);
  if (failing.length + failingLater.length === 0) return [];
  const foreign = otherClusters(failing, verifications, couldVerify);
  const reported = new Set(foreign.flatMap((fault) => fault.verifications));
  const domains = new Map([...groupBy(verifications, domainOf)].map(([domain, those]) => [domain, witnesses(those)]));
  /** The leaves that each bundle rejects, by the content of the bundle. */
  const rejected = new Map(
    [...groupBy(failing, ({ trusted }) => contentKey(trusted))].map(([bundle, those]) => [
      bundle,
      witnesses(those).leaves,
    ]),
  );
  /** How much of their trust domain, which is given too, the leaf and the bundle fit. */
  const fitOf = (verification: PeerVerification, fits: Verified['couldVerify']) => {
    const { presented, trusted, purpose } = verification;
    const { bundles = [], leaves = [], clients = [] } = domains.get(domainOf(verification)) ?? {};
    return {
      leaf: bundles.filter((bundle) => fits(presented, bundle)).length,
      // That a bundle verifies a server does not make it the bundle for clients: the two may have different CAs.
      bundle: (purpose === 'clientAuth' ? clients : leaves).filter((leaf) => fits(leaf, trusted)).length,
      bundles,
    };
  };
  /** Bundles with a CA that has the name of an issuer, by their content. */
  const reissued = new Set(failing.filter(isNamesake).map(({ trusted }) => contentKey(trusted)));
  for (const verification of failing) {
    if (reported.has(verification)) continue;
    const { leaf, bundle, bundles } = fitOf(verification, couldVerify);
    // If neither matches anything, a bundle that rejects many leaves is one cause, and the leaves would be many.
    const leaves = rejected.get(contentKey(verification.trusted)) ?? [];
    const isAlone = leaf === 0 && bundle === 0 && leaves.length > Math.max(2, bundles.length);
    const isNewer = leaf === 0 && bundle === 0 && newNamesake(verification) !== undefined;
    // A regenerated CA in the bundle does not explain a leaf whose issuer has another name.
    const isApart = reissued.has(contentKey(verification.trusted)) && !isNamesake(verification);
    add(bundle < leaf || isNewer || (isAlone && !isApart) ? 'trusted' : 'presented', verification);
  }
  for (const verification of failingLater) {
    const { leaf, bundle } = fitOf(verification, whileValid.couldVerify);
    if (bundle !== leaf) add(bundle < leaf ? 'trusted' : 'presented', verification, true);
  }
  return [...foreign, ...faults.values()];
}

/** The CA of the issuer's name in the bundle that was made no earlier than what it did not sign: it took the place of the one that did. */
function newNamesake({ failure: { certificate }, trusted }: UntrustedVerification): CertificateArtifact | undefined {
  return namesakeOf(certificate, trusted, (candidate) => candidate.notBefore >= certificate.notBefore);
}

/** The certificate of a bundle that has the name of the issuer and another key, and is wanted. */
export function namesakeOf(
  child: Certificate,
  bundle: CredentialSource,
  isWanted: (candidate: Certificate) => boolean = () => true,
): CertificateArtifact | undefined {
  return certificatesOf(bundle).find(
    ({ certificate }) => sameName(child, certificate) === 'otherKey' && isWanted(certificate),
  );
}

function isNamesake({ failure, trusted }: UntrustedVerification): boolean {
  return namesakeOf(failure.certificate, trusted) !== undefined;
}

function untrusted(verification: PeerVerification): readonly UntrustedVerification[] {
  const { outcome } = verification;
  const isUntrusted = outcome?.kind === 'refused' && outcome.failure.kind === 'unknownAuthority';
  if (!isUntrusted || isTrustedItself(outcome.failure.certificate, verification.trusted)) return [];
  return [{ ...verification, failure: outcome.failure }];
}

/**
 * Whether the bundle contains the CA at which the chain ends, in a certificate that may sign, so that only its dates can be wrong. Go adds no
 * CA to a chain twice, and reports only that the authority is unknown.
 */
function isTrustedItself(authority: Certificate, bundle: CredentialSource): boolean {
  return certificatesOf(bundle).some(
    ({ certificate: { subject, publicKey, basicConstraints, keyUsage } }) =>
      subject.key === authority.subject.key &&
      publicKey.id === authority.publicKey.id &&
      basicConstraints?.ca === true &&
      keyUsage?.includes('keyCertSign') !== false,
  );
}

/**
 * Kubeconfigs that neither trust the API server nor are trusted by it, while their own halves fit each other and another
 * kubeconfig does trust it: what remains of an earlier cluster is one cause.
 */
function otherClusters(
  failing: readonly UntrustedVerification[],
  verifications: readonly PeerVerification[],
  couldVerify: (leaf: CredentialSource, bundle: CredentialSource) => boolean,
): readonly TrustFault[] {
  const servers = verifications.filter(
    ({ domain, purpose, trustedBy }) => isOfApi(domain, purpose) && trustedBy !== 'pod',
  );
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
    return [{ side: 'trusted', culprit: trusted, verifications: [server, client], isOtherCluster: true }];
  });
}

function placeKey(domain: PeerVerification['domain'], uri: string): string {
  return `${domain} ${uri}`;
}

function isOfApi(domain: PeerVerification['domain'], purpose: PeerVerification['purpose']): boolean {
  return domain === 'cluster' && purpose === 'serverAuth';
}

/** One a content: the same file behind two flags is one witness, not two. */
function distinct(allCredentials: readonly CredentialSource[]): readonly CredentialSource[] {
  return [...new Map(allCredentials.map((credentials) => [contentKey(credentials), credentials])).values()];
}

function witnesses(verifications: readonly PeerVerification[]): {
  readonly bundles: readonly CredentialSource[];
  readonly leaves: readonly CredentialSource[];
  /** The leaves that clients present. */
  readonly clients: readonly CredentialSource[];
} {
  const ofClients = verifications.filter(({ purpose }) => purpose === 'clientAuth');
  return {
    bundles: distinct(verifications.map(({ trusted }) => trusted)),
    leaves: distinct(verifications.map(({ presented }) => presented)),
    clients: distinct(ofClients.map(({ presented }) => presented)),
  };
}

/** kubeadm's etcd members and etcd's clients share one CA, so they bear witness for each other. */
function domainOf({ domain }: PeerVerification): string {
  return domain.replace('-peer', '');
}

/** Equal for equal certificates in one order. */
export function contentKey({ artifacts }: CredentialSource): string {
  return certificatesKey(artifacts);
}

/** Once for each list: a thousand aliases of a cluster with a thousand CAs share one list. */
const certificatesKey = derived((artifacts: readonly Artifact[]) =>
  artifacts.flatMap((artifact) => (artifact.kind === 'certificate' ? artifact.certificate.sha256 : [])).join(' '),
);
