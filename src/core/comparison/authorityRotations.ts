import { clustersOf } from '../cluster/nodes/clusters.ts';
import { commonName } from '../formats/x509/subjectNames.ts';
import { linkedGroups } from '../inspection/linkedGroups.ts';
import type { CertificateArtifact } from '../model/artifacts/artifact.ts';
import type { Certificate } from '../model/artifacts/certificate.ts';
import { append, groupBy } from '../model/collections/lookup.ts';
import { certificatesOf } from '../model/credentialSource.ts';
import { isAuthority } from '../model/labels/certificates.ts';
import { derived, oneOfEqualLists } from '../model/memo/derived.ts';
import type { NodeView } from '../model/node.ts';
import type { InspectedNode, Report } from '../model/report.ts';
import type { Location } from '../model/source/span.ts';
import { contentOf } from '../model/text/untrusted.ts';
import type { Scheduler } from '../model/time/scheduler.ts';
import { consumersOf } from '../uses/views/consumers.ts';
import { nextStep } from './nextStep.ts';
import type { Generation, Rotation } from './rotation.ts';

/** Roots that an operating system trusts are no rotation: no bundle has as many CAs of a cluster. */
const MOST_AUTHORITIES = 20;

/** The CAs that a cluster's bundles trust under one name with several keys, over all of its nodes. */
export function authorityRotations(report: Report): readonly Rotation[] {
  return groupsIn(report.nodes).flatMap(rotationsIn);
}

/** Derives what they are put together from, in slices. */
export async function prepareAuthorityRotations(report: Report, scheduler: Scheduler): Promise<void> {
  for (const { view } of report.nodes) {
    trustedAuthorities(view);
    if (scheduler.shouldYield()) await scheduler.yieldNow();
  }
  for (const group of groupsIn(report.nodes)) {
    rotationsIn(group);
    if (scheduler.shouldYield()) await scheduler.yieldNow();
  }
}

/** The nodes that hang together by what they trust, or as one cluster. */
const groupsIn = derived((nodes: Report['nodes']): readonly (readonly InspectedNode[])[] => {
  const byId = new Map(nodes.map((node) => [node.view.id, node]));
  const keysOf = (id: string) => {
    const node = byId.get(id);
    return node ? trustedAuthorities(node.view).map(({ certificate }) => certificate.publicKey.id) : [];
  };
  const clusters = clustersOf(nodes.map(({ view }) => view)).map((views) => views.map(({ id }) => id));
  const groups = linkedGroups([...byId.keys()], keysOf, clusters);
  return groups.map((ids) => groupOf(ids.flatMap((id) => byId.get(id) ?? [])));
});

/** An edit changes the nodes of one group. */
const groupOf = oneOfEqualLists<InspectedNode>();

/** The rotations of nodes that hang together by what they trust. */
const rotationsIn = derived((nodes: readonly InspectedNode[]): readonly Rotation[] => {
  const authorities = nodes.flatMap(({ view }) => trustedAuthorities(view));
  const named = groupBy(authorities, ({ certificate }) => nameText(certificate));
  return [...named.values()].flatMap((same) => rotationOf(same, nodes));
});

/** The values of a name. OpenSSL and kubeadm write the same name in strings of other types, which are other bytes. */
function nameText({ subject }: Certificate): string {
  return JSON.stringify(subject.attributes.map(({ type, value }) => [type, contentOf(value)]));
}

/** The self-signed CAs in the bundles and kubeconfigs of a node that somebody verifies by, at each place. */
const trustedAuthorities = derived((view: NodeView): readonly CertificateArtifact[] => {
  const places = new Set<CertificateArtifact>();
  for (const { role, credentials } of consumersOf(view).all) {
    const found = credentials.artifacts.filter((artifact) => artifact.kind === 'certificate');
    if (role !== 'trustBundle' || found.length > MOST_AUTHORITIES) continue;
    for (const artifact of found) if (isRoot(artifact)) places.add(artifact);
  }
  return [...places];
});

