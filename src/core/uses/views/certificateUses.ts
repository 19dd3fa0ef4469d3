import { isRootCollection } from '../../cluster/nodes/rootCollection.ts';
import { type CertificateArtifact, yamlPathOf } from '../../model/artifacts/artifact.ts';
import type { Certificate } from '../../model/artifacts/certificate.ts';
import { groupBy } from '../../model/collections/lookup.ts';
import type { RelatedPlace } from '../../model/finding.ts';
import { isAuthority } from '../../model/labels/certificates.ts';
import { derivedOfLatest } from '../../model/memo/derived.ts';
import type { NodeFile, NodeView } from '../../model/node.ts';
import { parentOf } from '../../model/source/directories.ts';
import { phrase } from '../../model/text/text.ts';
import { type Consumer, consumersOf, placesOf } from './consumers.ts';

/** A distinct certificate at the place where a finding about it belongs. */
export interface CertificateUse {
  readonly certificate: Certificate;
  readonly artifact: CertificateArtifact;
  readonly nodeFile: NodeFile;
  /** Everybody who is given this certificate, here or as a copy elsewhere. */
  readonly consumers: readonly Consumer[];
  /** Flags that name the file at this place and that a later value replaces; empty if something reads the certificate. */
  readonly superseded: readonly Consumer[];
  /** The certificates of the same file or field, this one included, in order. */
  readonly bundle: readonly Certificate[];
  /** The consumers and the copies, for a finding at this place. */
  readonly related: readonly RelatedPlace[];
}

/**
 * Every certificate of the node that may have a reader, at its most meaningful places: a file comes before the copy in a kubeconfig, a file with a
 * reference before one without, and a CA appears once however often it was copied.
 */
export const certificateUses = derivedOfLatest((node: NodeView): readonly CertificateUse[] => {
  const byContent = groupBy(placesIn(node), ({ artifact }) => artifact.certificate.sha256);
  return [...byContent.values()].flatMap(usesOfContent);
});

interface Place {
  readonly artifact: CertificateArtifact;
  readonly nodeFile: NodeFile;
  readonly consumers: readonly Consumer[];
  readonly superseded: readonly Consumer[];
  readonly bundle: readonly Certificate[];
  /** Whether the folder has the private key: the others are copies of this one. */
  readonly hasKey: boolean;
}

function* placesIn(node: NodeView): Generator<Place> {
  const consumers = consumersOf(node);
  const keys = foldersOfKeys(node);
  for (const nodeFile of node.files) {
    if (nodeFile.archived || isSuperseded(nodeFile, node) || isUnreadCollection(nodeFile, node)) continue;
    const bundles = new Map<string | undefined, Bundle>();
    const ofFile = consumers.supersededOf(nodeFile.file.uri);
    for (const artifact of nodeFile.file.artifacts) {
      if (artifact.kind !== 'certificate') continue;
      const { certificates: bundle, counts } = bundles.get(yamlPathOf(artifact)) ?? newBundle();
      bundles.set(yamlPathOf(artifact), { certificates: bundle, counts });
      bundle.push(artifact.certificate);
      const count = counts.get(artifact.certificate) ?? 0;
      counts.set(artifact.certificate, count + 1);
      // More copies in one bundle count as one, and have a separate finding.
      if (count > MIN_COPIES) continue;
      const superseded = yamlPathOf(artifact) === undefined ? ofFile : [];
      const hasKey = keys.get(artifact.certificate.publicKey.id)?.has(parentOf(nodeFile.path)) ?? false;
      yield { artifact, nodeFile, consumers: consumers.ofArtifact(artifact), superseded, bundle, hasKey };
    }
  }
}

function isUnreadCollection({ file }: NodeFile, node: NodeView): boolean {
  return isRootCollection(file) && consumersOf(node).ofFile(file.uri).length === 0;
}

/** By the ID of the public key, the folders with a file of the private key. */
function foldersOfKeys({ files }: NodeView): ReadonlyMap<string, ReadonlySet<string>> {
  const folders = new Map<string, Set<string>>();
  for (const { file, path } of files) {
    for (const artifact of file.artifacts) {
      const id = artifact.kind === 'privateKey' ? artifact.key.publicKey?.id : undefined;
      if (id === undefined) continue;
      const known = folders.get(id) ?? new Set();
      folders.set(id, known.add(parentOf(path)));
    }
  }
  return folders;
}

