import { clustersOf } from '../cluster/nodes/clusters.ts';
import { commonName } from '../formats/x509/subjectNames.ts';
import { linkedGroups } from '../inspection/linkedGroups.ts';
import type { CertificateArtifact } from '../model/artifacts/artifact.ts';
import type { Certificate } from '../model/artifacts/certificate.ts';
import { lazy } from '../model/collections/boundedCache.ts';
import { groupBy } from '../model/collections/lookup.ts';
import { certificatesOf } from '../model/credentialSource.ts';
import { isAuthority } from '../model/labels/certificates.ts';
import { derived, oneOfEqualLists } from '../model/memo/derived.ts';
import type { NodeView } from '../model/node.ts';
import type { InspectedNode, Report } from '../model/report.ts';
import { contentOf } from '../model/text/untrusted.ts';
import type { Scheduler } from '../model/time/scheduler.ts';
import { consumersOf } from '../uses/views/consumers.ts';
import { clustersServed } from './clustersServed.ts';
import { nextStep } from './nextStep.ts';
import { replacedAuthorities } from './replacedAuthorities.ts';
import type { Generation, Rotation } from './rotation.ts';
import { type SignedLeaves, signedLeaves } from './signedLeaves.ts';

/** Roots that an operating system trusts are no rotation: no bundle has as many CAs of a cluster. */
const MOST_AUTHORITIES = 20;

/** The rotations of the CAs in a cluster's bundles: one CA replaces another, or has its name in the same cluster. */
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
  const byKey = groupBy(
    nodes.flatMap(({ view }) => trustedAuthorities(view)),
    ({ certificate }) => certificate.publicKey.id,
  );
  if (byKey.size < 2) return [];
  // Most clusters have no CA that another could replace.
  const [signed, keys] = [lazy(() => signedLeaves(nodes)), lazy(() => privateKeysOf(nodes))];
  const replaced = replacedAuthorities(new Set(byKey.keys()), {
    nodes,
    signerOf: (sha256) => signed().signerOf(sha256),
    signs: (key) => signed().signs(key),
    hasKey: (key) => keys().has(key),
  });
  const namesOf = (key: string) => (byKey.get(key) ?? []).map(({ certificate }) => nameText(certificate));
  const placesOf = (keys: readonly string[]) => keys.flatMap((key) => [byKey.get(key) ?? []]);
  const served = lazy(() =>
    clustersServed(
      nodes.map(({ view }) => view),
      signed().signerOf,
    ),
  );
  return linkedGroups([...byKey.keys()], namesOf, replaced)
    .filter((keys) => keys.length > 1)
    .flatMap((keys) => linkedGroups(keys, (key) => served().get(key) ?? [], replaced))
    .flatMap((keys) => rotationOf(placesOf(keys), nodes, signed));
});

function privateKeysOf(nodes: readonly InspectedNode[]): ReadonlySet<string> {
  return new Set(nodes.flatMap(({ view }) => privateKeysIn(view)));
}

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

/** `byKey`: the places of each CA. */
function rotationOf(
  byKey: readonly (readonly CertificateArtifact[])[],
  nodes: readonly InspectedNode[],
  signed: () => SignedLeaves,
): readonly Rotation[] {
  if (byKey.length < 2) return [];
  const inOrder = byKey.toSorted((one, other) => firstMade(one) - firstMade(other));
  const generations = inOrder.map((places) => generationOf(places, signed()));
  const [oldest] = inOrder[0] ?? [];
  if (!oldest) return [];
  const name = commonName(oldest.certificate);
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
  ...privateKeysIn(view),
  ...consumersOf(view).all.flatMap(({ role, credentials }) =>
    role === 'signerCertificate' ? certificatesOf(credentials).map((one) => one.certificate.publicKey.id) : [],
  ),
]);

const privateKeysIn = derived((view: NodeView): readonly string[] =>
  view.files.flatMap(({ file, archived }) =>
    archived
      ? []
      : file.artifacts.flatMap((one) => (one.kind === 'privateKey' && one.key.publicKey ? one.key.publicKey.id : [])),
  ),
);

function firstMade(places: readonly CertificateArtifact[]): number {
  return Math.min(...places.map(({ certificate }) => certificate.notBefore));
}

function generationOf(places: readonly CertificateArtifact[], { leavesOf }: SignedLeaves): Generation {
  // A CA that was renewed with its key is represented by the certificate that expires last.
  const [best] = places.toSorted((a, b) => b.certificate.notAfter - a.certificate.notAfter);
  const { certificate, origin } = best as CertificateArtifact;
  return {
    sha256: certificate.sha256,
    key: certificate.publicKey.id,
    notAfter: certificate.notAfter,
    place: origin,
    trustedBy: places.map(({ origin: { uri, span } }) => ({ uri, span })),
    signs: leavesOf(certificate.publicKey.id),
  };
}