function isRoot({ certificate }: CertificateArtifact): boolean {
  return isAuthority(certificate) && certificate.subject.key === certificate.issuer.key;
}

function rotationOf(same: readonly CertificateArtifact[], nodes: readonly InspectedNode[]): readonly Rotation[] {
  const byKey = [...groupBy(same, ({ certificate }) => certificate.publicKey.id).values()];
  const [first] = same;
  if (byKey.length < 2 || !first) return [];
  const signed = leavesByKey(nodes);
  const generations = byKey
    .toSorted((one, other) => firstMade(one) - firstMade(other))
    .map((places) => generationOf(places, signed));
  const name = commonName(first.certificate);
  return [isOngoing(generations, nodes) ? { name, generations, next: nextStep(generations) } : { name, generations }];
}

/**
 * Whether two generations are in use: they sign, they can, or a file trusts both. A CA that signs nothing, and that only a separate file trusts, is
 * another cluster's.
 */
function isOngoing(generations: readonly Generation[], nodes: readonly InspectedNode[]): boolean {
  const signers = signersOf(nodes);
  const used = generations.filter(({ key, signs, trustedBy }) => {
    const others = generations.filter((other) => other.key !== key).flatMap((other) => other.trustedBy);
    const shared = new Set(others.map(({ uri }) => uri));
    return signs.length > 0 || signers.has(key) || trustedBy.some(({ uri }) => shared.has(uri));
  });
  return used.length > 1;
}

/** The keys by which something is or may be signed: private keys, and those of the CAs that components sign with. */
function signersOf(nodes: readonly InspectedNode[]): ReadonlySet<string> {
  return new Set(nodes.flatMap(({ view }) => signersIn(view)));
}

const signersIn = derived((view: NodeView): readonly string[] => [
  ...view.files.flatMap(({ file, archived }) =>
    archived
      ? []
      : file.artifacts.flatMap((one) => (one.kind === 'privateKey' && one.key.publicKey ? one.key.publicKey.id : [])),
  ),
  ...consumersOf(view).all.flatMap(({ role, credentials }) =>
    role === 'signerCertificate' ? certificatesOf(credentials).map((one) => one.certificate.publicKey.id) : [],
  ),
]);

function firstMade(places: readonly CertificateArtifact[]): number {
  return Math.min(...places.map(({ certificate }) => certificate.notBefore));
}

function generationOf(
  places: readonly CertificateArtifact[],
  signed: ReadonlyMap<string, readonly Location[]>,
): Generation {
  // A CA that was renewed with its key is represented by the certificate that expires last.
  const [best] = places.toSorted((a, b) => b.certificate.notAfter - a.certificate.notAfter);
  const { certificate, origin } = best as CertificateArtifact;
  return {
    sha256: certificate.sha256,
    key: certificate.publicKey.id,
    notAfter: certificate.notAfter,
    place: origin,
    trustedBy: places.map(placeOf),
    signs: signed.get(certificate.publicKey.id) ?? [],
  };
}

/** The leaves of all nodes by the key that verifiably signed them, each at its first place. */
function leavesByKey(nodes: readonly InspectedNode[]): ReadonlyMap<string, readonly Location[]> {
  const leaves = new Map<string, Location[]>();
  const seen = new Set<string>();
  for (const { view, issuers } of nodes) {
    const certificates = view.files.flatMap(({ file, archived }) =>
      archived ? [] : file.artifacts.filter((artifact) => artifact.kind === 'certificate'),
    );
    const keys = new Map(certificates.map(({ certificate }) => [certificate.sha256, certificate.publicKey.id]));
    for (const artifact of certificates) {
      const { sha256 } = artifact.certificate;
      const key = keys.get(issuers.get(sha256) ?? '');
      if (key === undefined || seen.has(sha256) || isAuthority(artifact.certificate)) continue;
      seen.add(sha256);
      append(leaves, key, placeOf(artifact));
    }
  }
  return leaves;
}

function placeOf({ origin }: CertificateArtifact): Location {
  return { uri: origin.uri, span: origin.span };
}