interface Bundle {
  readonly certificates: Certificate[];
  /** How often each of them is there. */
  readonly counts: Map<Certificate, number>;
}

function newBundle(): Bundle {
  return { certificates: [], counts: new Map() };
}

function usesOfContent(places: readonly Place[]): readonly CertificateUse[] {
  const best = places.reduce((most, place) => Math.max(most, rankOf(place)), 0);
  const chosen = places.filter((place) => rankOf(place) === best);
  const [first] = chosen;
  if (!first) return [];
  const isOne = isAuthority(first.artifact.certificate) || chosen.every(isInObject);
  const kept = new Set(isOne ? [first] : firstsOfFiles(chosen));
  const most = Math.max(MIN_COPIES, Math.floor(MAX_COPIES / kept.size));
  const copies = places.filter((other) => !kept.has(other)).slice(0, most);
  return [...kept].map((place) => {
    const { artifact, nodeFile, bundle } = place;
    const consumers = [place, ...copies].flatMap((other) => other.consumers);
    const superseded = consumers.length > 0 ? [] : place.superseded;
    return {
      certificate: artifact.certificate,
      artifact,
      nodeFile,
      consumers,
      superseded,
      bundle,
      related: [...placesOf(consumers), ...placesOf(superseded), ...copies.map(copyPlace)],
    };
  });
}

/** One certificate in many fields of a file, as in all Routes of a namespace, is one thing to replace. */
function firstsOfFiles(places: readonly Place[]): readonly Place[] {
  return [...groupBy(places, ({ nodeFile }) => nodeFile.file.uri).values()].flatMap((inFile) => inFile.slice(0, 1));
}

/** Secrets and ConfigMaps are copied into every namespace by controllers. */
function isInObject({ artifact }: Place): boolean {
  return /(?:^|\.)(?:data|binaryData)\["/.test(yamlPathOf(artifact) ?? '');
}

/** The threshold for one certificate at many places with as many copies each, where the places multiply with the copies. */
const MIN_COPIES = 20;
const MAX_COPIES = 10_000;

/**
 * Trust bundles first, then files with a reference, then other files, those next to their key before copies, then kubeconfigs, then values without a
 * known reader.
 */
function rankOf({ artifact, consumers, hasKey }: Place): number {
  if (yamlPathOf(artifact) !== undefined) return consumers.length > 0 ? 1 : 0;
  if (consumers.some(({ role }) => role === 'trustBundle' || role === 'signerCertificate')) return 5;
  if (consumers.length > 0) return 4;
  return hasKey ? 3 : 2;
}

function copyPlace({ artifact }: Place): RelatedPlace {
  return { uri: artifact.origin.uri, span: artifact.origin.span, message: phrase('A copy of the same certificate') };
}

/** The names of files of the kubelet's certificate manager, with the time of writing. */
const DATED = /^kubelet-(client|server)-(current|\d{4}-.*)\.pem$/;

/** A dated file of the kubelet that its link no longer names, so that it has no reader. */
function isSuperseded({ path, file }: NodeFile, node: NodeView): boolean {
  const dated = readDated(path);
  if (!dated || dated.date === CURRENT || consumersOf(node).ofFile(file.uri).length > 0) return false;
  return (newestDates(node).get(dated.series) ?? '') > dated.date;
}

/** The link sorts after every date. */
const CURRENT = 'current';

/** By folder and kind, the date of the newest, or the link that leads to it. */
const newestDates = derivedOfLatest((node: NodeView): ReadonlyMap<string, string> => {
  const newest = new Map<string, string>();
  for (const { path, hostPath = '' } of node.files) {
    const dated = readDated(path) ?? readDated(hostPath);
    if (dated && dated.date > (newest.get(dated.series) ?? '')) newest.set(dated.series, dated.date);
  }
  return newest;
});

function readDated(path: string): { readonly series: string; readonly date: string } | undefined {
  const name = path.lastIndexOf('/') + 1;
  const [, kind, date = ''] = DATED.exec(path.slice(name)) ?? [];
  return kind === undefined ? undefined : { series: path.slice(0, name) + kind, date };
}
