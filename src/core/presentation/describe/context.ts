import { fileOfUri } from '../../cluster/nodes/nodeFiles.ts';
import type { OngoingRotation } from '../../comparison/rotation.ts';
import {
  type Artifact,
  type CertificateArtifact,
  type TokenSigner,
  yamlPathOf,
} from '../../model/artifacts/artifact.ts';
import type { Certificate, DistinguishedName, PublicKey, RevocationList } from '../../model/artifacts/certificate.ts';
import type { Token } from '../../model/artifacts/token.ts';
import { append } from '../../model/collections/lookup.ts';
import { distinguishedNameText } from '../../model/labels/names.ts';
import type { Thresholds } from '../../model/labels/times.ts';
import { derived } from '../../model/memo/derived.ts';
import type { NodeView } from '../../model/node.ts';
import type { FileMode } from '../../model/ports.ts';
import type { InspectedNode, Report } from '../../model/report.ts';
import type { Location } from '../../model/source/span.ts';
import { plainText } from '../../model/text/plainText.ts';
import { joinArgument } from './joinArgument.ts';

/** Whose key verifiably signed a certificate. */
export type IssuerLink =
  | { readonly kind: 'self' }
  | { readonly kind: 'found'; readonly artifact: CertificateArtifact }
  /** No signer is among the node's files. */
  | { readonly kind: 'absent' }
  /** Too many certificates have its issuer's name: not all of them were tried. */
  | { readonly kind: 'unchecked' };

/** An artifact that is no certificate and has a public key. */
export type HalfArtifact = Extract<Artifact, { kind: 'publicKey' | 'privateKey' | 'certificateRequest' }>;

/** The context that a description of a node's artifacts needs. */
export interface DescribeContext {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly thresholds: Thresholds;
  issuerOf(certificate: Certificate): IssuerLink;
  /** Every place of this very certificate: separate files first, then copies inside YAML. */
  placesOf(certificate: Certificate): readonly CertificateArtifact[];
  /** The certificates of a public key, each at its first place. */
  certificatesOfKey(key: PublicKey): readonly CertificateArtifact[];
  /** The public and private keys and the requests of a public key, each at every place. */
  halvesOf?(key: PublicKey): readonly HalfArtifact[];
  /** The certificate that the issuer of a CRL gave a serial number, at its first place. */
  issuedAs?(list: RevocationList, serialNumber: string): CertificateArtifact | undefined;
  /** The signer of a token; undefined for one without a signature, or if the signature was not checked. */
  signerOf?(token: Token): TokenSigner | undefined;
  /** Mode and owner of a file; undefined if they were not looked at. */
  modeOf?(uri: string): FileMode | undefined;
  /** By which `kubeadm join` pins a CA; undefined for another than the cluster's. */
  joinArgument?(certificate: Certificate): string | undefined;
  /** The rotation with a CA as one generation; undefined if there is none, or if it was not looked for. */
  rotationOf?(certificate: Certificate): OngoingRotation | undefined;
  /** For people: "etc/kubernetes/admin.conf", and where it lies in YAML the field. Text from files. */
  placeName(artifact: Artifact): string;
  /** The file's path in its workspace folder, its URI where it is not the node's. */
  pathOf(uri: string): string;
}

export function describeContext(node: InspectedNode, now: number, thresholds: Thresholds): DescribeContext {
  const { places, keys, halves, paths } = placesIn(node.view);
  const pathOf = (uri: string) => paths.get(uri) ?? uri;
  return {
    now,
    thresholds,
    pathOf,
    placesOf: ({ sha256 }) => places.get(sha256) ?? [],
    certificatesOfKey: ({ id }) => keys.get(id) ?? [],
    halvesOf: ({ id }) => halves.get(id) ?? [],
    issuedAs: (list, serialNumber) => {
      for (const [artifact] of places.values()) {
        if (artifact && isIssuedAs(artifact.certificate, list, serialNumber)) return artifact;
      }
      return undefined;
    },
    joinArgument: (certificate) => joinArgument(certificate, [node.view]),
    modeOf: (uri) => fileOfUri(node.view, uri)?.mode,
    signerOf: (token) => node.tokenSigners?.get(token),
    placeName: (artifact) => {
      const field = yamlPathOf(artifact);
      const path = pathOf(artifact.origin.uri);
      return field === undefined ? path : `${path} › ${field}`;
    },
    issuerOf: ({ sha256 }) => {
      const issuer = node.issuers.get(sha256);
      if (issuer === sha256) return { kind: 'self' };
      const artifact = issuer === undefined ? undefined : places.get(issuer)?.[0];
      if (artifact) return { kind: 'found', artifact };
      return { kind: node.uncheckedIssuers?.has(sha256) ? 'unchecked' : 'absent' };
    },
  };
}

/** By serial number and issuer, as RFC 5280 §5.3 means it, and by the issuer's key where both tell it. */
function isIssuedAs(certificate: Certificate, list: RevocationList, serialNumber: string): boolean {
  if (certificate.serialNumber !== serialNumber) return false;
  const keys = new Set([certificate.authorityKeyId, list.authorityKeyId].filter((id) => id !== undefined));
  return keys.size < 2 && asShown(certificate.issuer) === asShown(list.issuer);
}

/** The author of the list may have encoded the name in another way. */
function asShown(name: DistinguishedName): string {
  return plainText(distinguishedNameText(name));
}

interface Places {
  /** By the certificate's SHA-256. */
  readonly places: ReadonlyMap<string, readonly CertificateArtifact[]>;
  /** By the public key's id, each certificate once. */
  readonly keys: ReadonlyMap<string, readonly CertificateArtifact[]>;
  /** By the public key's id. */
  readonly halves: ReadonlyMap<string, readonly HalfArtifact[]>;
  /** Path in the workspace folder by URI. */
  readonly paths: ReadonlyMap<string, string>;
}

const placesIn = derived((view: NodeView): Places => {
  const places = new Map<string, CertificateArtifact[]>();
  const halves = new Map<string, HalfArtifact[]>();
  const paths = new Map<string, string>();
  const strays = new Set<string>();
  const hosts = new Set<string>();
  for (const { file, path, hostPath = '', archived } of view.files) {
    paths.set(file.uri, path);
    if (archived || !OWN_FOLDERS.test(hostPath)) strays.add(file.uri);
    if (file.format === 'yaml') hosts.add(file.uri);
    for (const artifact of file.artifacts) {
      if (artifact.kind === 'certificate') append(places, artifact.certificate.sha256, artifact);
      const half = halfOf(artifact);
      if (half) append(halves, half.id, half.artifact);
    }
  }
  const rank = (artifact: Artifact) => (hosts.has(artifact.origin.uri) ? EMBEDDED : rankOf(artifact, strays));
  const keys = new Map<string, CertificateArtifact[]>();
  for (const found of places.values()) {
    found.sort((a, b) => rank(a) - rank(b));
    const [first] = found;
    if (first) append(keys, first.certificate.publicKey.id, first);
  }
  for (const found of halves.values()) found.sort((a, b) => rank(a) - rank(b));
  return { places, keys, halves, paths };
});

function halfOf(artifact: Artifact): { readonly id: string; readonly artifact: HalfArtifact } | undefined {
  switch (artifact.kind) {
    case 'publicKey':
      return { id: artifact.key.id, artifact };
    case 'privateKey':
      return artifact.key.publicKey && { id: artifact.key.publicKey.id, artifact };
    case 'certificateRequest':
      return { id: artifact.request.publicKey.id, artifact };
    default:
      return undefined;
  }
}

/** The folders in which a node keeps its own files: people put the copies elsewhere. */
const OWN_FOLDERS = /^\/(?:etc|var\/lib)\//;

/** Embedded copies come after all separate files. */
const EMBEDDED = 4;

/** The node's own files first, of others those that Kubernetes can read before those it cannot, copies inside of YAML last. */
function rankOf(artifact: Artifact, strays: ReadonlySet<string>): number {
  const { uri, hiddenFromGo } = artifact.origin;
  if (yamlPathOf(artifact) !== undefined) return EMBEDDED;
  return (strays.has(uri) ? 2 : 0) + (hiddenFromGo ? 1 : 0);
}

/** The place of an artifact. */
export function locationOf({ origin }: Artifact): Location {
  return { uri: origin.uri, span: origin.span };
}

/** The nodes of a report, those first that lie nearest to a file which need not be in it. */
export function nodesNear({ nodes }: Report, uri: string): readonly InspectedNode[] {
  const near = new Map(nodes.map((node) => [node, sharedLength(node.view.id, uri)]));
  return [...nodes].sort((a, b) => (near.get(b) ?? 0) - (near.get(a) ?? 0));
}

/** How much of their paths is the same folder. */
function sharedLength(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return one.lastIndexOf('/', at) + 1;
}
